import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { startDatabase, type TestDatabase } from '../../test/scaffold/database.ts'
import { findEntries, openSealer, record, sealKey, verify } from './index.ts'
import { sealBatch } from './seal.ts'

let base: TestDatabase
let key: Buffer
before(async () => {
  base = await startDatabase()
  key = sealKey(Buffer.alloc(32, 7), base.partnershipId)
})
after(() => base?.stop())

const inTx: TestDatabase['database']['transaction'] = (_, work) => base.database.transaction(base, work)
const write = (action: string, id = 'x') =>
  inTx(base, (tx) =>
    record(tx, { actor: null, action, of: { kind: 'thing', id }, detail: { n: 1, word: 'a' } }),
  )
const seal = () => inTx(base, (tx) => sealBatch(tx, key, '0'))
const check = (noted?: { sequence: string; hash: string }) => inTx(base, (tx) => verify(tx, key, noted))
/** What only the owner can do, and only by switching off what forbids it: a change to what was recorded. */
const tamper = (statement: string) => base.owner(statement)

test('entries are chained in batches; what is not chained yet is told apart', async () => {
  for (let i = 0; i < 5; i++) await write('thing.done', `${i}`)
  assert.deepEqual(await check(), {
    sealed: 0,
    head: null,
    broken: null,
    unsealed: { ...(await check()).unsealed, count: 5 },
  })
  assert.deepEqual(await seal(), { sealed: 5, more: false })
  assert.deepEqual(await seal(), { sealed: 0, more: false })
  await write('thing.seen')
  const { sealed, broken, unsealed } = await check()
  assert.deepEqual({ sealed, broken, count: unsealed.count }, { sealed: 5, broken: null, count: 1 })
})

test('a transaction that commits late is chained after those that were quicker', async () => {
  await seal()
  let finish = () => {}
  const held = new Promise<void>((done) => {
    finish = done
  })
  const slow = inTx(base, async (tx) => {
    await record(tx, { actor: null, action: 'thing.slow', of: { kind: 'thing', id: 's' } })
    await held
  })
  await delay(50)
  await write('thing.quick')
  assert.equal((await seal())?.sealed, 1)
  finish()
  await slow
  assert.equal((await seal())?.sealed, 1)
  assert.equal((await check()).broken, null)
})

test('what is undone leaves nothing', async () => {
  const { count } = (await check()).unsealed
  await assert.rejects(
    inTx(base, async (tx) => {
      await record(tx, { actor: null, action: 'thing.undone', of: { kind: 'thing', id: 'u' } })
      throw new Error('undo')
    }),
  )
  assert.equal((await check()).unsealed.count, count)
})

test('sealers that work at once never chain twice; one that stops chains what is left', async () => {
  for (let i = 0; i < 20; i++) await write('thing.done', `many-${i}`)
  const log = { error: () => assert.fail('a sealer failed') }
  const sealers = [1, 2, 3].map(() => openSealer({ ...base, key, log }))
  await delay(1300)
  await write('thing.last')
  await Promise.all(sealers.map((sealer) => sealer.stop()))
  const { broken, unsealed } = await check()
  assert.deepEqual([broken, unsealed.count], [null, 0])
})

test('the application can neither change nor remove what was recorded', async () => {
  for (const statement of [
    'update audit_entry set action = $$x.y$$',
    'delete from audit_entry',
    'delete from audit_seal',
    'truncate audit_entry',
  ])
    await assert.rejects(
      inTx(base, async (tx) => {
        const { sql } = await import('kysely')
        await sql.raw(statement).execute(tx)
      }),
      /permission denied/,
      statement,
    )
})

