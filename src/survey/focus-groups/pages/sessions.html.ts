import { randomUUID } from 'node:crypto'
import { faultOf, faultSummary, type StaffPage, titled, type Visit } from '../../../accounts/index.ts'
import type { Reader } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import { VOICES } from '../../../pack/index.ts'
import { FOCUS_GROUP_THEMES, FOCUS_GROUPS, focusGroupPath } from '../../urls.ts'
import type { Fault, TypedSession } from '../kept/add-session.ts'
import type { Session } from '../kept/session.ts'
import { backToAll, inWords, nameOf, STEP_WORDS, submit } from './around.html.ts'

/** All sessions, the latest first. */
export const sessionsPage = (reader: Reader, sessions: readonly Session[]): StaffPage => {
  const { t } = reader
  const title = t('Focus groups')
  const add = govuk('Button', { text: t('Add a session'), href: `${FOCUS_GROUPS}/new` })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('What people said when they talked together: first whether somebody must be told of anything, then what it says to the partnership.')}</p>
${
  sessions.length === 0
    ? html`<div class="es-empty"><p class="govuk-body">${t('There is no session yet. Add one after a focus group, with the notes that were taken.')}</p>${add}</div>`
    : html`${add}
<ul class="es-sessions">${sessions.map(
        (
          session,
        ) => html`<li><a class="govuk-link" href="${focusGroupPath(session.id)}">${nameOf(reader, session)}</a>
<span>${session.people === 1 ? t('1 person') : t('{n} people', { n: session.people })}</span>
${stateTag(reader, session)}</li>`,
      )}</ul>
<p class="govuk-body"><a class="govuk-link" href="${FOCUS_GROUP_THEMES}">${t('What all sessions say together')}</a></p>`
}`,
  }
}

const stateTag = ({ t }: Reader, { step, needs }: Session): Html => {
  if (step === 'telling') {
    const open = needs.filter(({ decided }) => decided === null || decided.answer === 'raised').length
    return govuk('Tag', {
      text: open === 1 ? t('1 line may need telling') : t('{n} lines may need telling', { n: open }),
      classes: 'govuk-tag--red',
    })
  }
  if (step === 'quotes') return govuk('Tag', { text: t('Coded'), classes: 'govuk-tag--green' })
  return govuk('Tag', {
    text: t('Next: {step}', { step: t(STEP_WORDS[step]).toLowerCase() }),
    classes: 'govuk-tag--blue',
  })
}

/** A new session, described before its notes are pasted. */
export const newSessionPage = (
  { reader, csrf }: Visit,
  typed: Partial<TypedSession> = {},
  english: readonly Fault[] = [],
): StaffPage => {
  const { t, pack } = reader
  const faults = inWords(reader, english)
  const title = t('A focus group')
  const day = (name: 'day' | 'month' | 'year', label: string, width: number) => ({
    id: name,
    name,
    label,
    value: typed[name] ?? '',
    classes: `govuk-input--width-${width}`,
    error: faults.some(({ field }) => field === 'day'),
  })
  return {
    title: titled(reader, title, faults),
    before: backToAll(reader),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>
<form method="post" action="${FOCUS_GROUPS}" novalidate>${csrf}<input type="hidden" name="id" value="${typed.id || randomUUID()}">
${govukOnce('Radios', {
  name: 'audience',
  idPrefix: 'audience',
  fieldset: { legend: { text: t('Who took part?'), classes: 'govuk-fieldset__legend--s' } },
  ...faultOf(faults, 'audience'),
  items: VOICES.map((voice) => ({
    value: voice,
    text: t(pack.survey?.audiences[voice].name ?? voice),
    checked: typed.audience === voice,
  })),
})}
${govukOnce('DateInput', {
  id: 'day-group',
  fieldset: { legend: { text: t('When was it?'), classes: 'govuk-fieldset__legend--s' } },
  hint: { text: t('For example, 23 11 2026') },
  ...faultOf(faults, 'day'),
  items: [day('day', t('Day'), 2), day('month', t('Month'), 2), day('year', t('Year'), 4)],
})}
${govukOnce('Input', {
  id: 'people',
  name: 'people',
  label: { text: t('How many people took part?'), classes: 'govuk-label--s' },
  hint: { text: t('Not counting those who ran it') },
  inputmode: 'numeric',
  classes: 'govuk-input--width-3',
  value: typed.people ?? '',
  ...faultOf(faults, 'people'),
})}
${govukOnce('Input', {
  id: 'place',
  name: 'place',
  label: { text: t('Where, in general words?'), classes: 'govuk-label--s' },
  hint: { text: t('“A youth club in the north”, not its name or address') },
  value: typed.place ?? '',
  ...faultOf(faults, 'place'),
})}
${govukOnce('Input', {
  id: 'ranBy',
  name: 'ranBy',
  label: { text: t('Who ran it?'), classes: 'govuk-label--s' },
  hint: { text: t('Whoever may be asked about a line: they know who said it') },
  value: typed.ranBy ?? '',
  ...faultOf(faults, 'ranBy'),
})}
${submit(t('Save and paste the notes'))}</form>`,
  }
}
