import { contactCard, dayInWords, type Page, type Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import type { Instrument } from '../../../pack/index.ts'
import type { Minutes } from '../../instruments/minutes.ts'
import { answerPath } from '../../urls.ts'
import type { Wave } from '../wave.ts'
import { support } from './around-questions.html.ts'

/** One constant title: the browser's history tells nobody what it was about. */
const title = ({ t }: Reader): string => t('Survey')

/** Before the first question: why, who reads it, what is private and where that ends, that they may stop. */
export const startPage = (reader: Reader, wave: Wave, instrument: Instrument, minutes: Minutes): Page => {
  const { t } = reader
  const { before } = instrument
  return {
    title: title(reader),
    main: html`<h1 class="govuk-heading-l">${t(instrument.title)}</h1>
<p class="govuk-body-l">${t('{questions} questions. About {minutes} minutes.', { questions: minutes.questions, minutes: minutes.minutes })}</p>
<dl class="es-survey__before">${[
      [t('Why we ask'), before.why],
      [t('Who reads it'), before.who_reads],
      [t('What stays private'), before.private],
      [t('You can stop'), before.stop],
      [t('No wrong answers'), before.no_wrong_answers],
    ].map(([term, text]) => html`<div><dt>${term}</dt><dd>${t(text ?? '')}</dd></div>`)}</dl>
${
  instrument.questions.some(({ required }) => required) &&
  html`<p class="govuk-body">${t('A few questions need an answer before you can go on.')}</p>`
}
<form method="post" action="${reader.at(answerPath(wave.code))}">${govuk('Button', { text: t('Start') })}</form>
${support(reader, instrument)}`,
  }
}

/** After sending: thanks, and whom to talk to. */
export const thanksPage = (reader: Reader, instrument: Instrument): Page => {
  const { t, pack } = reader
  const contacts = [...new Set([...instrument.support, ...instrument.cannot_find_you.contacts])]
  return {
    title: title(reader),
    main: html`<div class="es-survey__sent"><h1 class="govuk-heading-xl">${t('Sent')}</h1><p class="govuk-body-l">${t(instrument.thanks)}</p></div>
<p class="govuk-body">${t('You can close this page now. We do not know which answers are yours, unless you wrote who you are.')}</p>
<h2 class="govuk-heading-m">${t('If something is on your mind')}</h2>
<p class="govuk-body">${t(instrument.cannot_find_you.say)}</p>
${contacts.map((id) => {
  const contact = pack.contacts.get(id)
  return contact && contactCard(reader, contact)
})}`,
  }
}

const plain = (reader: Reader, heading: string, text: Content): Page => ({
  title: title(reader),
  main: html`<h1 class="govuk-heading-l">${heading}</h1>${text}<p class="govuk-body"><a class="govuk-link" href="${reader.url('contacts')}">${reader.t('Who can I talk to?')}</a></p>`,
})

export const notYetPage = (reader: Reader, wave: Wave): Page =>
  plain(
    reader,
    reader.t('This survey has not begun'),
    html`<p class="govuk-body">${reader.t('You can answer it from {day}.', { day: dayInWords(reader, wave.firstDay) })}</p>`,
  )

/** @param unsent somebody was in the middle of it */
export const closedPage = (reader: Reader, unsent: boolean): Page => {
  const { t } = reader
  return plain(
    reader,
    t('This survey has ended'),
    unsent
      ? html`<p class="govuk-body">${t('It ended while you were answering. Your answers were not sent, and nothing of them was kept. Thank you for your time.')}</p>`
      : html`<p class="govuk-body">${t('You cannot answer it any more. Thank you for wanting to.')}</p>`,
  )
}

export const awayPage = (reader: Reader): Page =>
  plain(
    reader,
    reader.t('We cannot show this survey just now'),
    html`<p class="govuk-body">${reader.t('Something of ours is not working. Please try again in a few minutes.')}</p>`,
  )
