import { type Html, html } from '../../../kit/html.ts'
import { percent } from '../../voices/say-figures.ts'

/** A share with its interval, or a count of people. */
export interface Bar {
  readonly name: string
  readonly estimate: number
  readonly low?: number
  readonly high?: number
  readonly n?: number
  /** A decoy: less is better, so it is drawn hollow. */
  readonly hollow?: boolean
  /** How a share is said: a per cent, where nothing else is given. */
  readonly say?: (share: number) => string
}

const WIDTH = 100
const at = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * WIDTH * 10) / 10

/** A drawing of one share, for the eye alone: the words and numbers stand beside it in the table. */
const drawn = ({ estimate, low, high, hollow }: Bar): Html =>
  html`<svg class="es-bar${hollow ? ' es-bar--hollow' : ''}" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="es-bar__all" x="0" y="2" width="${WIDTH}" height="8"/><rect class="es-bar__share" x="0" y="2" width="${at(estimate)}" height="8"/>${low !== undefined && high !== undefined && html`<path class="es-bar__interval" d="M${at(low)} 6H${at(high)}M${at(low)} 3v6M${at(high)} 3v6" vector-effect="non-scaling-stroke"/>`}</svg>`

/** Shares as a table with a drawing in each row: what is drawn can be read. */
export const barTable = (
  caption: string,
  heads: readonly [string, string, string],
  bars: readonly Bar[],
): Html => html`<table class="govuk-table es-bars"><caption class="govuk-table__caption">${caption}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${heads[0]}</th><th class="govuk-table__header" scope="col">${heads[1]}</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">${heads[2]}</th></tr></thead>
<tbody class="govuk-table__body">${bars.map(
  ({ say = percent, ...bar }) =>
    html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${bar.name}${drawn(bar)}</th><td class="govuk-table__cell es-bars__figure">${say(bar.estimate)}${
      bar.low !== undefined &&
      bar.high !== undefined &&
      html` <span class="es-bars__interval">${say(bar.low)}–${say(bar.high)}</span>`
    }</td><td class="govuk-table__cell govuk-table__cell--numeric">${bar.n}</td></tr>`,
)}</tbody></table>`

/** Days with how many came on each, as a drawing beside each number. */
export const dayTable = (
  caption: string,
  heads: readonly [string, string],
  days: readonly { name: string; n: number }[],
): Html => {
  const most = Math.max(1, ...days.map(({ n }) => n))
  return html`<table class="govuk-table es-bars"><caption class="govuk-table__caption">${caption}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${heads[0]}</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">${heads[1]}</th></tr></thead>
<tbody class="govuk-table__body">${days.map(
    ({ name, n }) =>
      html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${name}${drawn({ name, estimate: n / most })}</th><td class="govuk-table__cell govuk-table__cell--numeric">${n}</td></tr>`,
  )}</tbody></table>`
}
