import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openedWave } from '../../../test/scaffold/answer-wave.ts'
import { startDatabase, type TestDatabase } from '../../../test/scaffold/database.ts'
import type { Tx } from '../../db/index.ts'
import { seeded } from '../../questionnaire/index.ts'
import type { Answers } from '../import/answers.ts'
import { importFiles } from '../import/import-files.ts'
import { expandInstrument } from '../instruments/expand-instrument.ts'
import type { Expanded } from '../instruments/expanded.ts'
import { durham } from '../samples.fixture.ts'
import { figureRows } from '../voices/figure-rows.ts'
import type { CodedAnswers } from './queries.ts'
import { keepRelease, readWaves, waveAnswers } from './read-wave.ts'
import { openResponseWriter } from './response-writer.ts'
import { restoreAnswers, storeAnswers } from './stored-answers.ts'

const pack = await durham()

let base: TestDatabase
before(async () => {
  base = await startDatabase()
})
after(() => base.stop())

const inside = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  base.database.transaction({ partnershipId: base.partnershipId }, work)

const expandedOf = (id: string): Expanded => {
  const instrument = pack.instruments.get(id)
  const made = instrument && pack.survey && expandInstrument(pack.survey, instrument)
  if (!made?.ok) throw new Error('The pack has no such instrument.')
  return made.value
}

/** People who answer by chance; `likely` is how often the first option is chosen. */
const people = (expanded: Expanded, n: number, seed: string, likely = 0.5): CodedAnswers[] => {
  const draw = seeded(seed)
  const ways = Object.keys(expanded.stories?.ways ?? {})
  return Array.from({ length: n }, (_, person) => {
    const answers: Record<string, string | number | string[]> = {}
    for (const { id, type, options = [], scale } of expanded.questionnaire.pages.flatMap(
      ({ questions }) => questions,
    )) {
      const own = options.filter(({ exclusive, other }) => !exclusive && !other)
      if (draw() < 0.05) answers[id] = type === 'checkboxes' ? [] : ''
      else if (type === 'radios')
        answers[id] = own[draw() < likely ? 0 : Math.floor(draw() * own.length)]?.id ?? ''
      else if (type === 'checkboxes') {
        const ticked = own.filter(() => draw() < likely).map((option) => option.id)
        answers[id] = ticked.length > 0 ? ticked : ['none-of-these']
      } else if (scale) answers[id] = String(scale.from + Math.floor(draw() * (scale.to - scale.from + 1)))
    }
    const way = ways[person % ways.length]
    return { answers, ...(way ? { way } : {}) }
  })
}

const fill = async (waveId: string, all: readonly CodedAnswers[], day = '2026-11-24'): Promise<void> => {
  const writer = openResponseWriter(base.database.once, base.partnershipId)
  const kept = await Promise.all(
    all.map((coded) => writer.write({ waveId, id: randomUUID(), day, coded, comments: [] })),
  )
  assert.ok(kept.every((one) => one === 'kept'))
}

/**
 * The same answers as a survey service would export them: a column for each question, choices joined. Without the
 * question that has an answer of our own, “I have not shared a worry”, which no file of other surveys has.
 */
const asExport = (expanded: Expanded, all: readonly CodedAnswers[]): Uint8Array => {
  const asked = Object.entries(expanded.uses).filter(
    ([, { measure, open, apart }]) => measure && !open && !apart?.length,
  )
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const said = (row: CodedAnswers, id: string): string => {
    const words = expanded.uses[id]?.options ?? {}
    const answer = row.answers[id] ?? ''
    if (Array.isArray(answer)) return answer.flatMap((one) => words[one] ?? []).join(';')
    return words[String(answer)] ?? String(answer)
  }
  const lines = [
    asked.map(([, { ask }]) => cell(ask)).join(','),
    ...all.map((row) => asked.map(([id]) => cell(said(row, id))).join(',')),
  ]
  return Buffer.from(lines.join('\n'))
}

const isNone = (answer: unknown): boolean =>
  Array.isArray(answer) && (answer.length === 0 || answer.includes('none-of-these'))

test('the answers of a wave are what a file of the same answers gives', async () => {
  const expanded = expandedOf('parents')
  // Everybody answers everything: files cannot tell who ticked nothing from who left a question out.
  const all = people(expanded, 120, 'same').filter(({ answers }) =>
    Object.values(answers).every((answer) => answer !== '' && !isNone(answer)),
  )
  const { id } = await openedWave(base, pack, 'parents')
  await fill(id, all)
  const [ours] = await inside((tx) => waveAnswers(tx, id))
  const imported = await importFiles(pack, [{ name: 'parents.csv', bytes: asExport(expanded, all) }])
  assert.ok(imported.ok && ours, JSON.stringify(imported))
  const [theirs] = imported.value.answers
  assert.deepEqual(imported.value.unmapped, [])
  const sums = (answers: Answers) => ({
    n: answers.n,
    measures: Object.fromEntries(
      answers.measures
        .filter(({ measure }) => measure !== 'support-offered')
        .map(({ measure, values }) => [measure, values.reduce((sum, one) => sum + one, 0).toFixed(6)]),
    ),
    signs: Object.fromEntries(
      answers.signs.map(({ id: sign, values }) => [sign, values.reduce((a, b) => a + b, 0)]),
    ),
    decoys: answers.decoys.map(({ option, values }) => [option, values.reduce((a, b) => a + b, 0)]).sort(),
    choices: Object.fromEntries(
      answers.choices.map(({ measure, options }) => [
        measure,
        options
          .map(({ id: option, values }) => [option, values.reduce((a, b) => a + b, 0)])
          .filter(([, times]) => times !== 0)
          .sort(),
      ]),
    ),
    groups: answers.groupings.map(({ by, labels, codes }) => [
      by,
      labels.map((_, i) => codes.filter((c) => c === i).length),
    ]),
  })
  assert.ok(theirs)
  assert.deepEqual(sums(ours), sums(theirs))
})

