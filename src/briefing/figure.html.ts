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
  html`<figure class="figure"><figcaption>${title}</figcaption><div class="figure-both">${chart(id, title, rows, reading)}${table(`${title}, in figures`, what, rows)}</div></figure>`

const table = (caption: string, what: string, rows: readonly ChartRow[], kind = 'caption-hidden'): Html =>
  html`<table><caption class="${kind}">${caption}</caption><thead><tr><th scope="col">${what}</th><th scope="col">Share (95% interval)</th><th scope="col">Answers</th></tr></thead><tbody>${rows.map(tableRow)}</tbody></table>`

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

/** A table a measure: groups are to be compared within one, never across. */
const byGroup = (heading: string, { sentence, measures }: Grouped): Html =>
  html`<div class="figure"><p class="figure-title">${heading}, by group</p><p>${sentence}</p><div class="tables">${measures.map(
    ({ name, groups }) => table(name, 'Group', groups, 'caption-shown'),
  )}</div></div>`
