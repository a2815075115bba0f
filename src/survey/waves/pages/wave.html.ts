import type { StaffPage } from '../../../accounts/index.ts'
import {
  backLink,
  dayInWords,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { qrCode } from '../../../kit/qr-code.html.ts'
import { dayOf } from '../../../pack/index.ts'
import { answerPath, WAVES, wavePath, waveResultsPath } from '../../urls.ts'
import type { Organisation, Reminder } from '../organisation-queries.ts'
import { type Wave, waveState } from '../wave.ts'
import { dayTable } from './bars.html.ts'
import { minutesOf } from './poster.html.ts'
import { stateTag } from './state.html.ts'

interface WaveView {
  readonly csrf: Html
  readonly wave: Wave
  /** Where the service is reached: the link of a poster begins with it. */
  readonly publicUrl: string
  readonly days: readonly { readonly day: string; readonly n: number }[]
  readonly organisations: readonly Organisation[]
  readonly reminders: readonly Reminder[]
  readonly faults?: readonly FieldFault[]
  readonly typed?: {
    readonly name?: string
    readonly email?: string
    readonly text?: string
    readonly last?: string
  }
}

/** One wave for its officer: the link to hand on, how many answered, who is reminded, until when. */
export const wavePage = (reader: Reader, view: WaveView): StaffPage => {
  const { t, pack } = reader
  const { wave, days, faults = [] } = view
  const state = waveState(wave, dayOf(reader.now))
  const all = days.reduce((sum, { n }) => sum + n, 0)
  return {
    title: titled(reader, t('Survey'), faults),
    before: backLink(WAVES, t('Surveys')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${wave.title} ${stateTag(reader, state)}</h1>
<p class="govuk-body">${t(pack.survey?.audiences[wave.audience]?.name ?? wave.audience)} · ${dayInWords(reader, wave.firstDay)} – ${dayInWords(reader, wave.lastDay)}</p>
${state === 'imported' ? html`<p class="govuk-body">${t('Its answers came in a file.')}</p>` : html`<div class="es-figure"><p class="es-figure__number">${all.toLocaleString('en-GB')}</p><p class="govuk-body">${t('answers so far')}</p></div>`}
${reading(reader, view, state === 'closed' || state === 'imported')}
${(state === 'open' || state === 'planned') && html`${link(reader, view)}${passedOn(reader, view, state === 'open')}`}
${
  days.length > 0 &&
  html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Day by day')}</span></summary><div class="govuk-details__text">${dayTable(
    t('Answers by day'),
    [t('Day'), t('Answers')],
    days.map(({ day, n }) => ({ name: dayInWords(reader, day), n })),
  )}</div></details>`
}
${wave.definition && ending(reader, view, state)}`,
  }
}

const reading = ({ t }: Reader, { wave }: WaveView, ended: boolean): Content =>
  ended
    ? html`<p class="govuk-body">${govuk('Button', { text: t('Read the results'), href: waveResultsPath(wave.id) })}</p>${!wave.read && wave.definition && html`<p class="govuk-body">${t('Once you have read them, the survey stays closed: nobody can let more people answer until the figures look right.')}</p>`}`
    : html`<p class="govuk-body">${t('You can read the results when it has ended.')}</p>`

const link = ({ t }: Reader, { wave, publicUrl }: WaveView): Html => {
  const address = `${publicUrl}${answerPath(wave.code)}`
  return html`<section class="es-link" aria-labelledby="link"><h2 class="govuk-heading-m" id="link">${t('The link to hand on')}</h2>
<p class="govuk-body"><a class="govuk-link es-link__address" href="${answerPath(wave.code)}">${address}</a></p>
${qrCode(address, t('QR code of the link'))}
<p class="govuk-body"><a class="govuk-link" href="${wavePath(wave.id)}/poster">${t('A poster and a letter to print')}</a></p></section>`
}

const passedOn = (
  reader: Reader,
  { csrf, wave, organisations, reminders, faults = [], typed = {}, publicUrl }: WaveView,
  open: boolean,
): Html => {
  const { t } = reader
  const to = wavePath(wave.id)
  const today = dayOf(reader.now)
  const remindedToday = reminders.some(({ day }) => day === today)
  const asked = t(
    'Please pass this link on once more. It takes about {minutes} minutes, asks for no name, and is open until {day}.',
    { minutes: minutesOf(wave), day: dayInWords(reader, wave.lastDay) },
  )
  const text = typed.text ?? `${asked}\n\n${publicUrl}${answerPath(wave.code)}`
  return html`<section aria-labelledby="organisations"><h2 class="govuk-heading-m" id="organisations">${t('Who passes it on')}</h2>
${
  organisations.length === 0
    ? html`<p class="govuk-body">${t('Add the schools, teams and groups that hand the link on. They can be reminded from here.')}</p>`
    : html`<ul class="es-rows">${organisations.map(({ id, name, email }) => html`<li><div><strong>${name}</strong><p class="govuk-hint">${email}</p></div><form method="post" action="${to}/organisations/${id}/remove">${csrf}${govukOnce('Button', { html: html`${t('Remove')}<span class="govuk-visually-hidden">: ${name}</span>`.text, classes: 'govuk-button--secondary es-small' })}</form></li>`)}</ul>`
}
<details class="govuk-details"${(typed.name !== undefined || organisations.length === 0) && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Add somebody')}</span></summary><div class="govuk-details__text"><form class="es-staff-form" method="post" action="${to}/organisations" novalidate>${csrf}
${govukOnce('Input', { id: 'name', name: 'name', label: { text: t('Name of the school, team or group') }, value: typed.name ?? '', ...faultOf(faults, 'name') })}
${govukOnce('Input', { id: 'email', name: 'email', type: 'email', spellcheck: false, label: { text: t('Its e-mail address') }, hint: { text: t('An office, never a child.') }, value: typed.email ?? '', ...faultOf(faults, 'email') })}
${govuk('Button', { text: t('Add'), classes: 'govuk-button--secondary' })}</form></div></details>
${
  organisations.length > 0 &&
  open &&
  (remindedToday
    ? html`<p class="govuk-body">${t('They were reminded today.')}</p>`
    : html`<details class="govuk-details"${typed.text !== undefined && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Remind them')}</span></summary><div class="govuk-details__text"><form class="es-staff-form" method="post" action="${to}/remind" novalidate>${csrf}
${govukOnce('Textarea', { id: 'text', name: 'text', rows: 7, label: { text: t('Your words to them') }, hint: { text: t('To all of them, once a day at most.') }, value: text, ...faultOf(faults, 'text') })}
${govuk('Button', { text: t('Send the reminder'), preventDoubleClick: true })}</form></div></details>`)
}
${reminders.length > 0 && html`<p class="govuk-body-s">${t('Reminded on:')} ${reminders.map(({ day, sentTo }, i) => html`${i > 0 && ', '}${dayInWords(reader, day)} (${sentTo})`)}</p>`}</section>`
}

const ending = (
  reader: Reader,
  { csrf, wave, faults = [], typed = {} }: WaveView,
  state: string,
): Content => {
  const { t } = reader
  if (wave.read) return null
  const words = state === 'closed' ? t('Open it again') : t('Change the last day')
  return html`<section aria-labelledby="ending"><h2 class="govuk-heading-m" id="ending">${t('Until when')}</h2>
<form class="es-staff-form" method="post" action="${wavePath(wave.id)}/extend" novalidate>${csrf}
${govukOnce('Input', { id: 'last', name: 'last', type: 'date', label: { text: t('Last day') }, value: typed.last ?? wave.lastDay, classes: 'govuk-input--width-10', ...faultOf(faults, 'last') })}
${govuk('Button', { text: words, classes: 'govuk-button--secondary' })}</form>
${state !== 'closed' && html`<p class="govuk-body"><a class="govuk-link" href="${wavePath(wave.id)}/close">${t('Close it now')}</a></p>`}</section>`
}

/** Asks before a wave is closed: people may be in the middle of it. */
export const closePage = (reader: Reader, csrf: Html, wave: Wave): StaffPage => {
  const { t } = reader
  const title = t('Close the survey now?')
  return {
    title,
    before: backLink(wavePath(wave.id), t('Back')),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Who is answering at this moment is told that it has ended, and their answers are not kept. You can open it again until the results are read.')}</p>
<form method="post" action="${wavePath(wave.id)}/close">${csrf}<div class="es-actions">${govuk('Button', { text: t('Close it'), classes: 'govuk-button--warning', preventDoubleClick: true })}<a class="govuk-link" href="${wavePath(wave.id)}">${t('Leave it open')}</a></div></form>`,
  }
}
