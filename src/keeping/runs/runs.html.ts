import { momentInWords } from '../../accounts/index.ts'
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
import { KIND_WORDS, keepingTabs } from '../pages/parts.html.ts'
import { KEEPING, RUNS, requestPath, runPath } from '../urls.ts'
import { type countItems, type Item, type Run, type RunState, stateOf } from './run-queries.ts'

export const STATE_WORDS: Readonly<Record<RunState, string>> = {
  planned: 'Not approved',
  waiting: 'Approved, waits',
  running: 'Being deleted',
  done: 'Done',
  stopped: 'Stopped',
}
const COLOURS: Readonly<Record<RunState, string>> = {
  planned: 'govuk-tag--grey',
  waiting: 'govuk-tag--yellow',
  running: 'govuk-tag--red',
  done: 'govuk-tag--green',
  stopped: 'govuk-tag--grey',
}
export const stateTag = ({ t }: Reader, state: RunState): Html =>
  govuk('Tag', { text: t(STATE_WORDS[state]), classes: COLOURS[state] })

const KINDS = { retention: 'By their age', erasure: 'Asked for by somebody' } as const

/** The lists that there were, the newest first. */
export const runsPage = (
  reader: Reader,
  { runs, page, more, now }: { runs: readonly Run[]; page: number; more: boolean; now: Date },
): StaffPage => {
  const { t } = reader
  const there = runs.filter(({ of }) => of > 0)
  return {
    title: t('Deleting'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Deleting')}</h1>
${keepingTabs(reader, 'runs')}
${
  there.length === 0
    ? html`<p class="govuk-body">${t('No list was ever drawn up. Begin with')} <a class="govuk-link" href="${KEEPING}">${t('what is due')}</a>.</p>`
    : listTable(
        t('Lists of what is deleted'),
        [t('Drawn up'), t('Why'), t('Records'), t('Approved'), t('Where it stands')],
        there.map((run) => [
          html`<a class="govuk-link" href="${runPath(run.id)}">${momentInWords(reader, run.plannedAt)}</a>`,
          t(KINDS[run.kind]),
          run.of,
          run.approvedBy ?? t('Nobody yet'),
          html`${stateTag(reader, stateOf(run, now))}${run.deleted + run.kept > 0 && html` ${t('{n} deleted, {kept} kept', { n: run.deleted, kept: run.kept })}`}`,
        ]),
      )
}
${pagesNav(reader, { page, more, at: (to) => `${RUNS}?page=${to}` })}`,
  }
}

interface Shown {
  readonly run: Run
  readonly counts: Awaited<ReturnType<typeof countItems>>
  readonly items: readonly Item[]
  readonly page: number
  readonly more: boolean
  readonly now: Date
  readonly csrf: Html
  readonly faults: readonly FieldFault[]
}

/** One list: what is on it, who approved it, and what became of each. */
export const runPage = (reader: Reader, shown: Shown): StaffPage => {
  const { t, pack } = reader
  const { run, counts, items, page, more, now, faults } = shown
  const state = stateOf(run, now)
  const say = (type: string): string => {
    const { records = [], erase = [] } = pack.keeping ?? {}
    return t([...records, ...erase].find(({ id }) => id === type)?.say ?? type)
  }
  return {
    title: titled(reader, t('A list to delete'), faults),
    wide: true,
    before:
      run.requestId === null
        ? backLink(RUNS, t('Deleting'))
        : backLink(requestPath(run.requestId), t('The request')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('A list to delete')}</h1>
<p class="govuk-body">${stateTag(reader, state)} ${standing(reader, run, state)}</p>
${listTable(
  t('How many'),
  [t('Record'), t('On the list'), t('Deleted'), t('Kept')],
  counts.map((one) => [
    say(one.type),
    one.of,
    one.deleted,
    [
      one.held > 0 && t('{n} held', { n: one.held }),
      one.changed > 0 && t('{n} changed since', { n: one.changed }),
      one.gone > 0 && t('{n} were gone', { n: one.gone }),
    ]
      .filter((part) => part !== false)
      .join(', ') || '0',
  ]),
)}
${state === 'planned' && approval(reader, shown)}
${['planned', 'waiting', 'running'].includes(state) && stopForm(reader, shown, state)}
<h2 class="govuk-heading-m">${t('What is on it')}</h2>
${listTable(
  t('What is on the list'),
  [t('Record'), t('Type'), t('Due since'), t('What became of it')],
  items.map((item) => [
    item.called ? html`<span class="es-reference">${item.called}</span>` : t(KIND_WORDS[item.kind]),
    say(item.type),
    dayInWords(reader, item.dueOn),
    became(reader, item),
  ]),
)}
${pagesNav(reader, { page, more, at: (to) => `${runPath(run.id)}?page=${to}` })}`,
  }
}

const standing = (reader: Reader, run: Run, state: RunState): string => {
  const { t } = reader
  const drawn = t('{name} drew it up on {moment}.', {
    name: run.plannedBy,
    moment: momentInWords(reader, run.plannedAt),
  })
  const approved =
    run.approvedBy && run.approvedAt && run.beginsAt
      ? t('{name} approved it on {moment}. It begins on {begins}.', {
          name: run.approvedBy,
          moment: momentInWords(reader, run.approvedAt),
          begins: momentInWords(reader, run.beginsAt),
        })
      : ''
  const stopped =
    state === 'stopped' && run.stoppedBy && run.stoppedAt
      ? t('{name} stopped it on {moment}.', {
          name: run.stoppedBy,
          moment: momentInWords(reader, run.stoppedAt),
        })
      : ''
  const ended =
    state === 'done' && run.endedAt
      ? t('It ended on {moment}.', { moment: momentInWords(reader, run.endedAt) })
      : ''
  const progress =
    state === 'running' ? t('{n} of {of} are done.', { n: run.deleted + run.kept, of: run.of }) : ''
  return [drawn, approved, stopped, progress, ended].filter(Boolean).join(' ')
}

const approval = (reader: Reader, { run, csrf, faults }: Shown): Html => {
  const { t, pack } = reader
  return html`<form class="es-staff-form es-no-print" method="post" action="${runPath(run.id)}" novalidate>${csrf}
<h2 class="govuk-heading-m">${t('Approve it')}</h2>
<p class="govuk-body">${t('What is deleted cannot be brought back here. It begins {n} days from now; until then it can be stopped. What is held then, or has changed by then, is kept.', { n: pack.keeping?.begins_after ?? 7 })}</p>
${govukOnce('Input', {
  id: 'number',
  name: 'number',
  label: { text: t('How many records are on the list?') },
  hint: { text: t('Look through it first. Your name is written beside the approval.') },
  inputmode: 'numeric',
  classes: 'govuk-input--width-5',
  autocomplete: 'off',
  ...faultOf(faults, 'number'),
})}
${govukOnce('Button', { text: t('Approve that they are deleted'), classes: 'govuk-button--warning', preventDoubleClick: true, name: 'do', value: 'approve' })}</form>`
}

const stopForm = (reader: Reader, { run, csrf }: Shown, state: RunState): Html => {
  const { t } = reader
  const words = state === 'planned' ? t('Put the list away') : t('Stop it')
  return html`<form class="es-no-print" method="post" action="${runPath(run.id)}">${csrf}${govukOnce('Button', { text: words, classes: 'govuk-button--secondary', preventDoubleClick: true, name: 'do', value: 'stop' })}</form>`
}

const became = ({ t }: Reader, { outcome, held }: Item): Content => {
  if (outcome === null)
    return held ? govuk('Tag', { text: t('Held now'), classes: 'govuk-tag--yellow' }) : t('Nothing yet')
  return {
    deleted: t('Deleted'),
    held: t('Kept: it is held'),
    changed: t('Kept: something happened to it since the list was drawn up'),
    gone: t('It was not there any more'),
  }[outcome]
}
