import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { ALL } from '../count-followed.ts'
import { SINGLE } from '../families.ts'
import { labelName } from '../names.ts'
import type { FamilyShown, Figures, ShownCount } from '../read-figures.ts'
import { countSaid, percent } from '../say.ts'

interface Row {
  readonly name: string
  readonly n: ShownCount
}

const drawn = (share: number): Html =>
  html`<svg class="es-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="es-bar__all" x="0" y="2" width="100" height="8"/><rect class="es-bar__share" x="0" y="2" width="${Math.round(Math.min(1, share) * 1000) / 10}" height="8"/></svg>`

/** Counts as a table with a drawing in each row, so that what is drawn can be read; shares where they add up to a whole. */
export const countTable = (
  { t }: Reader,
  caption: string,
  heads: readonly [string, string],
  {
    rows,
    of,
    whole = false,
  }: { readonly rows: readonly Row[]; readonly of: ShownCount; readonly whole?: boolean },
): Html => {
  const most = Math.max(1, ...rows.map(({ n }) => n ?? 0))
  return html`<table class="govuk-table es-bars es-told-table"><caption class="govuk-table__caption govuk-table__caption--s">${caption}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${heads[0]}</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">${heads[1]}</th></tr></thead><tbody class="govuk-table__body">${rows.map(
    ({ name, n }) =>
      html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${name}${n !== null && drawn(whole && of ? n / of : n / most)}</th><td class="govuk-table__cell govuk-table__cell--numeric">${n === null ? html`<span class="es-quiet">${t('Too few to show')}</span>` : countSaid(t, n)}${n !== null && whole && of ? html` <span class="es-bars__interval">${percent(n / of)}</span>` : null}</td></tr>`,
  )}</tbody></table>`
}

/** A family label by label, the most frequent first, those that are counted together last; nothing where nothing was counted. */
export const familyTable = (
  reader: Reader,
  figures: Figures,
  { id, caption, head, inOrder = false }: { id: string; caption: string; head: string; inOrder?: boolean },
): Content => {
  const { t } = reader
  if (figures.team !== ALL && !SINGLE.some((one) => one.id === id && one.byTeam)) return null
  const family = figures.family(id)
  const rows = rowsOf(reader, id, family)
  if (rows.length === 0) return null
  const sorted = inOrder ? rows : rows.toSorted((a, b) => (b.n ?? -1) - (a.n ?? -1))
  const { together } = family
  const all = together
    ? [...sorted, { name: togetherName(reader, id, together.labels), n: together.n }]
    : sorted
  return countTable(reader, caption, [head, t('Concerns')], { rows: all, of: figures.total, whole: !inOrder })
}

export const rowsOf = (reader: Reader, id: string, { labels }: FamilyShown): Row[] =>
  labels.flatMap(({ label, n }) => (n === 0 ? [] : [{ name: labelName(reader, id, label), n }]))

/** Those of whom some are too few by themselves, in words. */
export const togetherName = (reader: Reader, id: string, labels: readonly string[]): string =>
  reader.t('Counted together: {labels}', {
    labels: labels.map((label) => labelName(reader, id, label)).join('; '),
  })
