import { icon, type Reader, telephone } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Contact, Exercise } from '../../pack/index.ts'

/** A quiet way to help, folded, on each page of an exercise: opened without a word to anybody. */
export function quietWay(reader: Reader, exercise: Exercise, edition = exercise.editions[0]): Html {
  const { t, pack } = reader
  const contacts = exercise.quiet.contacts.flatMap((id) => pack.contacts.get(id) ?? [])
  const { say } = exercise.quiet
  const words =
    typeof say === 'string' ? say : ((edition && say[edition as keyof typeof say]) ?? say.default ?? '')
  return html`<details class="govuk-details es-quiet-way es-no-print"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Is something like this happening to you, or to someone you know?')}</span></summary><div class="govuk-details__text"><p class="govuk-body">${t(words)}</p><ul class="es-quiet-way__list">${contacts.map((contact) => html`<li><strong>${t(contact.name)}</strong>${ways(reader, contact)}</li>`)}</ul><p class="govuk-body"><a class="govuk-link" href="${reader.url('contacts')}#young-people">${t('Everyone you can talk to')}</a></p></div></details>`
}

/** How somebody is reached, in one line: writing first. */
const ways = ({ t }: Reader, { chat, text, telephone: call, name }: Contact): Html =>
  html`${chat && html`<span>${icon('chat')}<a class="govuk-link" href="${chat}" rel="noreferrer">${t('Chat online with {name}', { name: t(name) })}</a></span>`}${text && html`<span>${icon('text')}${t('Text')} <a class="govuk-link es-number" href="sms:${text.number.replaceAll(' ', '')}">${text.number}</a></span>`}${call && html`<span>${icon('telephone')}${telephone(call.number)} <span class="es-quiet">${t(call.cost)}</span></span>`}`
