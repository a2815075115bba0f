import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import { readerOf } from '../../frame/index.ts'
import type { Pack } from '../../pack/index.ts'
import { openPress } from '../../pdf/index.ts'
import { readBack } from '../../pdf/read-back.fixture.ts'
import type { Evidence } from '../evidence.ts'
import { lookAt } from '../look.ts'
import { audiencesIn, followedIn, PART_IDS, type PartId, seedOf } from '../parts.ts'
import type { Version } from '../queries.ts'
import type { PriorityRead } from '../read-priority.ts'
import type { Action } from '../rules/actions.ts'
import { PRACTICE, waveSample } from '../samples.fixture.ts'
import { composeReport } from './compose-report.ts'
import { printReport } from './print-report.ts'
import { reportHtml } from './report.html.ts'
import { type BoardReport, reportJson } from './report.ts'
import { reportMarkdown } from './report-markdown.ts'

const press = openPress()
let pack: Pack
before(async () => {
  pack = await packOf('durham')
})

const action = (says: string, more: Partial<Action> = {}): Action => ({
  id: says,
  answers: { kind: 'measure', of: 'parents/knows-whom-to-tell' },
  says,
  owner: 'Improvement Delivery Group',
  ownerEmail: 'somebody@example.org',
  dueOn: '2026-11-02',
  version: 1,
  plannedAt: new Date('2026-01-10'),
  plannedBy: 'An officer',
  steps: [],
  effect: { key: 'parents/knows-whom-to-tell', note: 'seen', at: new Date(), by: 'An officer' },
  ...more,
})

const waves = [
  waveSample('Autumn 2025', '2025-10-01', {
    parents: { 'knows-whom-to-tell': { yes: 30, n: 150 }, 'recognises-signs': { yes: 130, n: 150 } },
    children: { 'knows-whom-to-tell': { yes: 60, n: 200 } },
  }),
  waveSample('Spring 2026', '2026-05-01', {
    parents: { 'knows-whom-to-tell': { yes: 80, n: 180 }, 'recognises-signs': { yes: 4, n: 8 } },
    children: { 'knows-whom-to-tell': { yes: 62, n: 200 } },
  }),
]

const reportOf = (
  evidence: Partial<Evidence> = {},
  actions: Action[] = [action('Put up whom to tell')],
): BoardReport => {
  const seed = pack.priorities.get('harm-outside-the-home')
  assert.ok(seed)
  const words = Object.fromEntries(
    PART_IDS.map((part) => [
      part,
      { version: 0, words: seedOf(seed)[part], by: null, at: null, fromVersion: null },
    ]),
  ) as Record<PartId, Version>
  const one: PriorityRead = {
    slug: seed.id,
    id: null,
    words,
    headlineCovers: audiencesIn(words['headline-covers'].words),
    scopeCovers: audiencesIn(words['scope-covers'].words),
    followed: followedIn(words.measures.words),
    targets: new Map([
      [
        'parents/knows-whom-to-tell',
        { percent: 70, dueOn: '2027-03-31', setBy: 'An officer', setAt: new Date('2026-01-10T10:00:00Z') },
      ],
      ...['children/practice/recognises-signs', 'practitioners/practice/gap'].map(
        (key) => [key, AIM] as const,
      ),
    ]),
    actions,
  }
  const look = lookAt(
    pack,
    one,
    { waves, checks: [], practice: NO_PRACTICE, told: TOLD, trial: false, ...evidence },
    '2026-11-23',
  )
  return composeReport(readerOf(pack, 'en', new Date('2026-11-23T10:00:00Z')), look)
}

const AIM = { percent: 10, dueOn: '2027-03-31', setBy: 'An officer', setAt: new Date('2026-01-10T10:00:00Z') }
const NO_PRACTICE: Evidence['practice'] = { audiences: [], gap: null, trial: false }

const printed = async (report: BoardReport) => {
  const made = await printReport(report, press)
  assert.ok(made.ok)
  return made.value
}

