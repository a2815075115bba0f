import { faultOf, type Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import { dayOf } from '../../pack/index.ts'
import { deskUrls } from '../urls.ts'
import type { Doing } from './doing.html.ts'
import { reminderDay } from './following.html.ts'
import { press, submit } from './parts.html.ts'

/** For oneself alone: following a concern, and being reminded of it. Nobody else sees either. */
export const own = (reader: Reader, { look, own: mine, tried, csrf, now }: Doing): Html => {
  const { t } = reader
  const { reference } = look
  const today = dayOf(now)
  return html`<section class="es-no-print" aria-labelledby="yourself"><h2 class="govuk-heading-m" id="yourself">${t('For yourself')}</h2>
${press(deskUrls.follow(reference), mine.followed ? t('Follow it no more') : t('Follow it'), { csrf, fields: { do: mine.followed ? 'end' : 'begin' } })}
<p class="es-quiet">${mine.followed ? t('You follow it: a letter without content tells you when somebody does something.') : t('Whoever follows a concern is told by a letter without content when something happens.')} <a class="govuk-link" href="${deskUrls.following}">${t('What I follow')}</a></p>
${
  mine.reminders.length > 0 &&
  html`<ul class="govuk-list">${mine.reminders.map(
    (one) =>
      html`<li>${reminderDay(reader, one, today)}${one.text && html` <span class="es-own-words">${one.text}</span>`}${press(deskUrls.reminderDone(one.id), t('Done'), { csrf, fields: {}, about: t('the reminder') })}</li>`,
  )}</ul>`
}
<details class="govuk-details"${tried.of === 'remind' && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Remind me of it')}</span></summary><div class="govuk-details__text"><form method="post" action="${deskUrls.remind(reference)}" novalidate>${csrf}${govukOnce('Input', { id: 'on', name: 'on', type: 'date', label: { text: t('On which day') }, value: tried.typed.on ?? '', classes: 'govuk-input--width-10', ...faultOf(tried.faults, 'on') })}${govukOnce('Input', { id: 'words', name: 'words', label: { text: t('Of what (you need not say)') }, hint: { text: t('You alone read it. It is not in the letter.') }, value: tried.typed.words ?? '', autocomplete: 'off', ...faultOf(tried.faults, 'words') })}${submit(t('Remind me'), { classes: 'govuk-button--secondary' })}</form></div></details></section>`
}
