import { momentInWords } from '../../accounts/index.ts'
import {
  backLink,
  dayInWords,
  type FieldFault,
  faultOf,
  faultSummary,
  listTable,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { dateBoxes, whoFields } from '../pages/parts.html.ts'
import { type Run, stateOf } from '../runs/run-queries.ts'
import { stateTag } from '../runs/runs.html.ts'
import type { Verdict } from '../schema.ts'
import { findPath, REQUESTS, requestPath, runPath } from '../urls.ts'
import { type Asked, ENDS, isOpen } from './asked.ts'
import type { TypedRequest } from './read-request.ts'
import type { EventRow, Found, RequestRow } from './request-queries.ts'
import { dueTag, REQUEST_KINDS, WHOSE_WORDS } from './requests.html.ts'
import { FOUND_WORDS } from './review.html.ts'

/** What was sent and not taken. */
export interface TypedStep {
  readonly do: string
  readonly note: string
  readonly what: string
  readonly who: TypedRequest
  readonly day: string
  readonly month: string
  readonly year: string
}

interface Shown {
  readonly request: RequestRow
  readonly asked: Asked | null
  readonly notes: readonly (EventRow & { readonly note: string | null })[]
  readonly due: string | null
  readonly today: string
  readonly found: readonly Found[]
  readonly runs: readonly Run[]
  readonly typed: TypedStep
  readonly faults: readonly FieldFault[]
  readonly csrf: Html
  readonly now: Date
}

/** One request: what is due, what was found, and what is done about it. */
export const requestPage = (reader: Reader, shown: Shown): StaffPage => {
  const { t } = reader
  const { request, asked, notes, due, today, runs, faults, now } = shown
  const open = isOpen(request)
  const lines: (readonly [string, Content])[] = [
    [t('Asks'), t(REQUEST_KINDS[request.kind])],
    [
      t('For whom'),
      asked ? t(WHOSE_WORDS[asked.whose]) : t('It was written under another key, and cannot be read here.'),
    ],
    [t('The answer goes'), asked?.contact ?? ''],
    [
      t('Came on'),
      html`${dayInWords(reader, request.receivedOn)}, ${t('written down by {name}', { name: request.by })}`,
    ],
    [t('Answer by'), dueTag(reader, { due, open, today })],
  ]
  return {
    title: titled(reader, asked?.asker ?? t('A request'), faults),
    wide: true,
    before: backLink(REQUESTS, t('Requests')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${asked?.asker ?? t('A request')}</h1>
${govuk('SummaryList', { rows: lines.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}`.text } })) })}
<h2 class="govuk-heading-m" id="found">${t('What was found')}</h2>
${finds(reader, shown)}
${open && look(reader, shown)}
${open && (request.kind === 'access' ? giving(reader, shown) : erasing(reader, shown))}
${
  runs.length > 0 &&
  html`<h2 class="govuk-heading-m">${t('Lists to erase')}</h2><ul class="govuk-list">${runs.map((run) => html`<li><a class="govuk-link" href="${runPath(run.id)}">${momentInWords(reader, run.plannedAt)}</a> ${stateTag(reader, stateOf(run, now))}</li>`)}</ul>`
}
${open && clock(reader, shown)}
${open && closing(reader, shown)}
${
  notes.length > 0 &&
  html`<h2 class="govuk-heading-m">${t('What was done')}</h2><ul class="govuk-list govuk-list--bullet">${notes.map((event) => html`<li>${momentInWords(reader, new Date(event.at))}, ${event.by}: ${said(reader, event)}</li>`)}</ul>`
}`,
  }
}

const KINDS: Readonly<Record<Found['kind'], string>> = {
  concern: 'Concern',
  account: 'Account',
  'not-shared': 'A decision not to share',
}
const VERDICTS: Readonly<Record<Verdict, readonly [words: string, colour: string]>> = {
  give: ['Given', 'govuk-tag--green'],
  withhold: ['Not given', 'govuk-tag--yellow'],
  erase: ['To be erased', 'govuk-tag--red'],
  keep: ['Kept', 'govuk-tag--yellow'],
}

const finds = (reader: Reader, { request, found }: Shown): Html => {
  const { t } = reader
  if (found.length === 0)
    return html`<p class="govuk-body">${t('Nothing was found. Something may be kept all the same, under another spelling or without what names them exactly.')}</p>`
  return listTable(
    t('What was found'),
    [t('Record'), t('Why it is theirs'), t('Decided')],
    found.map((one) => {
      const there = one.called !== null || one.kind === 'not-shared'
      const name = html`${t(KINDS[one.kind])} ${one.called && html`<span class="es-reference">${one.called}</span>`}`
      return [
        there && isOpen(request)
          ? html`<a class="govuk-link" href="${findPath(request.id, one.kind, one.ofId)}">${name}</a>`
          : html`${name}${!there && html` <span class="es-quiet">${t('not there any more')}</span>`}`,
        t(FOUND_WORDS[one.foundBy]),
        html`${
          one.verdict
            ? html`${govuk('Tag', { text: t(VERDICTS[one.verdict][0]), classes: VERDICTS[one.verdict][1] })} ${one.reviewedBy}`
            : govuk('Tag', { text: t('Not read yet'), classes: 'govuk-tag--grey' })
        }${one.held && html` ${govuk('Tag', { text: t('Held'), classes: 'govuk-tag--yellow' })}`}${one.withSource && html` <span class="es-quiet">${t('with who told')}</span>`}`,
      ]
    }),
  )
}

/** A form of one thing to do, closed until it is wanted. */
const doing = (
  { request, csrf, typed, faults }: Shown,
  { act, summary, body, submit }: { act: string; summary: string; body: Content; submit: string },
): Html => {
  const tried = typed.do === act && faults.length > 0
  return html`<details class="govuk-details es-no-print"${tried && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary><div class="govuk-details__text"><form class="es-staff-form" method="post" action="${requestPath(request.id)}" novalidate>${csrf}<input type="hidden" name="do" value="${act}">${body}${govukOnce('Button', { text: submit, preventDoubleClick: true, classes: 'govuk-button--secondary' })}</form></div></details>`
}

const note = (shown: Shown, act: string, label: string): Html =>
  govukOnce('Textarea', {
    id: `note-${act}`,
    name: 'note',
    label: { text: label },
    rows: 3,
    value: shown.typed.do === act ? shown.typed.note : '',
    ...faultOf(shown.faults, `note-${act}`),
  })

const look = (reader: Reader, shown: Shown): Html => {
  const { t } = reader
  return doing(shown, {
    act: 'look',
    summary: t('Look by something else too'),
    body: whoFields(reader, shown.typed.who, shown.typed.do === 'look' ? shown.faults : []),
    submit: t('Look'),
  })
}

const giving = ({ t }: Reader, { request, csrf, faults }: Shown): Html =>
  html`<h2 class="govuk-heading-m">${t('Give it')}</h2>
<form class="es-staff-form es-no-print" method="post" action="${requestPath(request.id)}" novalidate>${csrf}<input type="hidden" name="do" value="give">
${govukOnce('Radios', {
  name: 'format',
  idPrefix: 'format',
  fieldset: { legend: { text: t('As what?'), classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'pdf', text: t('A document to read (PDF)'), checked: true },
    { value: 'json', text: t('Data for a program (JSON)') },
  ],
})}
${govukOnce('Checkboxes', {
  name: 'locked',
  idPrefix: 'locked',
  fieldset: { legend: { text: t('Lock the file?'), classes: 'govuk-fieldset__legend--s' } },
  items: [
    {
      value: 'yes',
      text: t('Only a passphrase opens it (age)'),
      conditional: {
        html: govukOnce('Input', {
          id: 'passphrase',
          name: 'passphrase',
          label: { text: t('Passphrase') },
          hint: { text: t('Tell it to them by telephone, never with the file. It is stored nowhere.') },
          autocomplete: 'off',
          spellcheck: false,
          ...faultOf(faults, 'passphrase'),
        }).text,
      },
    },
  ],
})}
${govukOnce('Button', { text: t('Make the file') })}</form>`

const erasing = ({ t }: Reader, { request, csrf }: Shown): Html =>
  html`<h2 class="govuk-heading-m">${t('Erase it')}</h2><p class="govuk-body">${t('What you decided to erase goes on a list, which you approve as any other. What is held stays.')}</p>
<form class="es-no-print" method="post" action="${requestPath(request.id)}">${csrf}<input type="hidden" name="do" value="erase">${govukOnce('Button', { text: t('Draw up the list'), preventDoubleClick: true })}</form>`

const clock = (reader: Reader, shown: Shown): Html => {
  const { t } = reader
  const { request, typed, faults } = shown
  const has = (kind: EventRow['kind']) => request.events.some((event) => event.kind === kind)
  return html`<h2 class="govuk-heading-m">${t('The clock')}</h2>
${
  !has('identity-asked')
    ? doing(shown, {
        act: 'identity-asked',
        summary: t('Ask them to prove who they are'),
        body: html`<p class="govuk-body">${t('Only where you doubt it. The month begins when they have proved it.')}</p>`,
        submit: t('They were asked'),
      })
    : !has('identity-proved') &&
      doing(shown, {
        act: 'identity-proved',
        summary: t('They have proved who they are'),
        body: dateBoxes(reader, {
          id: 'proved',
          legend: t('On which day?'),
          value: { 'proved-day': typed.day, 'proved-month': typed.month, 'proved-year': typed.year },
          names: ['proved-day', 'proved-month', 'proved-year'],
          faults,
        }),
        submit: t('Write it down'),
      })
}
${
  !has('extended') &&
  doing(shown, {
    act: 'extended',
    summary: t('Take two months more'),
    body: note(
      shown,
      'extended',
      t('Why it takes longer: it is complex, or they have asked for many things'),
    ),
    submit: t('Extend it'),
  })
}`
}

const END_WORDS: Readonly<Record<string, string>> = {
  answered: 'It was answered',
  refused: 'It was refused',
  'nothing-found': 'Nothing was found',
  withdrawn: 'They took it back',
}

const closing = ({ t }: Reader, shown: Shown): Html =>
  html`<h2 class="govuk-heading-m">${t('End it')}</h2>${doing(shown, {
    act: 'close',
    summary: t('Close the request'),
    body: html`${govukOnce('Radios', {
      name: 'what',
      idPrefix: 'what',
      fieldset: { legend: { text: t('How did it end?'), classes: 'govuk-fieldset__legend--s' } },
      items: ENDS.map((end) => ({
        value: end,
        text: t(END_WORDS[end] ?? end),
        checked: shown.typed.what === end,
      })),
      ...faultOf(shown.faults, 'what'),
    })}${note(shown, 'close', t('What they were told, and when'))}`,
    submit: t('Close it'),
  })}`

const said = ({ t }: Reader, { kind, what, note: words }: Shown['notes'][number]): Content => {
  const event = {
    'identity-asked': t('Asked them to prove who they are'),
    'identity-proved': t('They have proved who they are'),
    extended: t('Two months more'),
    looked: t('Looked by something else'),
    given: what?.endsWith('-locked') ? t('A locked file was made') : t('A file was made'),
    closed: t(END_WORDS[what ?? ''] ?? 'Closed'),
  }[kind]
  return html`${event}${words && kind !== 'looked' && html`: ${words}`}`
}
