import { contactCard, type Reader } from '../../../frame/index.ts'
import { type Content, html } from '../../../kit/html.ts'

/** A telephone call comes first: whom to call, and how. `say` is in the reader's language. */
export function callFirst(reader: Reader, id: string, say: string): Content {
  const { t, pack } = reader
  const contact = pack.contacts.get(id)
  if (!contact) return null
  return html`<div class="es-telephone-first"><section class="es-answer es-answer--danger" aria-label="${t('Telephone first')}"><p class="es-answer__when">${t('Telephone first')}</p><p class="govuk-body-l">${say}</p></section>
${contactCard(reader, contact, { level: 2 })}</div>`
}

/** On a copy that nobody runs: said before anything is typed, and after it was sent. */
export const nobodyReceives = ({ t }: Reader): Content =>
  html`<div class="govuk-inset-text"><p class="govuk-body">${t('This is a trial copy. Nobody real receives what you send here. If you are worried about a real child, telephone.')}</p></div>`

export const list = (texts: readonly string[]): Content =>
  html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${texts.map((text) => html`<li>${text}</li>`)}</ul>`
