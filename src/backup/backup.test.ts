import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { startDatabase, type TestDatabase } from '../../test/scaffold/database.ts'
import { record, sealKey, verify } from '../audit/index.ts'
import { sealBatch } from '../audit/seal.ts'
import { type EmbeddedPostgres, openDatabase, partnershipId, startEmbedded, type Tx } from '../db/index.ts'
import { send } from '../jobs/index.ts'
import { bringBack, drill, lastRuns, makeKey, openKey, openLock, takeBackup } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
const rootKey = randomBytes(32)
const elsewhere = partnershipId('elsewhere')
const software = '2026.1.0'
let base: TestDatabase
let key: Awaited<ReturnType<typeof makeKey>>
let last = 0

before(async () => {
  base = await startDatabase()
  key = await makeKey()
  const { database } = base
  for (const [id, slug] of [
    [base.partnershipId, 'durham'],
    [elsewhere, 'elsewhere'],
  ] as const) {
    await database.transaction({ partnershipId: id }, async (tx) => {
      await sql`insert into partnership (id, slug, name) values (${id}, ${slug}, ${`of\t${slug}\n\\. “é” ${"'"}`})
        on conflict do nothing`.execute(tx)
      for (const at of ['2026-01-01T00:00:00.123456Z', '2026-02-01T00:00:00Z'])
        await sql`insert into pack_load (partnership_id, in_force_since, pack_version, pack_hash)
          values (${id}, ${at}, ${'\\.'}, ${'a\nb\rc\td\\N'})`.execute(tx)
      for (let i = 0; i < 3; i++)
        await record(tx, {
          actor: null,
          action: 'thing.done',
          of: { kind: 'thing', id: `${i}` },
          detail: { i },
        })
      await send(tx, 'test.later', { id: randomUUID() }, { startAfter: new Date('2030-01-01') })
    })
    await database.transaction({ partnershipId: id }, (tx) => sealBatch(tx, sealKey(rootKey, id), '0'))
  }
})
after(async () => {
  await base?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const path = (): string => join(folder, `backup-${++last}.age`)
const lock = (recipient = key.recipient) => {
  const opened = openLock({ recipients: [recipient] })
  return opened.ok ? opened.value : assert.fail()
}
const opener = (identity = key.identity) => {
  const opened = openKey({ identities: [identity] })
  return opened.ok ? opened.value : assert.fail()
}
const check = async (tx: Tx, id: string) => {
  const { broken } = await verify(tx, sealKey(rootKey, id))
  return broken && { where: 'audit', what: `broken at ${broken.sequence}` }
}
const how = { software, rootKey }

async function backedUp(): Promise<string> {
  const file = path()
  const taken = await takeBackup(base.ownerUrl, { file, encrypter: lock(), ...how })
  assert.ok(taken.ok, JSON.stringify(taken))
  return file
}

/** An empty database of its own, stopped and gone after. */
async function withEmpty<Value>(work: (to: EmbeddedPostgres) => Promise<Value>): Promise<Value> {
  const data = mkdtempSync(join(folder, 'to-'))
  const started = await startEmbedded(data)
  assert.ok(started.ok, JSON.stringify(started))
  try {
    return await work(started.value)
  } finally {
    await started.value.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

const restored = (to: EmbeddedPostgres, file: string, given = {}) =>
  bringBack(to, { file, decrypter: opener(), rootKey, check, ...given })

async function asOwner<Row>(url: string, partnership: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`select set_config('app.partnership', $1, false)`, [partnership])
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

/** What was refused, in its words; and nothing is left of it. */
async function refused(to: EmbeddedPostgres, file: string, given = {}): Promise<string> {
  const result = await restored(to, file, given)
  assert.ok(!result.ok, 'it was restored')
  const [left] = await asOwner<{ tables: boolean }>(
    to.ownerUrl,
    elsewhere,
    `select to_regclass('partnership') is not null as tables`,
  )
  if (left?.tables)
    for (const id of [base.partnershipId, elsewhere])
      assert.deepEqual(
        await asOwner(
          to.ownerUrl,
          id,
          'select (select count(*) from audit_entry) + (select count(*) from jobs.job) as n',
        ),
        [{ n: '0' }],
      )
  return result.faults.map(({ where, what, right }) => `${where}: ${what} ${right}`).join()
}

test('what was kept at one moment comes back the same: of every partnership, odd characters, waiting jobs', async () => {
  const file = path()
  const late = `select from pack_load where pack_hash = 'late'`
  let begun = 0
  let written: Promise<unknown> | undefined
  const tell = () => {
    if (begun++ > 0) return
    // Others go on working: this comes too late for it.
    const statement = `insert into pack_load (partnership_id, pack_version, pack_hash) values ($1, 'late', 'late')`
    written = base.owner(statement, [base.partnershipId])
  }
  const taken = await takeBackup(base.ownerUrl, { file, encrypter: lock(), ...how, tell })
  assert.ok(taken.ok && begun > 0, JSON.stringify(taken))
  await written
  assert.equal((await asOwner(base.ownerUrl, base.partnershipId, late)).length, 1)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.doesNotMatch(readFileSync(file, 'latin1'), /elsewhere|durham|thing/)
  await withEmpty(async (to) => {
    const result = await restored(to, file)
    assert.ok(result.ok, JSON.stringify(result))
    assert.deepEqual(result.value.header.partnerships.map(({ slug }) => slug).sort(), ['durham', 'elsewhere'])
    assert.deepEqual(await asOwner(to.ownerUrl, base.partnershipId, late), [])
    for (const id of [base.partnershipId, elsewhere]) {
      for (const statement of [
        'select * from partnership order by id',
        `select partnership_id, in_force_since::text, pack_version, pack_hash from pack_load
          where pack_hash <> 'late' order by 2`,
        'select * from audit_entry order by id',
        'select * from audit_seal order by sequence',
        'select id, name, data, state, start_after from jobs.job order by id',
        'select name, policy, retry_limit from jobs.queue order by name',
      ]) {
        const before = await asOwner(base.ownerUrl, id, statement)
        assert.ok(before.length > 0, statement)
        assert.deepEqual(await asOwner(to.ownerUrl, id, statement), before, statement)
      }
    }
    const application = openDatabase({ url: to.url, log: { warn: () => {} } })
    assert.equal((await application.admit()).ok, true)
    await application.transaction({ partnershipId: elsewhere }, (tx) =>
      record(tx, { actor: null, action: 'thing.done', of: { kind: 'thing', id: 'after' } }),
    )
    await application.end()
    // Everything stands as before: keys, triggers, and row-level security that holds the owner too.
    const [standing] = await asOwner<{ loose: number }>(
      to.ownerUrl,
      elsewhere,
      `select (select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and not (relrowsecurity and relforcerowsecurity))::int
        + (select count(*) from pg_trigger where tgenabled <> 'O')::int as loose`,
    )
    assert.equal(standing?.loose, 0)
    const keys = `select count(*)::int as n from pg_constraint where contype = 'f'`
    assert.deepEqual(
      await asOwner(to.ownerUrl, elsewhere, keys),
      await asOwner(base.ownerUrl, elsewhere, keys),
    )
    assert.equal((await restored(to, file)).ok, false, 'it replaces nothing')
  })
})

test('what only one person sees is in it too, and a policy that would hide rows stops it', async () => {
  const narrowing = await base.owner(
    `select polname from pg_policy p where not polpermissive and 0 = any(polroles)`,
  )
  assert.deepEqual(narrowing, [], 'narrow further `to` the application alone')
  await base.owner(`create policy some_only on pack_load as restrictive using (pack_hash = 'a')`)
  const file = path()
  const taken = await takeBackup(base.ownerUrl, { file, encrypter: lock(), ...how })
  await base.owner('drop policy some_only on pack_load')
  assert.ok(!taken.ok && taken.faults[0]?.where === 'pack_load', JSON.stringify(taken))
  assert.equal(existsSync(file), false)
})

test('it replaces nothing, and leaves nothing where it fails', async () => {
  const file = await backedUp()
  const before = readFileSync(file)
  const again = await takeBackup(base.ownerUrl, { file, encrypter: lock(), ...how })
  assert.ok(!again.ok && /replaces nothing/.test(again.faults[0]?.what ?? ''))
  assert.ok(readFileSync(file).equals(before))
  const stop = new AbortController()
  const cut = path()
  const stopped = await takeBackup(base.ownerUrl, {
    file: cut,
    encrypter: lock(),
    ...how,
    signal: stop.signal,
    tell: () => stop.abort(),
  })
  assert.ok(!stopped.ok && /asked to stop/.test(stopped.faults[0]?.what ?? ''), JSON.stringify(stopped))
  const nowhere = await takeBackup(base.ownerUrl, {
    file: join(folder, 'no', 'x'),
    encrypter: lock(),
    ...how,
  })
  assert.ok(!nowhere.ok && /no such file or folder/.test(nowhere.faults[0]?.what ?? ''))
  assert.deepEqual(
    readdirSync(folder).filter((name) => /unfinished/.test(name) || name === cut),
    [],
  )
})

test('another key, a cut file, an altered byte, another service’s key, a changed record: said, and nothing is written', async () => {
  const file = await backedUp()
  const whole = readFileSync(file)
  const other = path()
  await withEmpty(async (to) => {
    const { identity } = await makeKey()
    assert.match(await refused(to, file, { decrypter: opener(identity) }), /does not open this backup/)
    assert.match(await refused(to, file, { rootKey: randomBytes(32) }), /EARLY_SIGNS_KEY: .*another key/)
    for (const length of [0, 40, 300, Math.floor(whole.length / 2), whole.length - 1]) {
      writeFileSync(other, whole.subarray(0, length))
      assert.match(await refused(to, other), /altered, or is cut short|no file that age/, `${length}`)
    }
    for (const place of [60, 250, Math.floor(whole.length / 2), whole.length - 1]) {
      const altered = Buffer.from(whole)
      altered[place] = (altered[place] as number) ^ 1
      writeFileSync(other, altered)
      assert.match(await refused(to, other), /altered|does not open/, `${place}`)
    }
    assert.match(await refused(to, await withChangedRecord()), /broken at 2/)
    const result = await restored(to, file)
    assert.ok(result.ok, `it takes what is right after all of that: ${JSON.stringify(result)}`)
  })
})

/** A backup of a record in which somebody has changed an entry behind everybody's back. */
async function withChangedRecord(): Promise<string> {
  const put = (action: string) =>
    base.owner(`update audit_entry set action = '${action}' where of_id = '1' and partnership_id = $1`, [
      elsewhere,
    ])
  await base.owner('alter table audit_entry no force row level security')
  await put('thing.undone')
  const file = await backedUp()
  await put('thing.done')
  await base.owner('alter table audit_entry force row level security')
  return file
}

test('a drill restores for real, takes its database away, and is seen', async () => {
  const proved = await drill(base.ownerUrl, { folder, check, ...how })
  assert.ok(proved.ok, JSON.stringify(proved))
  assert.ok(proved.value.rows > 10 && proved.value.verified > 10)
  const file = await backedUp()
  const { identity } = await makeKey()
  const failed = await drill(base.ownerUrl, {
    folder,
    check,
    ...how,
    backup: { file, decrypter: opener(identity) },
  })
  assert.ok(!failed.ok)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('drill-')),
    [],
  )
  const runs = await base.database.transaction({ partnershipId: base.partnershipId }, lastRuns)
  const of = (kind: string, outcome: string) =>
    runs.find((run) => run.kind === kind && run.outcome === outcome)
  assert.equal(of('drill', 'whole')?.rows, proved.value.rows)
  assert.ok(of('drill', 'failed')?.reason)
  assert.equal(of('backup', 'whole')?.bytes, statSync(file).size)
  assert.equal(of('backup', 'failed')?.reason, 'no-such-place')
})
