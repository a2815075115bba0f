import type { Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { FoundWords } from './find-blame.ts'

/** What somebody wrote with the words marked that blame a child, and what to say instead; or that none was found. */
export function foundList({ t }: Reader, { pieces, found }: FoundWords): Html {
  return html`<blockquote class="es-written">${pieces.map(({ text, found: nth }) =>
    nth === null
      ? text
      : html`<mark class="es-blame">${text}<span class="govuk-visually-hidden"> ${t('(see {number})', { number: nth + 1 })}</span><span aria-hidden="true" class="es-blame__nth">${nth + 1}</span></mark>`,
  )}</blockquote>
${
  found.length === 0
    ? html`<p class="govuk-body">${t('No words of our list are in it. Read it once more: who does what, in each sentence? What was seen, and what is a guess?')}</p>`
    : html`<ol class="es-instead">${found.map(({ say, why }) => html`<li><p><span class="es-instead__say">${t('Say:')}</span> ${say}</p><p class="es-quiet">${why}</p></li>`)}</ol>`
}`
}
