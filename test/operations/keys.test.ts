import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { accountKeys } from '../../src/accounts/keys.ts'
import { addPerson } from '../../src/accounts/people/people.ts'
import { useRecoveryCode } from '../../src/accounts/sign-in/queries.ts'
import { chainKeys, record, sealKey, verify } from '../../src/audit/index.ts'
import { sealBatch } from '../../src/audit/seal.ts'
import { inOwnerTransaction } from '../../src/cli/as-owner.ts'
import { retireKeys } from '../../src/cli/retire-keys.ts'
import { rotateKeys } from '../../src/cli/rotate-keys.ts'
import { SEALED_COLUMNS } from '../../src/cli/sealed-columns.ts'
import type { AtWork } from '../../src/cli/with-database.ts'
import {
  indexStanding,
  openConcernKeys,
  submitConcern,
  tellerTokensOf,
  toldBy,
} from '../../src/concern/index.ts'
import { findReceipt } from '../../src/concern/return/find-receipt.ts'
import { toldOf } from '../../src/concern/samples.fixture.ts'
import { admitKeys, ringStanding } from '../../src/key-ring/index.ts'
import { openMail } from '../../src/mail/index.ts'
import type { Pack } from '../../src/pack/index.ts'
import { addTrialTeams, openTeamShelf } from '../../src/teams/index.ts'
import { openColumnSealing, openSealing, RootKey } from '../../src/vault/index.ts'
import { ROOT } from '../house/tree.ts'
import { startDatabase, type TestDatabase } from '../scaffold/database.ts'
import { MONDAY, SHARED } from '../scaffold/desk.ts'
import { packOf } from '../scaffold/service.ts'

const old = randomBytes(32)
const fresh = randomBytes(32)
const both = (): RootKey => new RootKey(fresh, [new RootKey(old)])
const alone = (): RootKey => new RootKey(fresh)

let desk: TestDatabase
let pack: Pack
let folder: string
let receipt: { reference: string; words: string }
let teller: { personId: string }
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'early-signs-keys-'))
  pack = await packOf('durham')
  desk = await startDatabase(pack.partnership)
  await admitted(new RootKey(old), true)
  await inside(async (tx) => {
    await addTrialTeams(tx, pack, [])
    const person = { name: 'Tess Teller', email: 'tess@example.org', roles: [], by: null }
    teller = { personId: (await addPerson(tx, person)) as string }
  })
  receipt = await told('first', SHARED, teller.personId)
  await seal()
})
after(async () => {
  await desk?.stop()
  await rm(folder, { recursive: true, force: true })
})

const inside: <Value>(work: Parameters<typeof desk.database.transaction<Value>>[1]) => Promise<Value> = (
  work,
) => desk.database.transaction(desk, work)
const admitted = (key: RootKey, note: boolean) =>
  inside((tx) => admitKeys(tx, key, desk.partnershipId, { note }))
const seal = (key: Uint8Array = old) => inside((tx) => sealBatch(tx, sealKey(key, desk.partnershipId), '0'))
const at = (key: RootKey): AtWork => ({
  ...desk,
  pack,
  settings: { key } as AtWork['settings'],
})
const standing = async (key: RootKey) => {
  const found = await inOwnerTransaction(desk, (tx) => ringStanding(tx, key, SEALED_COLUMNS))
  if (!found.ok) throw new Error('The owner was not let in.')
  return found.value
}

async function told(nonce: string, answers: typeof SHARED, personId?: string, key: Uint8Array = old) {
  const { database, partnershipId } = desk
  const teams = openTeamShelf({ pack, database, partnershipId, production: false, clock: () => MONDAY })
  const actor = personId
    ? { personId, name: '', roles: [], organisations: [], partnershipId, sessionId: '' }
    : null
  const one = toldOf(pack, answers, { form: 'information-sharing', now: MONDAY, actor, nonce })
  const keys = openConcernKeys(key, partnershipId)
  return inside((tx) => submitConcern(tx, { pack, keys, teams }, one))
}