test('answers that are kept from a file come back as they were', async () => {
  const imported = await importFiles(pack, [
    {
      name: 'parents.csv',
      bytes: asExport(expandedOf('parents'), people(expandedOf('parents'), 30, 'kept')),
    },
  ])
  assert.ok(imported.ok)
  const [answers] = imported.value.answers
  assert.ok(answers)
  assert.deepEqual(restoreAnswers(storeAnswers(answers)), { ...answers, comments: [] })
})

test('a wave is read beside the wave before it, and a gap between stories is found with its interval', async () => {
  const expanded = expandedOf('practitioners')
  const first = await openedWave(base, pack, 'practitioners', {
    firstDay: '2026-11-23',
    lastDay: '2026-11-30',
  })
  const second = await openedWave(base, pack, 'practitioners', {
    firstDay: '2026-12-01',
    lastDay: '2026-12-24',
  })
  await fill(first.id, people(expanded, 150, 'first', 0.3))
  const draw = seeded('gap')
  const uneven = people(expanded, 300, 'second', 0.6).map(({ answers, way }) => {
    const arms = expanded.stories?.ways[way ?? ''] ?? []
    const worries = Object.fromEntries(
      arms.map((arm, i) => {
        const worried = draw() < (arm === 'boy' ? 0.4 : 0.7)
        return [`${expanded.stories?.ids[i]}-concern`, String(worried ? 9 : 3)]
      }),
    )
    return { answers: { ...answers, ...worries }, ...(way ? { way } : {}) }
  })
  await fill(second.id, uneven, '2026-12-02')
  const { voices, release } = await inside((tx) => readWaves(tx, pack, [second.id], '2026-12-28'))
  const knows = voices.audiences.practitioners?.measures.find(
    ({ measure }) => measure === 'knows-whom-to-tell',
  )
  assert.equal(knows?.change?.since, '2026-11')
  assert.equal(knows?.change?.direction, 'up')
  const { stories } = voices.audiences.practitioners ?? {}
  const worried = stories?.outcomes.find(({ outcome }) => outcome === 'worried')
  assert.deepEqual(
    worried?.arms.map(({ arm, n }) => [arm, n]),
    [
      ['girl', 400],
      ['boy', 400],
      ['not-said', 400],
    ],
  )
  const gap = worried?.gaps.find(({ of }) => of === 'a boy')
  assert.ok(gap && gap.low < -0.3 && gap.high > -0.3 && gap.high < 0, JSON.stringify(gap))
  assert.match(gap.sentence, /less often than of a girl/)
  const rows = figureRows(voices).filter(({ measure }) => measure === 'story-worried')
  assert.deepEqual(
    rows.map(({ kind, group, n }) => [kind, group, n]),
    [
      ['story', 'a girl', 400],
      ['story', 'a boy', 400],
      ['story', 'a child whose gender is not said', 400],
      ['story-gap', 'a boy', 300],
      ['story-gap', 'a child whose gender is not said', 300],
    ],
  )

  // Two more answer: what two people did with a story could be subtracted, so that what was shown stands.
  await inside((tx) => keepRelease(tx, [second.id], release, 'export', null))
  await fill(second.id, people(expanded, 2, 'two more', 0.6), '2026-12-03')
  const again = await inside((tx) => readWaves(tx, pack, [second.id], '2026-12-29'))
  assert.deepEqual(again.voices.audiences.practitioners?.stories?.outcomes, stories?.outcomes)
})

test('what was released is part of the audit of the next reading', async () => {
  const expanded = expandedOf('children')
  const { id } = await openedWave(base, pack, 'children')
  await fill(id, people(expanded, 60, 'release', 0.7))
  const read = await inside((tx) => readWaves(tx, pack, [id], '2026-11-25'))
  await inside((tx) => keepRelease(tx, [id], read.release, 'export', null))
  // Two more children answer: the difference between two figures would be what two children said.
  await fill(id, people(expanded, 2, 'two more', 0.7))
  const again = await inside((tx) => readWaves(tx, pack, [id], '2026-11-26'))
  assert.equal(read.voices.audiences.children?.n, 60)
  assert.equal(again.voices.audiences.children?.n, 60)
})
