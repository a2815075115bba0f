import type { StaffPage } from '../../../accounts/index.ts'
import { backLink, dayInWords, type Reader } from '../../../frame/index.ts'
import { html } from '../../../kit/html.ts'
import { qrCode } from '../../../kit/qr-code.html.ts'
import { minutesToAnswer } from '../../instruments/minutes.ts'
import { answerPath, wavePath } from '../../urls.ts'
import type { Wave } from '../wave.ts'
import { contactLines } from './around-questions.html.ts'

/** How long its start page says that it takes. 0: it came as a file. */
export const minutesOf = ({ definition }: Wave): number =>
  definition ? minutesToAnswer(definition.instrument, definition.expanded).minutes : 0

/** What is handed on: a poster with the code, and a letter in plain words with whom to talk to. */
export const posterPage = (reader: Reader, wave: Wave, publicUrl: string): StaffPage => {
  const { t, pack } = reader
  const address = `${publicUrl}${answerPath(wave.code)}`
  const instrument = wave.definition?.instrument
  const support =
    instrument &&
    html`<h3 class="govuk-heading-s">${t('Want to talk to somebody?')}</h3><ul class="govuk-list">${contactLines(reader, instrument.support)}</ul>`
  return {
    title: t('A poster and a letter to print'),
    before: backLink(wavePath(wave.id), t('Back')),
    main: html`<article class="es-handout"><h1 class="govuk-heading-xl">${t(instrument?.title ?? wave.title)}</h1>
<p class="govuk-body-l">${t('A few questions, about {minutes} minutes. No names.', { minutes: minutesOf(wave) })}</p>
${qrCode(address, t('QR code of the link'))}
<p class="govuk-body-l es-link__address">${address}</p>
<p class="govuk-body">${t('Open until {day}.', { day: dayInWords(reader, wave.lastDay) })} ${t(pack.partnership.name)}</p></article>
<article class="es-handout"><h2 class="govuk-heading-l">${t('The letter')}</h2>
<p class="govuk-body">${t(instrument?.before.why ?? '')}</p><p class="govuk-body">${t(instrument?.before.private ?? '')}</p><p class="govuk-body">${t(instrument?.before.stop ?? '')}</p>
<p class="govuk-body">${t('Please answer at {address} by {day}.', { address, day: dayInWords(reader, wave.lastDay) })}</p>
${support}
<p class="govuk-body">${t(pack.partnership.name)}</p></article>`,
  }
}
