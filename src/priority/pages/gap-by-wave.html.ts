import type { Reader } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'
import { gapsOf, lastOf } from '../aims.ts'
import type { Look } from '../look.ts'
import { targetLine } from './target-line.html.ts'

/** A difference of shares in points: −8. */
const points = (share: number): string => {
  const rounded = Math.round(share * 100)
  return rounded < 0 ? `−${-rounded}` : String(rounded)
}

/**
 * Whether the same story was answered alike whoever the child was, wave by wave, in points. No change is worked out
 * between waves: each has its interval, and an interval that holds 0 says that no gap was found.
 */
export const gapByWave = (reader: Reader, look: Look, writes: boolean): Content => {
  const { t } = reader
  const rows = gapsOf(look.evidence)
  if (rows.length === 0) return null
  const last = new Set(lastOf(rows))
  const outcomes = [...new Set(rows.map(({ says }) => says))]
  return html`<section aria-labelledby="gap"><h2 class="govuk-heading-l" id="gap">${t('The same signs, another child')}</h2><p class="govuk-body">${t('In the survey each practitioner read stories in which only the child was another. A gap is how much more often, in points, they answered so of the one than of the other; 0 is alike. A range that holds 0 says that no gap was found, not that there is none.')}</p>${outcomes.map(
    (says, i) =>
      html`<section class="es-scroll" tabindex="0" aria-labelledby="gap-${i}"><table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m" id="gap-${i}">${t(says)}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('Wave')}</th><th class="govuk-table__header" scope="col">${t('Which children')}</th><th class="govuk-table__header" scope="col">${t('Gap in points')}</th><th class="govuk-table__header" scope="col">${t('Would have been found from')}</th></tr></thead><tbody class="govuk-table__body">${rows
        .filter((row) => row.says === says)
        .map(
          (row) =>
            html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${row.wave}</th><td class="govuk-table__cell">${row.sentence}${last.has(row) && targetLine(reader, look, { key: row.key, name: t('{says}: {of} and {than}', { says: t(says), of: t(row.of), than: t(row.than) }), aim: 'within', figure: row }, writes)}</td><td class="govuk-table__cell"><strong>${points(row.estimate)}</strong> (${t('{low} to {high}', { low: points(row.low), high: points(row.high) })}), ${t('{n} people', { n: row.n })}</td><td class="govuk-table__cell">${points(row.smallest)}</td></tr>`,
        )}</tbody></table></section>`,
  )}</section>`
}
