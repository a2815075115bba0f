import { type Html, html } from '../../kit/html.ts'
import type { Motif } from '../../pack/index.ts'

/** What each exercise is drawn as; decoration, as all drawings are. */
const MOTIFS: Readonly<Record<Motif, string>> = {
  together: 'M9 5a3 3 0 1 0 .1 0zM4 20v-2a5 5 0 0 1 10 0v2M17 9a2.5 2.5 0 1 0 .1 0zM16 16a4 4 0 0 1 5 4',
  older:
    'M8 3a3.5 3.5 0 1 0 .1 0zM2.5 21v-5a5.5 5.5 0 0 1 11 0v5M18 12a2 2 0 1 0 .1 0zM15.5 21v-1a2.5 2.5 0 0 1 5 0v1',
  gift: 'M4 11h16v10H4zM3 7h18v4H3zM12 7v14M12 7C8 7 7 5 7.5 4 8.5 2 11.5 3 12 7c.5-4 3.5-5 4.5-3 .5 1-.5 3-4.5 3',
  group: 'M3 4h11v8H8l-3 3v-3H3zM17 9h4v8h-2v3l-3-3h-6v-2',
  game: 'M7 8h10a5 5 0 0 1 4.5 7.5c-1 3-3.5 2-5-.5h-9c-1.5 2.5-4 3.5-5 .5A5 5 0 0 1 7 8zM8 10v3M6.5 11.5h3M16 11h.1M17.5 12.5h.1',
  road: 'M3 15l2-6h14l2 6v4H3zM5 9l1.5-4h11L19 9M6.5 14.5h.1M17.5 14.5h.1M5 19v2M19 19v2',
  question: 'M4 4h16v12h-8l-5 4v-4H4zM9.5 8.5c0-3 5-3 5 0 0 2-2.5 1.5-2.5 3.5M12 13.8v.1',
  talk: 'M3 4h12v8H9l-4 3v-3H3zM18 8h3v9h-2v3l-4-3h-5v-2',
  notice: 'M2 12c5-8 15-8 20 0-5 8-15 8-20 0zM12 9a3 3 0 1 0 .1 0z',
  bed: 'M3 20V5M3 16h18v4M21 16v-3a3 3 0 0 0-3-3h-8v6M6.5 10a2 2 0 1 0 .1 0z',
  cab: 'M3 17v-4l2.5-5h13L21 13v4zM9 8V5h6v3M6.5 13h.1M17.5 13h.1M5 17v2.5M19 17v2.5',
  glass: 'M5 5h12l-1 15H6zM17 9h2.5v6h-3M8.5 10v6M12.5 10v6',
  meal: 'M5 9h14l-1.5 12h-11zM8 9V3M12 9V3M16 9V3M9 14v3M15 14v3',
  train: 'M6 4h12v13H6zM6 11h12M9 14.5h.1M15 14.5h.1M8 17l-3 4M16 17l3 4',
  key: 'M8 9a4 4 0 1 0 .1 0zM11 10.5L20 4M17 6l2 3M14 8l1.5 2',
  ball: 'M12 3a9 9 0 1 0 .1 0zM3.5 12h17M12 3c-5 6-5 12 0 18M12 3c5 6 5 12 0 18',
}

export const motifDrawing = (motif: Motif): Html =>
  html`<svg class="es-motif" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="${MOTIFS[motif]}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`

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
