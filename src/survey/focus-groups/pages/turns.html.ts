import type { Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'

/** Some lines of many, as a page shows them. */
export interface Slice<Line> {
  readonly lines: readonly Line[]
  readonly page: number
  readonly pages: number
  /** `open`: those that nobody has done; `all`; or the id of a theme. */
  readonly show: string
  readonly shows: readonly { readonly id: string; readonly words: string; readonly count: number }[]
}

const LINES = 8

/** The lines of a page; what stands open is always on the first. */
export const sliceOf = <Line>(
  shows: readonly { id: string; words: string; lines: readonly Line[] }[],
  asked: { readonly show?: string | undefined; readonly page?: string | undefined },
): Slice<Line> => {
  const show =
    shows.find(({ id }) => id === asked.show) ?? shows.find(({ lines }) => lines.length > 0) ?? shows[0]
  const lines = show?.lines ?? []
  const pages = Math.max(1, Math.ceil(lines.length / LINES))
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked.page ?? '1', 10) || 1))
  return {
    lines: lines.slice((page - 1) * LINES, page * LINES),
    page,
    pages,
    show: show?.id ?? 'all',
    shows: shows.map((one) => ({ id: one.id, words: one.words, count: one.lines.length })),
  }
}

/** Which lines are shown, and the way to others. */
export const turns = <Line>(
  { t }: Reader,
  path: string,
  { show, shows, page, pages }: Slice<Line>,
): Content => {
  const to = (n: number) => ({ href: `${path}?show=${show}&page=${n}` })
  return html`<nav aria-label="${t('Which lines')}"><ul class="es-shows">${shows.map(
    ({ id, words, count }) =>
      html`<li><a class="govuk-link" href="${path}?show=${id}"${id === show && html` aria-current="true"`}>${words} (${count})</a></li>`,
  )}</ul></nav>${
    pages > 1 &&
    govuk('Pagination', {
      landmarkLabel: t('Pages of lines'),
      ...(page > 1 && { previous: { ...to(page - 1), text: t('Previous') } }),
      ...(page < pages && { next: { ...to(page + 1), text: t('Next') } }),
    })
  }`
}
