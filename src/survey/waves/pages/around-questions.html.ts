import { type Reader, telephone } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import type { Instrument } from '../../../pack/index.ts'
import type { Around, ShownPage } from '../../../questionnaire/index.ts'

/** Contacts by name with their numbers, in one line each. */
const contactLines = ({ t, pack }: Reader, ids: readonly string[]): Content =>
  ids.map((id) => {
    const contact = pack.contacts.get(id)
    if (!contact) return null
    const number = contact.telephone?.number
    const name = t(contact.name)
    // 999 is both its name and its number.
    return html`<li>${name}${number && !name.includes(number) && html` ${telephone(number)}`}${number && name.includes(number) && html` (${telephone(number)})`}</li>`
  })

/** Whom to talk to, on every page; beside each open box, that nobody can be found from here. */
export const aroundQuestions = (reader: Reader, instrument: Instrument, shown: ShownPage | null): Around => {
  const { t, url } = reader
  const open = shown?.questions.some((question) => question.open) ?? false
  const notice = html`<p class="govuk-body">${t(instrument.cannot_find_you.say)}</p><ul class="govuk-list es-survey__who">${contactLines(reader, instrument.cannot_find_you.contacts)}</ul>`
  return {
    ...(open ? { above: govuk('InsetText', { html: notice.text }) } : {}),
    below: html`<aside class="es-survey__support" aria-label="${t('Somebody to talk to')}"><p class="govuk-body-s">${t('Want to talk to somebody?')} <a class="govuk-link" href="${url('contacts')}">${t('Who can I talk to?')}</a></p><ul class="govuk-list govuk-body-s es-survey__who">${contactLines(reader, instrument.support)}</ul></aside>`,
  }
}

export { contactLines }