const TOLD = {
  period: 'October 2025 to September 2026',
  periodId: 'year-2026-H1',
  raised: [{ say: 'Told before significant harm was feared', said: '33% (28% to 38%)' }],
  support: [{ say: 'Support was refused', said: 'Too few to show' }],
  differently: ['Boys: help followed 43% of what was told of them.'],
}

test('what was told to services is a source of its own, in every form; before it was counted nothing is said of it', async () => {
  const report = reportOf()
  const text = (await printed(report)).bytes
  const lines = readBack(text)
    .told.map(({ text: line }) => line)
    .join('\n')
  for (const form of [lines, reportMarkdown(report), reportJson(report)])
    for (const said of ['33% (28% to 38%)', 'Too few to show', 'Boys: help followed 43%'])
      assert.ok(form.includes(said), said)
  const none = reportOf({ told: null })
  assert.doesNotMatch(reportMarkdown(none), /told to services/)
  // A report that was kept before there were figures.
  const { told: _, ...kept } = none
  assert.equal((await printed(kept as BoardReport)).pages > 0, true)
  assert.doesNotMatch(reportMarkdown(kept as BoardReport), /told to services/)
})

test('what practice changed is a source of its own, in every form; what chance could have made is told as that', async () => {
  const report = reportOf({ practice: PRACTICE })
  const lines = readBack((await printed(report)).bytes)
    .told.map(({ text: line }) => line)
    .join(' ')
    .replace(/\s+/g, ' ')
  const page = reportHtml(readerOf(pack, 'en', new Date('2026-11-23T10:00:00Z')), report).text
  for (const form of [lines, reportMarkdown(report), reportJson(report), page])
    for (const said of [
      '41% before, 63% after; +22 points (95% interval 15 to 29); 60 people',
      '43% before, 47% after; no change can be told from chance (95% interval −6 to 14 points); 24 people',
      'Ordinary things taken for signs',
      '18 percentage points less often of a boy than of a girl (95% interval 7 to 29)',
      'Target: 10% by 31 March 2027, set by An officer on 10 January 2026 at 10:00. Reached',
      'Target: a gap of at most 10 points by 31 March 2027, set by An officer on 10 January 2026 at 10:00. Whether it is reached cannot be told',
    ])
      assert.ok(form.includes(said), `${said} in ${form}`)
  assert.doesNotMatch(lines, /How sure they feel/)
  const none = reportOf()
  assert.doesNotMatch(reportMarkdown(none), /From practice/)
  const { practice: _, gaps: __, ...kept } = none
  assert.equal((await printed(kept as BoardReport)).pages > 0, true)
  assert.doesNotMatch(reportMarkdown(kept as BoardReport), /From practice|another child/)
})

test('it is PDF/UA-1 with title, language, headings in order and every drawing described', async () => {
  const { bytes, pages } = await printed(reportOf())
  assert.ok(pages >= 1 && pages <= 3)
  const { source, metadata, told } = readBack(bytes)
  assert.match(metadata, /<pdfuaid:part>1<\/pdfuaid:part>/)
  assert.match(metadata, /Harm outside the home: report to the board/)
  assert.match(source, /\/Lang \(en-GB\)/)
  const headings = (level: string) => told.filter(({ role }) => role === level).map(({ text }) => text)
  assert.deepEqual(headings('H1'), ['Harm outside the home'])
  assert.deepEqual(headings('H2'), [
    'Learning nobody acts on yet',
    'What the plan asks',
    'What we do about it',
    'What we know, wave by wave',
    'What was told to services: a source of its own',
    'What this cannot tell',
  ])
  const drawings = told.filter(({ role }) => role === 'Figure')
  assert.ok(drawings.length > 0)
  for (const { alt } of drawings) assert.match(alt, /wave by wave/)
  assert.ok(
    drawings.some(({ alt }) => alt.includes('Spring 2026: 44%, 95% interval 37% to 52%, 180 answered')),
  )
})

