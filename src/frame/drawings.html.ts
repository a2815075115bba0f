import { type Html, html } from '../kit/html.ts'
import type { Motif } from '../pack/index.ts'

/**
 * Our own drawings. The mark is an early light over a horizon: arcs that spread as a ripple does. All are decoration
 * (hidden from assistive technology) and take their colours from the style sheet.
 */
export const mark: Html = html`<svg class="es-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><path d="M4 29a16 16 0 0 1 32 0" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" opacity=".45"/><path d="M10.5 29a9.500 9.500 0 0 1 19 0" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" opacity=".75"/><path class="es-mark__sun" d="M16 29a4 4 0 0 1 8 0z"/><path d="M2 34h36" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg>`

/** The wide drawing of the start page: first light over the hills, and who stands on them. */
export const arcs: Html = html`<svg class="es-dawn" viewBox="0 0 480 300" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false"><g fill="none" stroke-linecap="round"><path class="es-dawn__arc es-dawn__arc--4" d="M40 240a200 200 0 0 1 400 0"/><path class="es-dawn__arc es-dawn__arc--3" d="M84 240a156 156 0 0 1 312 0"/><path class="es-dawn__arc es-dawn__arc--2" d="M128 240a112 112 0 0 1 224 0"/><path class="es-dawn__arc es-dawn__arc--1" d="M172 240a68 68 0 0 1 136 0"/></g><path class="es-dawn__sun" d="M204 240a36 36 0 0 1 72 0z"/><path class="es-dawn__hill es-dawn__hill--far" d="M0 236c70-34 130-30 190-6s140 16 290-26v96H0z"/><g class="es-dawn__people" transform="translate(14 -17)"><circle cx="150" cy="228" r="8"/><path d="M138 270v-22a12 12 0 0 1 24 0v22z"/><circle cx="180" cy="236" r="6.500"/><path d="M170 270v-17a10 10 0 0 1 20 0v17z"/></g><path class="es-dawn__hill" d="M0 262c96-30 180-22 262-6s142 10 218-12v56H0z"/></svg>`

const LINES = {
  telephone: 'M7 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 5 5a2 2 0 0 1 2-2z',
  text: 'M4 5h17v12H10l-5 4v-4H4z',
  chat: 'M3 4h13v9H8l-3 3v-3H3zM18 9h3v9h-1v3l-3-3h-7v-2',
  web: 'M12 3a9 9 0 1 0 .1 0zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
  clock: 'M12 3a9 9 0 1 0 .1 0zM12 7v5l4 2',
  young: 'M12 4a4 4 0 1 0 .1 0zM5 21v-2a7 7 0 0 1 14 0v2M9 21v-4M15 21v-4',
  family:
    'M8 4a3 3 0 1 0 .1 0zM17 9a2.500 2.500 0 1 0 .1 0zM2 20v-2a6 6 0 0 1 12 0v2M13.500 20v-1.500a4 4 0 0 1 7.500-1.500v3',
  work: 'M4 8h16v12H4zM9 8V5h6v3M4 13h16M12 12v2',
  find: 'M11 4a7 7 0 1 0 .1 0zM16 16l5 5',
  leave: 'M10 4H4v16h6M10 12h11M17 8l4 4-4 4',
  again: 'M20 12a8 8 0 1 1-2.500-5.800M20 3v5h-5',
  private: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2',
} as const

/** A small line drawing beside words that say the same. */
export const icon = (name: keyof typeof LINES): Html =>
  html`<svg class="es-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="${LINES[name]}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`

/** What each exercise is drawn as. */
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
