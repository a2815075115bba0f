import { randomUUID } from 'node:crypto'
import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { faultOf, faultSummary, titled } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import { VOICES } from '../../../pack/index.ts'
import { FOCUS_GROUPS } from '../../urls.ts'
import type { Fault, TypedSession } from '../kept/add-session.ts'
import { backToAll, inWords, submit } from './around.html.ts'

/** A new session, described before its notes are pasted. */
export const newSessionPage = (
  visit: Visit,
  typed: Partial<TypedSession> = {},
  english: readonly Fault[] = [],
): StaffPage => {
  const { reader } = visit
  const { t } = reader
  const faults = inWords(reader, english)
  const title = t('A focus group')
  return {
    title: titled(reader, title, faults),
    before: backToAll(reader),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>
${sessionForm(visit, { to: FOCUS_GROUPS, save: t('Save and paste the notes') }, typed, faults)}`,
  }
}

/** How a session is described: who, when, where, who ran it. */
export const sessionForm = (
  { reader, csrf }: Visit,
  { to, save }: { readonly to: string; readonly save: string },
  typed: Partial<TypedSession>,
  faults: readonly Fault[],
): Html => {
  const { t, pack } = reader
  const day = (name: 'day' | 'month' | 'year', label: string, width: number) => ({
    id: name,
    name,
    label,
    value: typed[name] ?? '',
    classes: `govuk-input--width-${width}`,
    error: faults.some(({ field }) => field === 'day'),
  })
  return html`<form method="post" action="${to}" novalidate>${csrf}<input type="hidden" name="id" value="${typed.id || randomUUID()}">
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
${submit(save)}</form>`
}