/** What is under the first key opens, and what is under the others. */
async function everythingOpens(key: RootKey): Promise<void> {
  for (const { table, column, purpose, about } of SEALED_COLUMNS) {
    const sealing = openColumnSealing(key, purpose(desk.partnershipId))
    const rows = await desk.owner<{ about: string; sealed: Buffer }>(
      `select ${about} as about, ${column} as sealed from ${table} t where ${column} is not null`,
    )
    for (const { about: row, sealed } of rows)
      assert.notEqual(sealing.unseal(sealed, row), null, `${table}.${column} of ${row}`)
  }
}

test('every column of bytes is sealed, and known to be, or is none that could be read', async () => {
  const columns = await desk.owner<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' order by 1`,
  )
  const sealed = new Set(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`))
  const unknown = columns.filter(({ name }) => !sealed.has(name) && !NOT_SEALED.test(name))
  assert.deepEqual(
    unknown,
    [],
    'Name it in the sealed-columns.ts of its room, so that it can be sealed anew.',
  )
  assert.deepEqual(
    [...sealed].filter((name) => !columns.some((one) => one.name === name)),
    [],
  )
})

/** Hashes, tokens, salts, public keys, marks of keys, and documents that are public. */
const NOT_SEALED =
  /_hash$|\.hash$|\.salt$|token$|\.bucket$|\.nonce$|key_id$|key_print$|\.of_key$|\.link$|^passkey\.|^briefing_publication\./

test('a database is opened by no other key, nor without one that something is under', async () => {
  const other = await admitted(alone(), true)
  assert.match(JSON.stringify(other), /sealed under another key/)
  assert.equal((await admitted(both(), false)).ok, true)
  assert.equal(
    await rotateKeys(at(both())),
    1,
    'No service runs with the new key: it could not read what is sealed anew.',
  )
  assert.equal((await standing(both())).keys.find(({ here }) => here === 'seals')?.values, 0)
})

test('while both are there, what either sealed opens, and what is new is under the new one', async () => {
  assert.equal((await admitted(both(), true)).ok, true)
  const before = await standing(both())
  await told('second', SHARED, undefined, both())
  assert.equal(before.left, (await standing(both())).left)
  await everythingOpens(both())
  const earlier = openSealing(old, 'whom-to-tell/durham').seal({ a: 1 }, MONDAY)
  const later = openSealing(both(), 'whom-to-tell/durham')
  assert.deepEqual(later.unseal(earlier, MONDAY), { ok: true, value: { a: 1 } })
  assert.equal(openSealing(alone(), 'whom-to-tell/durham').unseal(earlier, MONDAY).ok, false)
  const form = accountKeys(old, desk.partnershipId).csrf('s')
  assert.equal(accountKeys(both(), desk.partnershipId).isCsrf('s', form), true)
  assert.equal(accountKeys(alone(), desk.partnershipId).isCsrf('s', form), false)
})

test('sent again after the key was changed, it is the same report with the same words', async () => {
  const again = await told('first', SHARED, teller.personId, both())
  assert.deepEqual({ ...again, already: false }, { ...receipt, already: false })
  assert.equal((await desk.owner(`select from concern where reference = $1`, [receipt.reference])).length, 1)
})

test('killed in the middle, nothing is lost, and the next call does the rest', async () => {
  const mail = openMail({ ...desk, key: old, server: null, production: false, publicUrl: 'http://localhost' })
  await inside(async (tx) => {
    for (let i = 0; i < 230; i++)
      await mail.post(tx, { to: `a${i}@example.org`, subject: 'News', text: `Line ${i}`, about: 'test' })
  })
  const blocker = new pg.Client(desk.ownerUrl)
  await blocker.connect()
  await blocker.query('begin')
  await blocker.query(`select set_config('app.partnership', $1, true)`, [desk.partnershipId])
  // It gets this far, and waits: 200 of the letters are done.
  await blocker.query('select from letter order by ctid desc limit 1 for update')
  const child = rotateProcess()
  const ended = new Promise((done) => child.once('close', done))
  for (let i = 0; i < 200 && !(await waiting()); i++) await delay(100)
  child.kill('SIGKILL')
  await ended
  await blocker.query('rollback')
  await blocker.end()
  const cut = await standing(both())
  const [now, before] = cut.keys
  assert.ok((now?.values ?? 0) > 0 && (before?.values ?? 0) > 0, JSON.stringify(cut))
  await everythingOpens(both())
  assert.equal(await retireKeys(at(both()), true), 1, 'Something is under the older key still.')

  assert.equal(await rotateKeys(at(both())), 0)
  assert.equal((await standing(both())).left, 0)
  await everythingOpens(alone())
  const keys = openConcernKeys(alone(), desk.partnershipId)
  assert.equal(await inside((tx) => indexStanding(tx, keys)), 'fresh')
  const own = await inside(async (tx) =>
    toldBy(tx, await tellerTokensOf(tx, keys, teller.personId), { from: 0, most: 9 }),
  )
  assert.deepEqual(
    own.map(({ reference }) => reference),
    [receipt.reference],
    'Who told is known by the new key alone.',
  )
})

/** Whether something waits for a lock that another holds. */
const waiting = async (): Promise<boolean> =>
  (await desk.owner<{ n: number }>(`select count(*)::int as n from pg_locks where not granted`))[0]?.n !== 0

const rotateProcess = (): ChildProcess =>
  spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'keys', 'rotate'], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: desk.applicationUrl,
      DATABASE_OWNER_URL: desk.ownerUrl,
      EARLY_SIGNS_DATA: folder,
      EARLY_SIGNS_KEY: `${fresh.toString('base64')} ${old.toString('base64')}`,
    },
    stdio: 'ignore',
  })

test('an older key is retired only when nothing needs it; old six words and recovery codes go on without it', async () => {
  const codes = accountKeys(old, desk.partnershipId)
  await inside((tx) =>
    tx
      .insertInto('recovery_code')
      .values({
        partnership_id: desk.partnershipId,
        person_id: teller.personId,
        hash: codes.hash('recovery-code', `${teller.personId}/lantern`),
      } as never)
      .execute(),
  )
  assert.equal(await retireKeys(at(both()), false), 1, 'Pages may be open for seven days.')
  await seal(fresh)
  assert.equal(await retireKeys(at(both()), true), 0)
  const key = alone()
  assert.equal((await admitted(key, true)).ok, true)
  assert.match(JSON.stringify(await admitted(new RootKey(old, [alone()]), true)), /was retired/)

  const keys = openConcernKeys(key, desk.partnershipId)
  assert.ok(await inside((tx) => findReceipt(tx, keys, receipt)))
  assert.equal((await told('first', SHARED, undefined, key)).words, receipt.words)
  const used = await inside((tx) =>
    useRecoveryCode(tx, accountKeys(key, desk.partnershipId), {
      personId: teller.personId,
      code: 'lantern',
      now: MONDAY,
    }),
  )
  assert.equal(used, 0)
})

test('the record holds across the change, and nobody who has the retired key can add to it or write it anew', async () => {
  await seal(fresh)
  const check = () => inside(async (tx) => verify(tx, await chainKeys(tx, alone(), desk.partnershipId)))
  assert.equal((await check()).broken, null)

  await inside((tx) =>
    record(tx, { actor: null, action: 'thing.forged', of: { kind: 'thing', id: randomUUID() } }),
  )
  await seal(old)
  assert.equal(
    (await check()).broken?.why,
    'changed',
    'A link made with the retired key after it was retired.',
  )
  await desk.owner('delete from audit_seal where sequence = (select max(sequence) from audit_seal)')
  assert.equal((await check()).broken, null)

  const [first] = await desk.owner<{ id: string }>('select min(entry_id) as id from audit_seal')
  await desk.owner(`update audit_entry set action = 'thing.other' where id = $1`, [first?.id])
  await desk.owner('delete from audit_seal')
  for (let more = true; more; ) more = (await seal(old))?.more ?? false
  const anew = await check()
  assert.ok(anew.broken, 'A whole chain made anew with the retired key.')
})
