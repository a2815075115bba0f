import { type Content, type Html, html } from '../kit/html.ts'

/** The way back, above what a page says: on the screen only. */
export const backLink = (href: string, words: Content): Html =>
  html`<p class="es-back es-no-print"><a class="govuk-back-link" href="${href}">${words}</a></p>`
