import { type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import type { Point, Series } from '../rules/series.ts'
import type { Target } from '../rules/target.ts'
import { figureSaid, noFigure, type Scale, valueOn } from '../say.ts'

/** Units of the drawing; legible at 280 pixels too. */
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [400, 230, 52, 14, 22, 44]
const TICKS = [0, 0.25, 0.5, 0.75, 1]
/** More would stand on each other; the table beside it has them all. */
const MOST = 7
const LABEL = 11

const round = (value: number): number => Math.round(value * 10) / 10
const y = (share: number): number =>
  round(HEIGHT - BOTTOM - Math.min(1, Math.max(0, share)) * (HEIGHT - BOTTOM - TOP))
const x = (i: number, of: number): number => round(LEFT + ((i + 0.5) * (WIDTH - LEFT - RIGHT)) / of)

/**
 * Wave by wave a dot with its interval, from nothing to everything; filled for a survey of ours, hollow for what came
 * in a file. A line joins only what may be compared. The description says every figure, and a table stands beside it.
 */
export const chart = (
  t: Translate,
  id: string,
  title: string,
  series: Series,
  target: Target | undefined,
): Html => {
  const points = series.points.slice(-MOST)
  const { scale } = series
  const said = points.map(
    ({ wave, figure, why }) => `${wave.name}: ${figure ? figureSaid(t, scale, figure) : noFigure(t, why)}`,
  )
  if (target) said.push(t('Target: {percent}%', { percent: target.percent }))
  return html`<svg class="es-waves" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${said.join('. ')}.</desc>${TICKS.map((tick) => grid(scale, tick))}${target && aim(t, target)}${points.map((point, i) => line(points, point, i))}${points.map((point, i) => mark(t, scale, point, i, points.length))}</svg>`
}

const grid = (scale: Scale, tick: number): Html =>
  html`<line class="es-waves__grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/><text class="es-waves__tick" x="${LEFT - 6}" y="${y(tick) + 4}" text-anchor="end">${valueOn(scale, tick)}</text>`

const aim = (t: Translate, { percent }: Target): Html =>
  html`<line class="es-waves__aim" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(percent / 100)}" y2="${y(percent / 100)}"/><text class="es-waves__tick" x="${WIDTH - RIGHT}" y="${round(y(percent / 100) - 5)}" text-anchor="end">${t('target')}</text>`

const line = (points: readonly Point[], point: Point, i: number): Html | null => {
  const previous = points[i - 1]
  if (!previous?.figure || !point.figure || !point.joins) return null
  const of = points.length
  return html`<line class="es-waves__line" x1="${x(i - 1, of)}" y1="${y(previous.figure.estimate)}" x2="${x(i, of)}" y2="${y(point.figure.estimate)}"/>`
}

const mark = (t: Translate, scale: Scale, { wave, figure, why }: Point, i: number, of: number): Html => {
  const at = x(i, of)
  const label = lines(wave.name).map(
    (words, row) => html`<tspan x="${at}" y="${HEIGHT - BOTTOM + 19 + row * 16}">${words}</tspan>`,
  )
  const name = html`<text class="es-waves__wave" text-anchor="middle">${label}</text>`
  if (!figure)
    return html`${name}<text class="es-waves__none" x="${at}" y="${y(0.5)}" text-anchor="middle">${why === 'too-few' ? t('too few') : t('not asked')}</text>`
  const { low, high, estimate } = figure
  const cap = (share: number): Html =>
    html`<line class="es-waves__whisker" x1="${round(at - 5)}" x2="${round(at + 5)}" y1="${y(share)}" y2="${y(share)}"/>`
  return html`${name}<line class="es-waves__whisker" x1="${at}" x2="${at}" y1="${y(low)}" y2="${y(high)}"/>${cap(low)}${cap(high)}<circle class="${wave.kind === 'import' ? 'es-waves__dot es-waves__dot--file' : 'es-waves__dot'}" cx="${at}" cy="${y(estimate)}" r="6"/><text class="es-waves__value" x="${at}" y="${round(Math.max(14, y(high) - 7))}" text-anchor="middle">${valueOn(scale, estimate)}</text>`
}

/** A name in at most two lines. */
const lines = (name: string): string[] => {
  const words = name.split(' ')
  const first = words.shift() ?? ''
  const rest = words.join(' ')
  return [first, rest]
    .filter(Boolean)
    .map((text) => (text.length > LABEL ? `${text.slice(0, LABEL - 1)}…` : text))
}
