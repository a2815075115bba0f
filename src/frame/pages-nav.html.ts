import { type Content, html } from '../kit/html.ts'
import type { Reader } from './reader.ts'

/** To the page before and the next; nothing where one page is all. `of`: how many there are, where that is known. */
export const pagesNav = (
  { t }: Reader,
  { page, more, of, at }: { page: number; more: boolean; of?: number; at: (page: number) => string },
): Content =>
  (page > 1 || more) &&
  html`<nav class="es-pages es-no-print" aria-label="${t('Pages')}">${page > 1 && html`<a class="govuk-link" href="${at(page - 1)}">${t('Page before')}</a>`}
${of !== undefined && html`<span>${t('Page {page} of {pages}', { page, pages: of })}</span>`}
${more && html`<a class="govuk-link" href="${at(page + 1)}">${t('Next page')}</a>`}</nav>`
