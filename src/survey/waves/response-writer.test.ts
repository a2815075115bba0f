import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openedWave } from '../../../test/scaffold/answer-wave.ts'
import { startDatabase, type TestDatabase } from '../../../test/scaffold/database.ts'
import { packOf } from '../../../test/scaffold/service.ts'
import type { Pack } from '../../pack/index.ts'
import { addEvent, waveById } from './queries.ts'
import { openResponseWriter } from './response-writer.ts'
import type { Sent } from './take-response.ts'
import { dayState, type WaveEvent } from './wave.ts'

let base: TestDatabase
let pack: Pack
before(async () => {
  ;[base, pack] = await Promise.all([startDatabase(), packOf('durham')])
})
after(() => base.stop())

const DAYS = ['2026-11-22', '2026-11-23', '2026-12-18', '2026-12-19', '2026-12-31', '2027-01-01']
const HISTORIES: readonly (readonly WaveEvent[])[] = [
  [],
  [{ kind: 'extended', lastDay: '2026-12-31' }],
  [{ kind: 'closed', lastDay: null }],
  [
    { kind: 'closed', lastDay: null },
    { kind: 'reopened', lastDay: '2026-12-31' },
  ],
  [
    { kind: 'extended', lastDay: '2026-12-31' },
    { kind: 'closed', lastDay: null },
    { kind: 'reopened', lastDay: '2026-12-18' },
    { kind: 'extended', lastDay: '2026-12-19' },
  ],
  [
    { kind: 'closed', lastDay: null },
    { kind: 'reopened', lastDay: '2026-12-31' },
    { kind: 'closed', lastDay: null },
    { kind: 'read', lastDay: null },
  ],
]

const sentOn = (waveId: string, day: string, id: string = randomUUID()): Sent => ({
  waveId,
  day,
  id,
  coded: { answers: { one: 'yes' } },
  comments: [{ id: randomUUID(), question: 'more', words: Buffer.alloc(40, 1) }],
})

test('the database keeps answers on exactly the days on which a wave is open, whatever became of it', async () => {
  const writer = openResponseWriter(base.database.once, base.partnershipId)
  for (const history of HISTORIES) {
    const { id } = await openedWave(base, pack, 'children')
    const wave = await base.database.transaction(base, async (tx) => {
      for (const event of history) await addEvent(tx, id, event, null)
      return waveById(tx, id)
    })
    assert.ok(wave)
    // All together, as one batch: those that are late do not take the others with them.
    const kept = await Promise.all(DAYS.map((day) => writer.write(sentOn(id, day))))
    const expected = DAYS.map((day) => (dayState(wave, day) === 'open' ? 'kept' : 'closed'))
    assert.deepEqual(kept, expected, JSON.stringify(history))
    for (const table of ['survey_response', 'survey_comment']) {
      const rows = await base.owner<{ day: string }>(
        `select day::text from ${table} where wave_id = $1 order by day`,
        [id],
      )
      assert.deepEqual(
        rows.map(({ day }) => day),
        DAYS.filter((_, i) => expected[i] === 'kept'),
      )
    }
  }
})

test('what came in time is acknowledged again once the wave is closed; nothing of another partnership is', async () => {
  const { id } = await openedWave(base, pack, 'children')
  const writer = openResponseWriter(base.database.once, base.partnershipId)
  const sent = sentOn(id, '2026-11-23')
  assert.equal(await writer.write(sent), 'kept')
  await base.database.transaction(base, (tx) => addEvent(tx, id, { kind: 'closed', lastDay: null }, null))
  assert.equal(await writer.write(sent), 'kept')
  assert.equal(await writer.write(sentOn(id, '2026-11-23')), 'closed')
  const stranger = openResponseWriter(base.database.once, randomUUID())
  assert.equal(await stranger.write(sent), 'closed')
  assert.equal(await writer.write(sentOn(randomUUID(), '2026-11-23')), 'closed', 'no such wave')
})
