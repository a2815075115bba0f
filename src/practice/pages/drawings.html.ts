import { type Html, html } from '../../kit/html.ts'

/** The sky over a story: it follows the hour of the last message. The style sheet moves the light. */
const SKIES = ['dawn', 'day', 'dusk', 'night'] as const
export type Sky = (typeof SKIES)[number]

/** @param at 21:04 */
export const skyAt = (at: string): Sky => {
  const hour = Number(at.slice(0, 2))
  if (hour >= 22 || hour < 5) return 'night'
  if (hour < 9) return 'dawn'
  return hour < 17 ? 'day' : 'dusk'
}

export const skyDrawing: Html = html`<svg class="es-sky" viewBox="0 0 400 120" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false"><g class="es-sky__stars"><path d="M40 22h.1M88 48h.1M130 16h.1M176 40h.1M232 20h.1M280 52h.1M322 18h.1M366 42h.1M20 64h.1M206 62h.1" stroke-width="2.5" stroke-linecap="round"/></g><g class="es-sky__light"><circle class="es-sky__glow" r="46"/><circle r="17"/></g><path class="es-sky__hill es-sky__hill--far" d="M0 92c60-22 120-18 190-2s140 6 210-20v50H0z"/><path class="es-sky__hill" d="M0 108c70-16 120-10 200-6s130 2 200-8v26H0z"/><path class="es-sky__windows" d="M296 96h4v4h-4zM306 98h4v4h-4zM88 98h4v4h-4z"/></svg>`

/** Words under a light that comes up: where something has ended, or is asked before and after. */
export const underDawn = (inside: Html): Html =>
  html`<div class="es-phone es-phone--dawn"><div class="es-phone__head">${skyDrawing}</div><div class="es-under-dawn">${inside}</div></div>`

/** The breath of a pause: an early light that grows and rests. */
export const breath: Html = html`<svg class="es-breath" viewBox="0 0 120 66" aria-hidden="true" focusable="false"><g fill="none" stroke-width="5" stroke-linecap="round"><path class="es-breath__arc es-breath__arc--3" d="M6 62a54 54 0 0 1 108 0"/><path class="es-breath__arc es-breath__arc--2" d="M22 62a38 38 0 0 1 76 0"/><path class="es-breath__arc es-breath__arc--1" d="M38 62a22 22 0 0 1 44 0"/></g><path class="es-breath__sun" d="M50 62a10 10 0 0 1 20 0z"/></svg>`
