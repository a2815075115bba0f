import type { Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import { countOfLabel, type Figures, type ShownCount } from '../read-figures.ts'
import { countSaid, durationSaid, percent, shareOf } from '../say.ts'

/** Of those who wait, how many it was done for, in its time. */
export interface Waited {
  readonly id: 'acknowledge' | 'decide' | 'answer' | 'begin'
  readonly name: string
  readonly done: ShownCount
  readonly of: ShownCount
  readonly half: number | null
  readonly about: string
}

const sum = (...counts: readonly ShownCount[]): ShownCount =>
  counts.reduce((all, n) => (all === null || n === null ? null : all + n), 0)

/** Acknowledging, deciding, telling the one who told, support: each with whom it is counted of. */
export const waitedIn = ({ t }: Reader, figures: Figures): Waited[] => {
  const n = (family: string, label: string): ShownCount => countOfLabel(figures.family(family), label)
  const { halfBy } = figures
  const timed = (id: 'acknowledge' | 'decide'): Pick<Waited, 'id' | 'done' | 'of' | 'half'> => ({
    id,
    done: n(id, 'in-time'),
    of: sum(n(id, 'in-time'), n(id, 'late')),
    half: halfBy[id],
  })
  return [
    {
      ...timed('acknowledge'),
      name: t('Acknowledged in time'),
      about: t('In as many working days as the team has for it.'),
    },
    {
      ...timed('decide'),
      name: t('Decided in time'),
      about: t('In as many working days as the team has for it.'),
    },
    {
      id: 'answer',
      name: t('The one who told was told'),
      done: n('answer', 'answered'),
      of: sum(n('answer', 'answered'), n('answer', 'not-answered')),
      half: halfBy.answer,
      about: t('Written to within 28 days, of those who may be.'),
    },
    {
      id: 'begin',
      name: t('Support began'),
      done: n('support', 'begun'),
      of: figures.total,
      half: halfBy.begin,
      about: t('Within 28 days, of all that was told. Half by: of the support that began.'),
    },
  ]
}

/** How soon, as a table with a drawing of each share and what chance leaves open. */
export const howSoon = (reader: Reader, figures: Figures): Html => {
  const { t } = reader
  return html`<section aria-labelledby="soon"><h2 class="govuk-heading-l" id="soon">${t('How soon')}</h2><section class="es-scroll" tabindex="0" aria-labelledby="soon-table"><table class="govuk-table es-soon"><caption class="govuk-visually-hidden" id="soon-table">${t('Shares, and how long it took')}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('What')}</th><th class="govuk-table__header" scope="col">${t('Share (95% interval)')}</th><th class="govuk-table__header" scope="col">${t('Of')}</th><th class="govuk-table__header" scope="col">${t('For half of them within')}</th></tr></thead><tbody class="govuk-table__body">${waitedIn(
    reader,
    figures,
  ).map(({ name, done, of, half, about }) => {
    const share = shareOf(done, of)
    return html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${name}<span class="es-quiet">${about}</span></th><td class="govuk-table__cell">${
      share
        ? html`<strong class="es-soon__share">${percent(share.estimate)}</strong> <span class="es-nowrap">(${percent(share.low)}–${percent(share.high)})</span>${drawn(share)}`
        : html`<span class="es-quiet">${of === 0 ? t('None') : t('Too few to show')}</span>`
    }</td><td class="govuk-table__cell">${countSaid(t, of)}</td><td class="govuk-table__cell">${share ? durationSaid(t, half) : '–'}</td></tr>`
  })}</tbody></table></section></section>`
}

const at = (share: number): number => Math.round(share * 1000) / 10
const drawn = ({ estimate, low, high }: { estimate: number; low: number; high: number }): Html =>
  html`<svg class="es-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="es-bar__all" x="0" y="2" width="100" height="8"/><rect class="es-bar__share" x="0" y="2" width="${at(estimate)}" height="8"/><path class="es-bar__interval" d="M${at(low)} 6H${at(high)}M${at(low)} 3v6M${at(high)} 3v6" vector-effect="non-scaling-stroke"/></svg>`
