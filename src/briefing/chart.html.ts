import { type Html, html } from '../kit/html.ts'
import type { Briefing, NamedFigure } from './briefing.ts'
import { interval, percent, shortened } from './figures.ts'

/** Units of the drawing: it is shown at most this wide, and legible at 280 pixels too. */
const WIDTH = 400
const ROW = 40
const LEFT = 6
const RIGHT = 54
const AXIS = 26
const HEAD = 22
const TICKS = [0, 0.25, 0.5, 0.75, 1]
const LONGEST_NAME = 52

export interface ChartRow extends NamedFigure {
  /** A decoy: drawn hollow, for here less is better. */
  readonly hollow?: boolean
}

const x = (share: number): number =>
  Math.round((LEFT + Math.min(1, Math.max(0, share)) * (WIDTH - LEFT - RIGHT)) * 10) / 10

/**
 * Shares as dots with their intervals, on one scale from 0 to 100%, with the two thresholds where it is read by them. The description says
 * every figure; the table beside it holds the same.
 */
export const chart = (
  id: string,
  title: string,
  rows: readonly ChartRow[],
  reading: Briefing['reading'] | null,
): Html => {
  const height = HEAD + rows.length * ROW + AXIS
  const end = height - AXIS
  const said = rows.map(({ name, figure }) => `${name}: ${percent(figure.estimate)} (${interval(figure)})`)
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${title}</title><desc id="${id}-desc">${said.join('; ')}.</desc>${reading && zones(reading, end)}${TICKS.map((tick) => html`<line class="chart-grid" x1="${x(tick)}" x2="${x(tick)}" y1="${HEAD}" y2="${end}"/><text class="chart-tick" x="${x(tick)}" y="${height - 8}" text-anchor="${tick === 0 ? 'start' : 'middle'}">${tick * 100}%</text>`)}${rows.map(row)}</svg>`
}

/** Where a whole interval must lie to be called learning or a strength, named above. */
const zones = ({ learning, strength }: Briefing['reading'], end: number): Html =>
  html`<rect class="chart-learning" x="${x(0)}" y="${HEAD}" width="${round(x(learning) - x(0))}" height="${end - HEAD}"/><rect class="chart-strength" x="${x(strength)}" y="${HEAD}" width="${round(x(1) - x(strength))}" height="${end - HEAD}"/><text class="chart-tick" x="${x(0)}" y="14">learning</text><text class="chart-tick" x="${x(1)}" y="14" text-anchor="end">strength</text>`

const round = (width: number): number => Math.round(width * 10) / 10

const row = ({ name, figure, hollow }: ChartRow, i: number): Html => {
  const top = HEAD + i * ROW
  const middle = top + 28
  const label = html`<text class="chart-name" x="${LEFT}" y="${top + 15}">${shortened(name, LONGEST_NAME)}</text>`
  const dot = html`<circle class="${hollow ? 'chart-dot chart-dot-hollow' : 'chart-dot'}" cx="${x(figure.estimate)}" cy="${middle}" r="6"/>`
  return html`${label}<line class="chart-interval" x1="${x(figure.low)}" x2="${x(figure.high)}" y1="${middle}" y2="${middle}"/>${dot}<text class="chart-value" x="${WIDTH}" y="${middle + 5}" text-anchor="end">${percent(figure.estimate)}</text>`
}
