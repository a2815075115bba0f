import { momentInWords, type StaffPage } from '../accounts/index.ts'
import type { Run } from '../backup/index.ts'
import { listTable, type Reader } from '../frame/index.ts'
import { govuk } from '../kit/govuk.ts'
import { type Content, html } from '../kit/html.ts'
import { type Finding, findings, type Seen } from './findings.ts'
import { JOB_WORDS, PROBLEM_WORDS, REASON_WORDS } from './words.ts'

interface Surroundings {
  readonly versions: {
    readonly software: string
    readonly pack: string
    readonly hash: string
    readonly node: string
  }
  readonly way: 'server' | 'kept' | 'none'
  readonly embedded: boolean
  readonly deleting: readonly (readonly [name: string, value: string])[]
}

/** How the service is: first what needs somebody. Nothing on it is about anybody. */
export function operationsPage(reader: Reader, seen: Seen, around: Surroundings): StaffPage {
  const { t } = reader
  const found = findings(seen)
  return {
    title: t('Operations'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Operations')}</h1>
<p class="govuk-body">${t('How the service itself is. Nothing here is about anybody.')}</p>
<h2 class="govuk-heading-m">${t('What needs you')}</h2>
${
  found.length > 0
    ? html`<ul class="es-rows">${found.map((one) => finding(reader, one))}</ul>`
    : govuk('InsetText', { text: t('Nothing. Everything runs as it should.') })
}
<h2 class="govuk-heading-m" id="backups">${t('Backups')}</h2>
${facts(['backup', 'drill', 'restore'].map((kind) => runRow(reader, seen, kind as Run['kind'])))}
<h2 class="govuk-heading-m" id="jobs">${t('Work in the background')}</h2>
${facts([[t('Processes that work'), `${seen.database.workers}`]])}
${jobTable(reader, seen)}
<h2 class="govuk-heading-m" id="letters">${t('Letters and the record')}</h2>
${facts([
  [t('Letters leave by'), t(WAYS[around.way])],
  [t('Letters not delivered'), `${seen.letters.stuck}`],
  [t('Entries of the record not sealed yet'), `${seen.record.unsealed}`],
  [
    t('Last link of the record'),
    seen.record.sealed && seen.record.sealedAt
      ? t('{n}, sealed {moment}', {
          n: seen.record.sealed,
          moment: momentInWords(reader, seen.record.sealedAt),
        })
      : t('None yet'),
  ],
])}
${
  around.deleting.length > 0 &&
  html`<h2 class="govuk-heading-m" id="deleting">${t('Deleting')}</h2>${facts(around.deleting)}`
}
<h2 class="govuk-heading-m" id="database">${t('Database and disk')}</h2>
${facts([
  [t('Size of the database'), size(reader, seen.database.bytes)],
  [
    t('Connections'),
    t('{n} of {most}', { n: seen.database.connections, most: seen.database.mostConnections }),
  ],
  [t('Free on the disk of the data folder'), disk(reader, seen.disk)],
  ...(around.embedded
    ? []
    : [[t('Disk of PostgreSQL'), t('Your own PostgreSQL: watch its disk where it runs.')] as const]),
])}
<h2 class="govuk-heading-m" id="versions">${t('Versions')}</h2>
${facts([
  ['Early Signs', around.versions.software],
  [t('Content'), html`${around.versions.pack} <span class="es-table__id">${around.versions.hash}</span>`],
  ['PostgreSQL', seen.database.version],
  [t('Tables'), `${seen.database.migration}, ${t('jobs {n}', { n: seen.database.jobs })}`],
  ['Node', around.versions.node],
])}`,
  }
}

const WAYS: Readonly<Record<Surroundings['way'], string>> = {
  server: 'Your mail server',
  kept: 'No way: this is a trial run, and letters are kept here',
  none: 'No way yet: no mail server is set',
}

const finding = ({ t }: Reader, { what, urgent, n }: Finding): Content => {
  const words = PROBLEM_WORDS[what]
  const [tag, colour] = urgent === 'now' ? [t('Now'), 'govuk-tag--red'] : [t('Soon'), 'govuk-tag--yellow']
  return html`<li><div><p class="govuk-body">${govuk('Tag', { text: tag, classes: colour })} <strong>${t(n === 1 && words.one ? words.one : words.what, { n })}</strong></p>
<p class="govuk-body">${t(words.right)}${words.link && html` <a class="govuk-link" href="${words.link.href}">${t(words.link.words)}</a>`}</p>
${words.command && html`<p class="es-formula">${words.command}</p>`}</div></li>`
}

type Fact = readonly [name: string, value: Content]

const facts = (rows: readonly Fact[]): Content =>
  govuk('SummaryList', {
    rows: rows.map(([name, value]) => ({ key: { text: name }, value: { html: html`${value}`.text } })),
  })

const RUNS: Readonly<Record<Run['kind'], string>> = {
  backup: 'Last backup',
  drill: 'Last proof that one can be restored',
  restore: 'This database was restored',
}

/** The last that went well, and a later one that did not. */
function runRow(reader: Reader, { runs }: Seen, kind: Run['kind']): Fact {
  const { t } = reader
  const whole = runs.find((run) => run.kind === kind && run.outcome === 'whole')
  const failed = runs.find((run) => run.kind === kind && run.outcome === 'failed')
  const later = failed && (!whole || failed.endedAt > whole.endedAt) ? failed : undefined
  const by = (run: Run) =>
    t('{moment}, by the account {account}', {
      moment: momentInWords(reader, run.endedAt),
      account: run.madeAs,
    })
  const parts = [
    whole && html`<p class="govuk-body">${by(whole)}${detail(reader, whole)}</p>`,
    later &&
      html`<p class="govuk-body">${govuk('Tag', { text: t('Failed'), classes: 'govuk-tag--red' })} ${by(later)}. ${t(REASON_WORDS[later.reason ?? ''] ?? (REASON_WORDS.failed as string))}</p>`,
  ].filter(Boolean)
  return [t(RUNS[kind]), parts.length > 0 ? html`${parts}` : t('Never')]
}

const detail = (reader: Reader, { rows, bytes, beganAt, endedAt }: Run): string => {
  const { t } = reader
  const seconds = Math.max(1, Math.round((endedAt.getTime() - beganAt.getTime()) / 1000))
  const said = [
    rows !== null && t('{n} rows', { n: number(reader, rows) }),
    bytes !== null && size(reader, bytes),
    t('{n} s', { n: number(reader, seconds) }),
  ].filter(Boolean)
  return `: ${said.join(', ')}`
}

function jobTable(reader: Reader, { jobs }: Seen): Content {
  const { t } = reader
  const busy = jobs.filter(({ waiting, later, doing, failed }) => waiting + later + doing + failed > 0)
  const kinds = govuk('Details', {
    summaryText: t('{n} kinds of work', { n: jobs.length }),
    html: html`<ul class="govuk-list govuk-list--bullet">${jobs.map(({ name }) => html`<li>${wordsOf(reader, name)}</li>`)}</ul>`
      .text,
  })
  if (busy.length === 0) return html`<p class="govuk-body">${t('Nothing waits.')}</p>${kinds}`
  const heads = [
    t('Work'),
    t('Waits'),
    t('Later'),
    t('Being done'),
    t('Failed, tried again'),
    t('Waits since'),
  ]
  const rows = busy.map((one) => [
    wordsOf(reader, one.name),
    number(reader, one.waiting),
    number(reader, one.later),
    number(reader, one.doing),
    one.failed > 0 ? govuk('Tag', { text: number(reader, one.failed), classes: 'govuk-tag--yellow' }) : '0',
    one.oldest ? momentInWords(reader, one.oldest) : '–',
  ])
  return html`${listTable(t('Work in the background'), heads, rows)}${kinds}`
}

const wordsOf = ({ t }: Reader, name: string): string => t(JOB_WORDS[name] ?? name)

const number = ({ language }: Reader, value: number): string =>
  value.toLocaleString(language === 'en' ? 'en-GB' : language)

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** In decimal units, to a tenth: 41.3 MB. */
function size(reader: Reader, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const value = Math.round((bytes / 1000 ** power) * 10) / 10
  return `${number(reader, value)} ${UNITS[power]}`
}

const disk = (reader: Reader, found: Seen['disk']): string =>
  found
    ? reader.t('{free} of {size}', { free: size(reader, found.free), size: size(reader, found.size) })
    : reader.t('It cannot be asked.')