test('whatever the owner changes, the first wrong link is named', async () => {
  const { head } = await check()
  assert.ok(head)
  const third = (
    await base.owner<{ entry_id: string }>('select entry_id from audit_seal where sequence = 3')
  )[0]?.entry_id
  await tamper(`update audit_entry set detail = '{"n": 2, "word": "a"}' where id = ${third}`)
  assert.deepEqual((await check()).broken, { sequence: '3', entry: third, why: 'changed' })
  await tamper(`update audit_entry set detail = '{"word": "a", "n": 1}' where id = ${third}`)
  assert.equal((await check()).broken, null, 'the order of its parts does not count')

  await tamper(`update audit_entry set at = at + interval '1 second' where id = ${third}`)
  assert.equal((await check()).broken?.why, 'changed')
  await tamper(`update audit_entry set at = at - interval '1 second' where id = ${third}`)

  assert.equal((await check(head)).broken, null)
  await tamper(`delete from audit_seal where sequence = ${head.sequence}`)
  assert.equal((await check()).broken, null, 'a chain cut short is whole in itself')
  assert.deepEqual((await check(head)).broken?.why, 'not-as-noted')
  await tamper('delete from audit_seal where sequence = 4')
  assert.deepEqual((await check()).broken?.why, 'link-missing')
})

test('the newest come first, and each filter holds', async () => {
  const found = (filter: Parameters<typeof findEntries>[1]) => inTx(base, (tx) => findEntries(tx, filter, 5))
  assert.equal((await found({}))[0]?.action, 'thing.last')
  assert.deepEqual(
    (await found({ action: 'thing.slow' })).map(({ of_id }) => of_id),
    ['s'],
  )
  assert.equal((await found({ action: 'thing' })).length, 5)
  assert.equal((await found({ ofKind: 'thing', ofId: 'many-3' })).length, 1)
  assert.equal((await found({ to: '2001-01-01' })).length, 0)
  const [, second] = await found({})
  assert.equal((await found({ before: second?.id }))[0]?.id, (await found({}))[2]?.id)
})

test('what is put in between, taken out or put in another order is named, with its place', async () => {
  await tamper('delete from audit_seal')
  await tamper('delete from audit_entry')
  for (let i = 0; i < 6; i++) await write('thing.done', `${i}`)
  await seal()
  const rows = await base.owner<{ sequence: string; entry_id: string; hash: Buffer }>(
    'select sequence, entry_id, hash from audit_seal order by sequence',
  )
  const [, , third, fourth] = rows
  assert.ok(third && fourth)
  const put = async () => {
    await tamper('delete from audit_seal')
    for (const { sequence, entry_id, hash } of rows)
      await base.owner(
        'insert into audit_seal (partnership_id, sequence, entry_id, hash) values ($1, $2, $3, $4)',
        [base.partnershipId, sequence, entry_id, hash],
      )
  }
  const brokenBy = async (...statements: string[]) => {
    for (const statement of statements) await tamper(statement)
    const { broken } = await check()
    await put()
    assert.equal((await check()).broken, null)
    return broken
  }

  await write('thing.forged')
  const [forged] = await base.owner<{ id: string }>('select max(id)::text as id from audit_entry')
  assert.deepEqual(
    await brokenBy(
      'update audit_seal set sequence = sequence + 100 where sequence > 2',
      `insert into audit_seal (partnership_id, sequence, entry_id, hash) values ('${base.partnershipId}', 3, ${forged?.id}, decode(repeat('ab', 32), 'hex'))`,
      'update audit_seal set sequence = sequence - 99 where sequence > 100',
    ),
    { sequence: '3', entry: forged?.id, why: 'changed' },
  )
  assert.deepEqual(await brokenBy('delete from audit_seal where sequence = 3'), {
    sequence: '3',
    entry: fourth.entry_id,
    why: 'link-missing',
  })
  assert.deepEqual(
    await brokenBy(
      'delete from audit_seal where sequence = 3',
      'update audit_seal set sequence = sequence - 1 where sequence > 3',
    ),
    { sequence: '3', entry: fourth.entry_id, why: 'changed' },
  )
  assert.deepEqual(
    await brokenBy(
      'update audit_seal set sequence = 100 where sequence = 3',
      'update audit_seal set sequence = 3 where sequence = 4',
      'update audit_seal set sequence = 4 where sequence = 100',
    ),
    { sequence: '3', entry: fourth.entry_id, why: 'changed' },
  )
  await tamper('alter table audit_seal drop constraint if exists audit_seal_partnership_id_entry_id_fkey')
  await tamper(`delete from audit_entry where id = ${third.entry_id}`)
  assert.deepEqual((await check()).broken, { sequence: '3', entry: third.entry_id, why: 'entry-missing' })
})
