import { type Html, html } from '../kit/html.ts'

/**
 * Our own drawings. The mark is an early light over a horizon: arcs that spread as a ripple does. All are decoration
 * (hidden from assistive technology) and take their colours from the style sheet.
 */
export const mark: Html = html`<svg class="es-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><path d="M4 29a16 16 0 0 1 32 0" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" opacity=".45"/><path d="M10.5 29a9.500 9.500 0 0 1 19 0" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" opacity=".75"/><path class="es-mark__sun" d="M16 29a4 4 0 0 1 8 0z"/><path d="M2 34h36" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg>`

/** The wide drawing of the start page: first light over the hills, and who walks under it. */
export const arcs: Html = html`<svg class="es-dawn" viewBox="0 0 480 300" aria-hidden="true" focusable="false"><g fill="none" stroke-linecap="round"><path class="es-dawn__arc es-dawn__arc--4" d="M40 240a200 200 0 0 1 400 0"/><path class="es-dawn__arc es-dawn__arc--3" d="M84 240a156 156 0 0 1 312 0"/><path class="es-dawn__arc es-dawn__arc--2" d="M128 240a112 112 0 0 1 224 0"/><path class="es-dawn__arc es-dawn__arc--1" d="M172 240a68 68 0 0 1 136 0"/></g><path class="es-dawn__sun" d="M204 240a36 36 0 0 1 72 0z"/><path class="es-dawn__hill es-dawn__hill--far" d="M0 236c70-34 130-30 190-6s140 16 290-26v96H0z"/><path class="es-dawn__hill" d="M0 262c96-30 180-22 262-6s142 10 218-12v56H0z"/><g class="es-dawn__people"><circle cx="150" cy="228" r="8"/><path d="M138 262v-14a12 12 0 0 1 24 0v12z"/><circle cx="180" cy="236" r="6.500"/><path d="M170 264v-11a10 10 0 0 1 20 0v10z"/></g></svg>`

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
