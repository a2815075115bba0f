import { contactCard, type Page, type Reader } from '../../../frame/index.ts'
import { html } from '../../../kit/html.ts'
import type { Form } from '../../../pack/index.ts'

/** A form that nobody would read is not offered: whom to telephone instead. */
export function closedPage(reader: Reader, form: Form): Page {
  const { t, pack, url } = reader
  const { front_door, emergency } = pack.partnership
  const contacts = [...new Set([form.call_first?.contact ?? front_door, front_door, emergency])]
  return {
    title: t('Form'),
    main: html`<h1 class="govuk-heading-xl">${t('This form is closed just now')}</h1>
<p class="govuk-body-l">${t('We cannot be sure that somebody would read what you send. Please telephone instead.')}</p>
${contacts.map((id) => {
  const contact = pack.contacts.get(id)
  return contact && contactCard(reader, contact, { level: 2 })
})}
<p class="govuk-body"><a class="govuk-link" href="${url('contacts')}">${t('Who can I talk to?')}</a></p>`,
  }
}
