import { type Html, html } from '../../kit/html.ts'
import type { Drawing } from './easy-lines.ts'

/** In a square of 48: what is filled warm, and what is drawn over it. Simple things, drawn as the rest of the service. */
const SHAPES: Record<Drawing, { readonly warm: string; readonly line: string }> = {
  eye: {
    warm: 'M24 17a7 7 0 1 0 .1 0z',
    line: 'M4 24c8-14 32-14 40 0c-8 14-32 14-40 0zM24 17a7 7 0 1 0 .1 0z',
  },
  family: {
    warm: 'M24 25a5 5 0 1 0 .1 0z',
    line: 'M14 8a6 6 0 1 0 .1 0zM34 8a6 6 0 1 0 .1 0zM24 25a5 5 0 1 0 .1 0zM4 40v-7a10 10 0 0 1 11-9M44 40v-7a10 10 0 0 0-11-9M15 44v-2a9 9 0 0 1 18 0v2',
  },
  find: { warm: 'M20 8a12 12 0 1 0 .1 0z', line: 'M20 8a12 12 0 1 0 .1 0zM29 29l13 13' },
  hand: {
    warm: 'M6 30h8v14H6z',
    line: 'M6 30h8v14H6zM14 32l8-4h9a3 3 0 0 1 0 6h-7M31 33l8-5a3 3 0 0 1 4 4l-11 9H14',
  },
  heart: {
    warm: 'M24 41C4 28 5 11 15 10c5 0 8 4 9 7c1-3 4-7 9-7c10 1 11 18-9 31z',
    line: 'M24 41C4 28 5 11 15 10c5 0 8 4 9 7c1-3 4-7 9-7c10 1 11 18-9 31z',
  },
  home: { warm: 'M20 29h8v14h-8z', line: 'M5 24L24 7l19 17M10 20v23h28V20M20 43V29h8v14' },
  people: {
    warm: 'M15 9a6 6 0 1 0 .1 0z',
    line: 'M15 9a6 6 0 1 0 .1 0zM33 9a6 6 0 1 0 .1 0zM4 42v-6a11 11 0 0 1 22 0v6M30 26a11 11 0 0 1 14 10v6',
  },
  phone: { warm: 'M18 11h12v22H18z', line: 'M14 5h20v38H14zM18 11h12v22H18zM22 38h4' },
  question: {
    warm: 'M24 5a19 19 0 1 0 .1 0z',
    line: 'M24 5a19 19 0 1 0 .1 0zM18 19a6 6 0 1 1 9 5c-2 1-3 3-3 5M24 35v.5',
  },
  school: {
    warm: 'M20 30h8v12h-8z',
    line: 'M4 42V22l10-4V12l10-6 10 6v6l10 4v20zM20 42V30h8v12M10 28v5M38 28v5M24 16v4',
  },
  sun: {
    warm: 'M24 16a8 8 0 1 0 .1 0z',
    line: 'M24 16a8 8 0 1 0 .1 0zM24 4v5M24 39v5M4 24h5M39 24h5M10 10l3.500 3.500M34.500 34.500L38 38M38 10l-3.500 3.500M13.500 34.500L10 38',
  },
  talk: { warm: 'M5 8h26v18H18l-8 7v-7H5z', line: 'M5 8h26v18H18l-8 7v-7H5zM36 18h7v16h-4v7l-8-7H19' },
  telephone: {
    warm: 'M12 5h8l5 11-6 4a24 24 0 0 0 9 9l4-6 11 5v8a4 4 0 0 1-4 4A34 34 0 0 1 8 9a4 4 0 0 1 4-4z',
    line: 'M12 5h8l5 11-6 4a24 24 0 0 0 9 9l4-6 11 5v8a4 4 0 0 1-4 4A34 34 0 0 1 8 9a4 4 0 0 1 4-4z',
  },
  web: { warm: 'M10 12h28v18H10z', line: 'M6 8h36v26H6zM10 12h28v18H10zM18 42h12M24 34v8' },
}

/** Decoration: the words beside it say the same. */
export const easyDrawing = (name: Drawing): Html =>
  html`<svg class="easy-drawing" viewBox="0 0 48 48" width="96" height="96" aria-hidden="true" focusable="false"><path class="easy-drawing__warm" d="${SHAPES[name].warm}"/><path d="${SHAPES[name].line}" fill="none" stroke="currentColor" stroke-width="2.500" stroke-linecap="round" stroke-linejoin="round"/></svg>`

/** The same as a picture for print, in these colours (#rrggbb). */
export const easyPicture = (
  name: Drawing,
  colours: { readonly warm: string; readonly accent: string },
): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="${colours.warm}" d="${SHAPES[name].warm}"/><path d="${SHAPES[name].line}" fill="none" stroke="${colours.accent}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`
