import { type Html, html } from '../kit/html.ts'
import { POINTS } from './briefing.ts'

const CENTRE = 160

const at = (angle: number, radius: number): string => {
  const turn = ((angle - 90) * Math.PI) / 180
  return `${(CENTRE + radius * Math.cos(turn)).toFixed(1)} ${(CENTRE + radius * Math.sin(turn)).toFixed(1)}`
}

/** A petal from the middle outwards at this angle (0 is up, clockwise), of the same shape as in sheet.typ. */
const petal = (angle: number): string =>
  `M${at(angle, 34)}C${at(angle - 20, 83)} ${at(angle - 25, 174)} ${at(angle, 158)}C${at(angle + 25, 174)} ${at(angle + 20, 83)} ${at(angle, 34)}Z`

/** Seven petals round an early light. Decoration: the list of points beside it says the same. */
export const flower = (): Html => {
  const step = 360 / POINTS.length
  return html`<svg class="flower" viewBox="0 0 320 320" width="260" height="260" aria-hidden="true" focusable="false">${POINTS.map(
    (_, i) =>
      html`<path class="petal petal-${i + 1}" d="${petal(i * step)}"/><text class="petal-number" x="${at(i * step, 112).split(' ')[0]}" y="${Number(at(i * step, 112).split(' ')[1]) + 9}" text-anchor="middle">${i + 1}</text>`,
  )}<circle class="flower-light" cx="160" cy="160" r="25"/></svg>`
}
