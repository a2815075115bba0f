import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { startDatabase, type TestDatabase } from '../../../test/scaffold/database.ts'
import { packOf } from '../../../test/scaffold/service.ts'
import type { Tx } from '../../db/index.ts'
import type { Pack } from '../../pack/index.ts'
import { openTeamShelf } from '../../teams/index.ts'
import { openConcernKeys } from '../keys.ts'
import { addTeams, CAR, toldOf } from '../samples.fixture.ts'
import { submitConcern } from '../submit-concern.ts'
import { indexStanding, reindex } from './reindex.ts'

let base: TestDatabase
let pack: Pack
const root = randomBytes(32)
const keys = () => openConcernKeys(root, base.partnershipId)
const inside = <Value>(work: (tx: Tx) => Promise<Value>) => base.database.transaction(base, work)
const parts = (withKeys = keys()) => ({
  database: base.database,
  partnershipId: base.partnershipId,
  keys: withKeys,
})
const HOW_MANY = 450

before(async () => {
  pack = await packOf('durham')
  base = await startDatabase(pack.partnership)
  await addTeams(base, pack)
  const teams = openTeamShelf({
    pack,
    database: base.database,
    partnershipId: base.partnershipId,
    production: false,
    clock: () => new Date(),
  })
  for (let i = 0; i < HOW_MANY; i++) {
    const plate = `YQ${String(i % 90).padStart(2, '0')} ABC`
    await inside((tx) => submitConcern(tx, { pack, keys: keys(), teams }, toldOf(pack, { ...CAR, plate })))
  }
})
after(() => base?.stop())

const tokens = async () =>
  (
    await base.owner<{ token: string }>(
      `select encode(token, 'hex') || concern_id || ordinal as token from mention_token order by 1`,
    )
  ).map(({ token }) => token)

test('made anew they are the same, however often; then nothing is to be done', async () => {
  const before = await tokens()
  assert.equal(
    await inside((tx) => indexStanding(tx, keys())),
    'stale',
    'nothing says yet how they were made',
  )
  const seen: number[] = []
  const done = await reindex(parts(), { tell: (progress) => seen.push(progress.done) })
  assert.deepEqual(done === 'fresh' ? done : [done.done, done.unreadable], [HOW_MANY, 0])
  assert.deepEqual(seen, [200, 400, 450], 'it tells how far it has come')
  assert.deepEqual(await tokens(), before)
  assert.equal(await reindex(parts()), 'fresh')
  await reindex(parts(), { again: true })
  assert.deepEqual(await tokens(), before)
})

test('cut off, it goes on where it was; tokens by rules of before are replaced, and none is left twice', async () => {
  const right = await tokens()
  await base.owner(`update mention_token set token = sha256(token) where concern_id in
    (select id from concern order by id limit 300)`)
  await base.owner('update link_index set normalising = 1')
  assert.equal(await inside((tx) => indexStanding(tx, keys())), 'stale')
  let times = 0
  const cut = reindex(parts(), {
    tell() {
      times++
      throw new Error('killed')
    },
  })
  await assert.rejects(cut, /killed/)
  assert.equal(await inside((tx) => indexStanding(tx, keys())), 'begun')
  const [first] = await base.owner<{ done: number }>('select done from link_index where finished_at is null')
  assert.equal(first?.done, 200)
  const seen: number[] = []
  await reindex(parts(), { tell: (progress) => seen.push(progress.done) })
  assert.deepEqual([times, ...seen], [1, 400, 450])
  assert.deepEqual(await tokens(), right)
})

test('two at once take turns, and each thing is done once', async () => {
  const right = await tokens()
  const both = await Promise.all([reindex(parts(), { again: true }), reindex(parts(), { again: true })])
  assert.ok(both.every((one) => one !== 'fresh'))
  assert.deepEqual(await tokens(), right)
  assert.deepEqual(await base.owner('select count(*)::int as n from link_index where finished_at is null'), [
    { n: 0 },
  ])
})

test('under a key that opens nothing every token stays, and how many could not be opened is told', async () => {
  const right = await tokens()
  const another = openConcernKeys(randomBytes(32), base.partnershipId)
  const done = await reindex(parts(another))
  assert.ok(done !== 'fresh' && done.unreadable >= HOW_MANY)
  assert.deepEqual(await tokens(), right)
  // With the right key again they are found to be made under another, and are made anew.
  assert.notEqual(await reindex(parts()), 'fresh')
  assert.deepEqual(await tokens(), right)
})
