import { type Reader, telephone } from '../../../frame/index.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Instrument } from '../../../pack/index.ts'
import type { Around } from '../../../questionnaire/index.ts'

/** Contacts by name with their numbers, in one line each. */
export const contactLines = ({ t, pack }: Reader, ids: readonly string[]): Content =>
  ids.map((id) => {
    const contact = pack.contacts.get(id)
    if (!contact) return null
    const number = contact.telephone?.number
    const name = t(contact.name)
    // 999 is both its name and its number.
    return html`<li>${name}${number && !name.includes(number) && html` ${telephone(number)}`}${number && name.includes(number) && html` (${telephone(number)})`}</li>`
  })

/** Whom to talk to: on every page of a survey. */
export const support = (reader: Reader, { support: ids }: Instrument): Html => {
  const { t, url } = reader
  return html`<aside class="es-survey__support" aria-label="${t('Somebody to talk to')}"><p class="govuk-body"><strong>${t('Want to talk to somebody?')}</strong></p><ul class="govuk-list es-survey__who">${contactLines(reader, ids)}<li><a class="govuk-link" href="${url('contacts')}">${t('More people to talk to')}</a></li></ul></aside>`
}

/** Support on every page; beside each open box, that nobody can be found from here. */
export const aroundQuestions = (reader: Reader, instrument: Instrument): Around => {
  const { t } = reader
  const { say, contacts } = instrument.cannot_find_you
  const notice = html`<div class="es-survey__notice"><p class="govuk-body">${t(say)}</p><ul class="govuk-list es-survey__who">${contactLines(reader, contacts)}</ul></div>`
  return {
    beside: (question) => question.open && notice,
    below: support(reader, instrument),
  }
}