test('figures stand with interval and number, changes with theirs, and what cannot be compared says so', () => {
  const report = reportOf()
  const parents = report.known.find(({ people }) => people === 'Parents and carers')
  const knows = parents?.measures.find(({ name }) => name === 'Knowing whom to tell')
  assert.match(
    knows?.changes[0]?.say ?? '',
    /^Up 24 percentage points since Autumn 2025 \(95% interval 14 to 34\)\.$/,
  )
  assert.match(knows?.target ?? '', /70% by 31 March 2027.*Not reached yet/)
  const signs = parents?.measures.find(({ name }) => name === 'Recognising signs')
  assert.equal(
    signs?.changes[0]?.say,
    'Not set against Autumn 2025: too few answered in Spring 2026 for a figure.',
  )
  const children = report.known[0]?.measures.find(({ name }) => name === 'Knowing whom to tell')
  assert.match(children?.changes[0]?.say ?? '', /a change cannot be told from chance.*down to .* up/)
  assert.doesNotMatch(reportJson(report), /no change/i)
  assert.match(report.actions[0]?.effect ?? '', /^Up 24/)
  assert.ok(report.actions[0]?.overdue)
})

test('learning that has no action is told first, in every form', async () => {
  const report = reportOf()
  assert.deepEqual(
    report.left.map(({ what }) => what),
    ['Children and young people: knowing whom to tell'],
  )
  const page = readBack((await printed(report)).bytes).told.map(({ text }) => text)
  assert.ok(
    page.findIndex((text) => text.includes('knowing whom to tell')) < page.indexOf('What the plan asks'),
  )
  const markdown = reportMarkdown(report)
  assert.ok(markdown.indexOf('knowing whom to tell') < markdown.indexOf('What the plan asks'))
  assert.match(reportOf({ waves: [] }).left_none ?? '', /not the same as nothing to learn/)
})

test('an unsigned pack and made-up answers are marked in every form; a signed one is not', async () => {
  const report = reportOf()
  assert.match(report.trial ?? '', /nobody at the partnership has approved it/)
  const text = async (one: BoardReport) =>
    readBack((await printed(one)).bytes)
      .told.map(({ text: line }) => line)
      .join('\n')
  assert.match(await text(report), /Trial copy/)
  assert.match(reportMarkdown(report), /Trial copy/)
  assert.match(reportOf({ trial: true }).trial ?? '', /made up/)
  assert.doesNotMatch(await text({ ...report, trial: null }), /Trial copy/)
})

test('an e-mail of an owner, a name of who wrote or a note is in no form of it', () => {
  const all = reportJson(reportOf()) + reportMarkdown(reportOf())
  assert.doesNotMatch(all, /example\.org|"seen"/)
})

test('however much there is it has three pages, and what is left out is counted', async () => {
  const long = 'And there is much more that could be said about it. '.repeat(9)
  const actions = Array.from({ length: 80 }, (_, i) => action(`Action ${i} ${long}`.slice(0, 490)))
  const base = reportOf({}, actions)
  const report: BoardReport = {
    ...base,
    headline: { ...base.headline, say: long.repeat(2) },
    left: Array.from({ length: 40 }, (_, i) => ({ what: `Finding ${i}`, say: long, behind: '31%' })),
    left_none: null,
    known: base.known.map((group) => ({
      ...group,
      measures: Array.from({ length: 12 }, () => group.measures[0] as never),
    })),
  }
  const { bytes, pages } = await printed(report)
  assert.equal(pages, 3)
  const text = readBack(bytes)
    .told.map(({ text: line }) => line)
    .join('\n')
  assert.match(text, /and \d+ more on the page of this priority/)
})

test('what people wrote is text in every form, never markup', async () => {
  const nasty = '#panic("x") *bold* $x$ <script>alert(1)</script> | [a](b) `c`'
  const report = { ...reportOf({}, [action(nasty)]), title: nasty }
  const text = readBack((await printed(report)).bytes)
    .told.map(({ text: line }) => line.replaceAll('\u200B', ''))
    .join('\n')
  assert.ok(text.includes('#panic("x") *bold* $x$'))
  const markdown = reportMarkdown(report)
  assert.ok(markdown.includes('\\*bold\\*') && markdown.includes('\\<script\\>') && markdown.includes('\\|'))
})

test('the same report gives the same bytes', async () => {
  const report = reportOf()
  assert.deepEqual((await printed(report)).bytes, (await printed(report)).bytes)
})
