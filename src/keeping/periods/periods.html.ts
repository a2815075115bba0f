import {
  backLink,
  dayInWords,
  type FieldFault,
  faultSummary,
  listTable,
  pagesNav,
  periodWords,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Keeping, KeptType } from '../../pack/index.ts'
import { KIND_WORDS, keepingTabs } from '../pages/parts.html.ts'
import { duePath, KEEPING, RUNS } from '../urls.ts'
import type { DueRecord } from './due-queries.ts'

interface Shown {
  readonly keeping: Keeping
  readonly due: ReadonlyMap<string, { now: number; soon: number; first: string | null }>
  /** Concerns of which it is not known yet when the child is 18. */
  readonly yearless: number
  readonly draftsDays: number
  readonly csrf: Html
  readonly faults?: readonly FieldFault[]
}

/** How long each type of record is kept, and how many of each are due: before anything is deleted. */
export const periodsPage = (reader: Reader, shown: Shown): StaffPage => {
  const { t } = reader
  const { keeping, due, yearless, faults = [] } = shown
  const all = [...due.values()].reduce((sum, { now }) => sum + now, 0)
  return {
    title: titled(reader, t('Keeping and deleting'), faults),
    wide: true,
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('Keeping and deleting')}</h1>
${keepingTabs(reader, 'periods')}
<p class="govuk-body">${
      all === 0
        ? t('Nothing is due today.')
        : all === 1
          ? t('One record is due today. It is deleted only after you have approved a list.')
          : t('{n} records are due today. They are deleted only after you have approved a list.', { n: all })
    } ${t('A list that was approved begins {n} days later, and can be stopped until then.', { n: keeping.begins_after })}</p>
${
  yearless > 0 &&
  html`<p class="govuk-body es-quiet">${t('Concerns of which it is not known yet in which year the child is 18: {n}. That is found within the hour; until then none of them is due by it.', { n: yearless })}</p>`
}
<form method="post" action="${RUNS}" novalidate>${shown.csrf}
<div id="types">${listTable(
      t('How long records are kept'),
      [t('Record'), t('Kept for'), t('Due today'), t('Within a year')],
      keeping.records.map((type) => rowOf(reader, type, due.get(type.id))),
    )}</div>
${all > 0 && html`<p class="es-no-print">${govukOnce('Button', { text: t('Draw up a list to delete'), preventDoubleClick: true })}</p>`}</form>
<h2 class="govuk-heading-m">${t('What goes with a concern')}</h2>
<p class="govuk-body">${t('Everything that belongs to it: who told, what it names, messages, what each team did and noted, letters, links, who opened it, its receipt. A number stays: how many there were of a year, a form and a route.')}</p>
<h2 class="govuk-heading-m">${t('What goes by itself, and what stays')}</h2>
<ul class="govuk-list govuk-list--bullet"><li>${t('Drafts: {n} days after somebody last touched them.', { n: shown.draftsDays })}</li>
<li>${t('Letters: a month after they were delivered.')}</li>
<li>${t('Ticked answers of surveys, and what people shared of practising: nobody can tell whose they are. They stay.')}</li>
<li>${t('Names and addresses of people who were asked to practise: when that ends, after a year at the latest. How many did stays.')}</li>
<li>${t('Files of surveys that nobody has finished reading in: a week.')}</li>
<li>${t('Holds with their reasons, also when they were lifted: they stay, for whoever asks why something was kept.')}</li>
<li>${t('Addresses of teams and organisations at work: they stay.')}</li>
<li>${t('The record of what was done: it holds ids and no content, and is one chain. It stays whole.')}</li></ul>
<h2 class="govuk-heading-m">${t('What this service cannot delete')}</h2>
<ul class="govuk-list govuk-list--bullet">${keeping.elsewhere.map((words) => html`<li>${t(words)}</li>`)}</ul>`,
  }
}

/** Of a pack that does without: nothing is deleted, while holds and requests are there all the same. */
export const noPeriodsPage = (reader: Reader): StaffPage => {
  const title = reader.t('Keeping and deleting')
  return {
    title,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
${keepingTabs(reader, 'periods')}
<p class="govuk-body">${reader.t('This partnership’s content does not say how long anything is kept. So nothing is due, and nothing is deleted.')}</p>`,
  }
}

type Counts = { now: number; soon: number; first: string | null } | undefined

const rowOf = (reader: Reader, type: KeptType, counts: Counts): readonly Content[] => {
  const { t } = reader
  const { now = 0, soon = 0, first = null } = counts ?? {}
  return [
    t(type.say),
    html`${periodWords(reader, type)} ${govuk('Details', {
      summaryText: t('Why so long'),
      html: html`<p class="govuk-body">${t(type.why)}</p><p class="govuk-body es-quiet">${sourceWords(reader, type)}</p>`
        .text,
    })}`,
    now === 0
      ? '0'
      : html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="type-${type.id}" name="types" value="${type.id}" checked><label class="govuk-label govuk-checkboxes__label" for="type-${type.id}">${t('{n} to delete', { n: now })}</label></div></div> <a class="govuk-link" href="${duePath(type.id)}">${t('See which')}<span class="govuk-visually-hidden">: ${t(type.say)}</span></a>`,
    soon === 0
      ? '0'
      : html`${soon}${now === 0 && first !== null && html` <span class="es-quiet">${t('from {day}', { day: dayInWords(reader, first) })}</span>`}`,
  ]
}

const sourceWords = (reader: Reader, { source }: KeptType): Content => {
  const { t } = reader
  const name = source.link
    ? html`<a class="govuk-link" href="${source.link}" rel="noreferrer">${source.name}</a>`
    : source.name
  return html`${name}. ${
    source.checked_on
      ? t('Checked on {day}.', { day: dayInWords(reader, source.checked_on) })
      : t('Nobody has compared it yet.')
  }`
}

/** What is due of one type: which, since when, and whether a hold keeps it. */
export const duePage = (
  reader: Reader,
  { type, rows, page, more }: { type: KeptType; rows: readonly DueRecord[]; page: number; more: boolean },
): StaffPage => {
  const { t } = reader
  return {
    title: t(type.say),
    wide: true,
    before: backLink(KEEPING, t('How long')),
    main: html`<h1 class="govuk-heading-l">${t(type.say)}</h1>
<p class="govuk-body">${t('Kept for {period}. {why}', { period: periodWords(reader, type), why: t(type.why) })}</p>
${
  rows.length === 0
    ? html`<p class="govuk-body">${t('Nothing of it is due.')}</p>`
    : listTable(
        t('What is due'),
        [t('Record'), t('Counted from'), t('Due since'), t('Hold')],
        rows.map(({ kind, called, since, dueOn, held }) => [
          called ? html`<span class="es-reference">${called}</span>` : t(KIND_WORDS[kind]),
          dayInWords(reader, since),
          dayInWords(reader, dueOn),
          held ? govuk('Tag', { text: t('Held'), classes: 'govuk-tag--yellow' }) : t('No'),
        ]),
      )
}
${pagesNav(reader, { page, more, at: (to) => `${duePath(type.id)}?page=${to}` })}`,
  }
}
