import {
  backLink,
  dayInWords,
  type FieldFault,
  faultOf,
  faultSummary,
  listTable,
  pagesNav,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { dateBoxes, keepingTabs, whoFields } from '../pages/parts.html.ts'
import { ADD_REQUEST, REQUESTS, requestPath } from '../urls.ts'
import { isOpen } from './asked.ts'
import { type TypedRequest, WHOSE } from './read-request.ts'
import type { RequestRow } from './request-queries.ts'

export interface ListedRequest extends RequestRow {
  /** Null: it was written under another key. */
  readonly asker: string | null
  /** yyyy-mm-dd; null: the clock stands. */
  readonly due: string | null
}

export const REQUEST_KINDS = {
  access: 'To see what is kept about them',
  erasure: 'That it is erased',
} as const
export const WHOSE_WORDS: Readonly<Record<(typeof WHOSE)[number], string>> = {
  own: 'For themselves',
  child: 'For a child whom they are responsible for',
  other: 'For somebody else who lets them ask',
}

/** By when it is to be answered; said in words, so that colour tells nothing alone. */
export const dueTag = (
  reader: Reader,
  { due, open, today }: { due: string | null; open: boolean; today: string },
): Content => {
  const { t } = reader
  if (!open) return govuk('Tag', { text: t('Closed'), classes: 'govuk-tag--grey' })
  if (due === null) return govuk('Tag', { text: t('Waits for proof'), classes: 'govuk-tag--grey' })
  const left = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)
  const [text, classes] =
    left < 0
      ? [left === -1 ? t('1 day late') : t('{n} days late', { n: -left }), 'govuk-tag--red']
      : left === 0
        ? [t('Today'), 'govuk-tag--red']
        : [
            left === 1 ? t('1 day left') : t('{n} days left', { n: left }),
            left <= 7 ? 'govuk-tag--yellow' : 'govuk-tag--green',
          ]
  return html`${govuk('Tag', { text, classes })} ${dayInWords(reader, due)}`
}

/** The requests, those that are open first. */
export const requestsPage = (
  reader: Reader,
  {
    requests,
    page,
    more,
    today,
  }: { requests: readonly ListedRequest[]; page: number; more: boolean; today: string },
): StaffPage => {
  const { t } = reader
  return {
    title: t('Requests'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Requests')}</h1>
${keepingTabs(reader, 'requests')}
<p class="govuk-body">${t('Somebody asks what is kept about them, or that it is erased. They hear within a month.')}</p>
<p class="govuk-body es-no-print">${govuk('Button', { text: t('Write down a request'), href: ADD_REQUEST })}</p>
${
  requests.length === 0
    ? html`<p class="govuk-body">${t('Nobody has asked.')}</p>`
    : listTable(
        t('Requests'),
        [t('Who asks'), t('What'), t('Came on'), t('Answer by')],
        requests.map((one) => [
          html`<a class="govuk-link" href="${requestPath(one.id)}">${one.asker ?? t('A request')}</a>`,
          t(REQUEST_KINDS[one.kind]),
          dayInWords(reader, one.receivedOn),
          dueTag(reader, { due: one.due, open: isOpen(one), today }),
        ]),
      )
}
${pagesNav(reader, { page, more, at: (to) => `${REQUESTS}?page=${to}` })}`,
  }
}

/** Writes a request down: who asks, for whom, and by what they are found. */
export const addRequestPage = (
  reader: Reader,
  { typed, faults, csrf }: { typed: TypedRequest; faults: readonly FieldFault[]; csrf: Html },
): StaffPage => {
  const { t } = reader
  return {
    title: titled(reader, t('Write down a request'), faults),
    before: backLink(REQUESTS, t('Requests')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('Write down a request')}</h1>
<form class="es-staff-form" method="post" action="${ADD_REQUEST}" novalidate>${csrf}<input type="hidden" name="id" value="${typed.id}">
${govukOnce('Radios', {
  name: 'kind',
  idPrefix: 'kind',
  fieldset: { legend: { text: t('What do they ask?'), classes: 'govuk-fieldset__legend--m' } },
  items: (['access', 'erasure'] as const).map((kind) => ({
    value: kind,
    text: t(REQUEST_KINDS[kind]),
    checked: typed.kind === kind,
  })),
  ...faultOf(faults, 'kind'),
})}
${dateBoxes(reader, {
  id: 'got',
  legend: t('On which day did it come?'),
  hint: t('By telephone, in a talk or in writing: the month begins on that day.'),
  value: typed,
  names: ['got-day', 'got-month', 'got-year'],
  faults,
})}
${govukOnce('Input', { id: 'asker', name: 'asker', label: { text: t('Who asks') }, value: typed.asker, autocomplete: 'off', ...faultOf(faults, 'asker') })}
${govukOnce('Radios', {
  name: 'whose',
  idPrefix: 'whose',
  fieldset: { legend: { text: t('For whom?'), classes: 'govuk-fieldset__legend--s' } },
  items: WHOSE.map((one) => ({ value: one, text: t(WHOSE_WORDS[one]), checked: typed.whose === one })),
  ...faultOf(faults, 'whose'),
})}
${govukOnce('Textarea', { id: 'contact', name: 'contact', label: { text: t('How the answer reaches them safely') }, hint: { text: t('Ask them. Somebody may read their post or hold their telephone.') }, rows: 2, value: typed.contact, ...faultOf(faults, 'contact') })}
<h2 class="govuk-heading-m">${t('By what are they found?')}</h2>
<p class="govuk-body">${t('Only what they know themselves, each whole and exactly. Answers of surveys cannot be found: nobody can tell whose they are.')}</p>
${whoFields(reader, typed, faults)}
${govukOnce('Button', { text: t('Write it down and look'), preventDoubleClick: true })}</form>`,
  }
}
