import type { Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { type Due, urgencyOf } from '../rules/due.ts'
import { dueSaid, dueWords, moment } from '../say.ts'

export const submit = (
  words: string,
  { about, ...more }: { name?: string; value?: string; classes?: string; about?: string } = {},
): Html =>
  govukOnce('Button', {
    text: words,
    preventDoubleClick: true,
    ...more,
    ...(about ? { attributes: { 'aria-label': `${words}: ${about}` } } : {}),
  })

/** A form of one button; what else it sends is hidden. */
export const press = (
  action: string,
  words: string,
  {
    csrf,
    fields,
    quiet = true,
    about,
  }: {
    csrf: Html
    fields: Readonly<Record<string, string | number>>
    quiet?: boolean
    /** Of what, for who does not see where the button stands. */
    about?: string
  },
): Html =>
  html`<form method="post" action="${action}" class="es-press">${csrf}${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${submit(words, { ...(quiet ? { classes: 'govuk-button--secondary' } : {}), ...(about ? { about } : {}) })}</form>`

/** What is due and when; said in words and with a mark, so that colour tells nothing alone. */
export const dueTag = ({ t }: Reader, due: Due, now: Date): Html => {
  const urgency = urgencyOf(due, now)
  const mark = { overdue: '!', soon: '›', later: '' }[urgency]
  return html`<span class="es-due es-due--${urgency}">${mark && html`<span class="es-due__mark" aria-hidden="true">${mark}</span>`}<strong>${dueWords(t, due.kind)}</strong> <time datetime="${due.at.toISOString()}" title="${moment(due.at, now)}">${dueSaid(t, due, now)}</time></span>`
}

/** Rows of what something is, those that are empty left out. */
export const facts = (rows: readonly (readonly [key: string, value: Content])[]): Html => {
  const there = rows.filter(
    ([, value]) => value !== null && value !== '' && value !== false && value !== undefined,
  )
  return html`<dl class="govuk-summary-list es-desk-facts">${there.map(
    ([key, value]) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
  )}</dl>`
}

/** The pages of a list. */
export const pagination = (
  { t }: Reader,
  { page, pages, href, name }: { page: number; pages: number; href: (n: number) => string; name: string },
): Content =>
  pages > 1 &&
  govukOnce('Pagination', {
    landmarkLabel: name,
    ...(page > 1 ? { previous: { href: href(page - 1), text: t('Previous') } } : {}),
    ...(page < pages ? { next: { href: href(page + 1), text: t('Next') } } : {}),
    items: around(page, pages).map((n) =>
      n === null ? { ellipsis: true as const } : { number: n, href: href(n), current: n === page },
    ),
  })

/** The first, the last and those about the present one; null where some are left out. */
const around = (page: number, pages: number): (number | null)[] => {
  const kept = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 1,
  )
  return kept.flatMap((n, i) => (i > 0 && n - (kept[i - 1] as number) > 1 ? [null, n] : [n]))
}

/** To the page before and the next of a list that is too long for numbers; null: there is none. */
export const onAndBack = (
  { t }: Reader,
  {
    name,
    first,
    previous,
    next,
  }: { name: string; first: string | null; previous: string | null; next: string | null },
): Content =>
  (previous || next) &&
  html`<div class="es-pages es-no-print">${govukOnce('Pagination', {
    landmarkLabel: name,
    ...(previous ? { previous: { href: previous, text: t('Previous') } } : {}),
    ...(next ? { next: { href: next, text: t('Next') } } : {}),
  })}${first && html`<a class="govuk-link" href="${first}">${t('To the beginning')}</a>`}</div>`
