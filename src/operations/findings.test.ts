import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Run } from '../backup/index.ts'
import { findings, type Seen } from './findings.ts'
import { PROBLEM_WORDS } from './words.ts'

const now = new Date('2026-11-23T10:00:00Z')
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
const HOUR = 60
const DAY = 24 * HOUR
const run = (kind: Run['kind'], outcome: Run['outcome'], minutes: number): Run => ({
  kind,
  outcome,
  beganAt: ago(minutes + 1),
  endedAt: ago(minutes),
  reason: outcome === 'failed' ? 'disk-full' : null,
  madeAs: 'backup',
  bytes: null,
  rows: null,
})
const job = { name: 'mail.deliver', waiting: 0, later: 0, doing: 0, failed: 0, oldest: null }

/** As it should be. */
const WELL: Seen = {
  now,
  jobs: [{ ...job, waiting: 1, oldest: ago(1) }],
  letters: { all: 9, stuck: 0 },
  runs: [
    run('backup', 'failed', 3 * DAY),
    run('backup', 'whole', 20 * HOUR),
    run('drill', 'whole', 20 * DAY),
  ],
  record: { unsealed: 2, oldest: ago(0.01), sealed: '9', sealedAt: now },
  database: {
    version: '18.4',
    bytes: 5e7,
    connections: 12,
    mostConnections: 60,
    workers: 1,
    migration: '0021_backup',
    jobs: 40,
  },
  disk: { free: 50e9, size: 100e9 },
}
const told = (change: Partial<Seen>): string[] =>
  findings({ ...WELL, ...change }).map(({ what, urgent, n }) => `${urgent} ${what} ${n}`)

test('nothing is told where all is well', () => assert.deepEqual(told({}), []))

test('each thing that needs somebody is told, with its number', () => {
  const cases: [Partial<Seen>, string[]][] = [
    [{ database: { ...WELL.database, workers: 0 } }, ['now no-worker 0']],
    [{ jobs: [{ ...job, waiting: 1, oldest: ago(5) }] }, []],
    [{ jobs: [{ ...job, waiting: 1, oldest: ago(7.5) }] }, ['now jobs-late 7']],
    [
      {
        jobs: [
          { ...job, failed: 2 },
          { ...job, failed: 1 },
        ],
      },
      ['soon jobs-failed 3'],
    ],
    [{ letters: { all: 9, stuck: 4 } }, ['soon letters-stuck 4']],
    [{ record: { ...WELL.record, oldest: ago(2), unsealed: 7 } }, ['now record-open 7']],
    [{ runs: [] }, ['now no-backup 0', 'soon no-drill 0']],
    [
      { runs: [run('backup', 'whole', 30 * HOUR), run('drill', 'whole', 40 * DAY)] },
      ['now backup-late 30', 'soon drill-late 40'],
    ],
    [{ runs: [...WELL.runs, run('drill', 'failed', DAY)] }, ['now drill-failed 0']],
    [
      { runs: [run('backup', 'whole', 20 * HOUR), run('backup', 'failed', HOUR), run('drill', 'whole', 0)] },
      ['now backup-failed 0'],
    ],
    [{ disk: { free: 5e9, size: 100e9 } }, ['now disk-full 5']],
    [{ disk: null }, []],
    [{ database: { ...WELL.database, connections: 55 } }, ['soon connections 55']],
  ]
  for (const [change, expected] of cases) assert.deepEqual(told(change), expected, JSON.stringify(change))
})

test('what is urgent comes first, and a number stands in the words that name one', () => {
  const all = findings({ ...WELL, letters: { all: 9, stuck: 4 }, disk: { free: 1, size: 100 } })
  assert.deepEqual(
    all.map(({ urgent }) => urgent),
    ['now', 'soon'],
  )
  for (const { what, right } of Object.values(PROBLEM_WORDS))
    assert.ok(what.endsWith('.') && right.length > 10)
})
