import type { Reader } from '../../../frame/index.ts'
import { type Html, html } from '../../../kit/html.ts'

const [WIDTH, HEIGHT, EDGE] = [320, 132, 22]

/** One’s own worry week by week, drawn; the numbers stand in it and in its description. */
export function worryLine(
  { t }: Reader,
  weeks: readonly string[],
  worries: readonly number[],
  most: number,
): Html {
  const x = (i: number): number => EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(1, weeks.length - 1)
  const y = (worry: number): number => HEIGHT - 30 - (worry / most) * (HEIGHT - 58)
  const points = worries.map((worry, i) => `${x(i).toFixed(1)},${y(worry).toFixed(1)}`)
  const said = worries.map((worry, i) => `${weeks[i]}: ${worry}`).join('; ')
  return html`<svg class="es-worry" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${t('Your worry, from 0 to {most}. {said}', { most, said })}"><path class="es-worry__ground" d="M${EDGE} ${HEIGHT - 30}H${WIDTH - EDGE}"/><polyline class="es-worry__line" points="${points.join(' ')}"/>${worries.map(
    (worry, i) =>
      html`<circle class="es-worry__point" cx="${x(i).toFixed(1)}" cy="${y(worry).toFixed(1)}" r="5"/><text class="es-worry__number" x="${x(i).toFixed(1)}" y="${(y(worry) - 10).toFixed(1)}" text-anchor="middle">${worry}</text><text class="es-worry__when" x="${x(i).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="${i === 0 ? 'start' : i === weeks.length - 1 ? 'end' : 'middle'}">${weeks[i] ?? ''}</text>`,
  )}</svg>`
}
