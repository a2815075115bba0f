import { type Html, html } from '../kit/html.ts'
import type { Briefing, Grouped, Voice } from './briefing.ts'
import { type ChartRow, chart } from './chart.html.ts'
import { count, interval, percent } from './figures.ts'

/** A chart and its table: never one without the other. */
export const figure = (
  id: string,
  title: string,
  what: string,
  rows: readonly ChartRow[],
  reading: Briefing['reading'] | null,
): Html =>
  html`<figure class="figure"><figcaption>${title}</figcaption><div class="figure-both">${chart(id, title, rows, reading)}<table><caption>${title}, in figures</caption><thead><tr><th scope="col">${what}</th><th scope="col">Share (95% interval)</th><th scope="col">Answers</th></tr></thead><tbody>${rows.map(tableRow)}</tbody></table></div></figure>`

const tableRow = ({ name, figure: shown, hollow }: ChartRow): Html =>
  html`<tr><th scope="row">${name}${hollow && html` <span class="decoy">no sign</span>`}</th><td><strong>${percent(shown.estimate)}</strong> (${interval(shown)})</td><td>${count(shown.n)}</td></tr>`

/** Behind the points, long and not for reading aloud: sign by sign with the decoys, what was chosen, and by group. */
export const figuresBehind = (
  { audience, heading, signs, decoys, choices, grouped }: Voice,
  reading: Briefing['reading'],
): Html[] => {
  const offered = [...signs, ...decoys.map((decoy) => ({ ...decoy, hollow: true }))]
  const also = decoys.length > 0 ? ', and what is no sign (hollow)' : ''
  return [
    ...(offered.length > 0
      ? [figure(`${audience}-signs`, `${heading}: signs picked out${also}`, 'Offered', offered, reading)]
      : []),
    ...choices.map(({ question, options }, i) =>
      figure(`${audience}-choice-${i}`, `${heading}: “${question}”`, 'Answer', options, null),
    ),
    ...grouped.map((one) => byGroup(heading, one)),
  ]
}

/** One table a grouping: groups down, measures across each as a line. */
const byGroup = (heading: string, { sentence, groups }: Grouped): Html =>
  html`<div class="figure"><p class="figure-title">${heading}, by group</p><p>${sentence}</p>${
    groups.length > 0 &&
    html`<table><caption>${heading}: ${sentence}</caption><thead><tr><th scope="col">Group</th><th scope="col">Measure</th><th scope="col">Share (95% interval)</th><th scope="col">Answers</th></tr></thead><tbody>${groups.flatMap(
      ({ group, measures }) =>
        measures.map(
          ({ name, figure: shown }) =>
            html`<tr><th scope="row">${group}</th><td>${name}</td><td><strong>${percent(shown.estimate)}</strong> (${interval(shown)})</td><td>${count(shown.n)}</td></tr>`,
        ),
    )}</tbody></table>`
  }</div>`
