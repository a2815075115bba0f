import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { sentence } from '../kit/result.ts'
import { type Database, DatabaseAway, openDatabase } from './database.ts'
import { type EmbeddedPostgres, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { migrationHash, migrationNames } from './migrations.ts'
import { recordPackLoad } from './pack-load.ts'
import { partnershipId } from './partnership-id.ts'
import { openPool } from './pool.ts'
import { prepare } from './prepare.ts'

const folder = mkdtempSync(join(tmpdir(), 'database-'))
const silent = { log: { warn: () => {} } }
const here = { partnershipId: partnershipId('here') }
const elsewhere = { partnershipId: partnershipId('elsewhere') }
let postgres: EmbeddedPostgres
let database: Database
let owner: pg.Pool

before(async () => {
  const started = await startEmbedded(folder)
  assert.ok(started.ok, JSON.stringify(started))
  postgres = started.value
  database = openDatabase({ url: postgres.url, ...silent })
  owner = openPool({ url: postgres.ownerUrl, name: 'test', max: 4 })
})
after(async () => {
  await database?.end()
  if (!owner?.ended) await owner?.end()
  await postgres?.stop()
  rmSync(folder, { recursive: true })
})

test('before it is migrated it is refused, and no transaction runs', async () => {
  assert.deepEqual(await database.ready(), { ready: false, why: 'starting' })
  const admitted = await database.admit()
  assert.ok(!admitted.ok && /npx early-signs migrate/.test(admitted.faults[0]?.right ?? ''))
  assert.deepEqual(await database.ready(), { ready: false, why: 'not-migrated' })
  await assert.rejects(
    database.transaction(here, async () => {}),
    DatabaseAway,
  )
})

test('processes that migrate together take turns; a second time does nothing', async () => {
  const together = await Promise.all([1, 2, 3].map(() => migrate(postgres.ownerUrl, postgres.role)))
  const ran = together.map((result) => (result.ok ? result.value : assert.fail(JSON.stringify(result))))
  assert.deepEqual(ran.flat().filter((name) => name === '0001_partnership').length, 1)
  assert.deepEqual(await migrate(postgres.ownerUrl, postgres.role), { ok: true, value: [] })
  assert.equal((await database.admit()).ok, true)
  assert.deepEqual(await database.ready(), { ready: true })
})

test('a connection that is cut while the database is prepared is worth another try, and ends nothing', async () => {
  const cut: Database = {
    ...database,
    transaction: (context, work) =>
      database.transaction(context, async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
        await database.transaction(here, (other) =>
          sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other),
        )
        return work(tx)
      }),
  }
  const pack = { id: 'here', name: 'Here', version: '2026.1.1', hash: 'test' }
  const prepared = await prepare(cut, { role: postgres.role, ownerUrl: null }, pack)
  assert.deepEqual(prepared.ok ? [] : prepared.faults.map((fault) => fault.away), [true])
})

test('a migration that was edited after it ran is told to whoever migrates and whoever only uses it', async () => {
  const list = 'migration.kysely_migration'
  await owner.query(`update ${list} set sha256 = 'other' where name = '0002_accounts'`)
  for (const refused of [await migrate(postgres.ownerUrl, postgres.role), await database.admit()]) {
    assert.ok(!refused.ok && refused.faults[0])
    assert.match(sentence(refused.faults[0]), /^migrations\/0002_accounts\.sql: It was changed after it ran/)
    assert.equal(refused.faults[0].away, false)
  }
  assert.deepEqual(await database.ready(), { ready: false, why: 'refused' })
  await owner.query(`alter table ${list} drop column sha256`)
  assert.equal((await database.admit()).ok, true, 'a database of before has no column for it')
  assert.deepEqual(await migrate(postgres.ownerUrl, postgres.role), { ok: true, value: [] })
  const { rows } = await owner.query(`select name, sha256 from ${list} order by name`)
  const today = migrationNames().map((name) => ({ name, sha256: migrationHash(name) }))
  assert.deepEqual(rows, today, 'it is written down at first sight')
})

test('grants go to a role that must exist', async () => {
  const result = await migrate(postgres.ownerUrl, 'nobody_here')
  assert.ok(!result.ok && /does not exist/.test(result.faults[0]?.what ?? ''))
})

test('which pack is in force is kept once, by servers that start together too', async () => {
  const pack = { id: 'here', name: 'Here', version: '2026.1.1', hash: 'a' }
  await Promise.all([1, 2, 3].map(() => recordPackLoad(database, pack)))
  await recordPackLoad(database, { ...pack, version: '2026.1.2', hash: 'b' })
  await recordPackLoad(database, { ...pack, id: 'elsewhere', name: 'Elsewhere' })
  const kept = await database.transaction(here, (tx) =>
    tx.selectFrom('pack_load').select('pack_hash').orderBy('in_force_since').execute(),
  )
  assert.deepEqual(kept, [{ pack_hash: 'a' }, { pack_hash: 'b' }])
})

test('a partnership sees and writes nothing of another; without one there are no rows', async () => {
  for (const table of ['partnership', 'pack_load'] as const) {
    const column = sql.ref(table === 'partnership' ? 'id' : 'partnership_id')
    const seen = await database.transaction(elsewhere, (tx) =>
      sql<{ id: string }>`select distinct ${column} as id from ${sql.table(table)}`.execute(tx),
    )
    assert.deepEqual(seen.rows, [{ id: elsewhere.partnershipId }])
  }
  const forged = { partnership_id: here.partnershipId, pack_version: '2026.1.9', pack_hash: 'z' }
  await assert.rejects(
    database.transaction(elsewhere, (tx) => tx.insertInto('pack_load').values(forged).execute()),
    /row-level security/,
  )
  const untouched = await database.transaction(elsewhere, (tx) =>
    tx.updateTable('partnership').set({ name: 'x' }).where('id', '=', here.partnershipId).executeTakeFirst(),
  )
  assert.equal(untouched.numUpdatedRows, 0n)

  const application = new pg.Client(postgres.url)
  await application.connect()
  const without = await application.query(
    'select (select count(*) from partnership) + (select count(*) from pack_load) as rows',
  )
  await application.end()
  assert.deepEqual(without.rows, [{ rows: '0' }])
})

test('the setting ends with the transaction, when it fails too', async () => {
  await assert.rejects(
    database.transaction(here, () => Promise.reject(new Error('undo'))),
    /undo/,
  )
  const left = await database.transaction({ partnershipId: elsewhere.partnershipId, actor: 'a' }, (tx) =>
    sql<{ who: string; actor: string }>`
      select current_setting('app.partnership') as who, current_setting('app.actor') as actor`.execute(tx),
  )
  assert.deepEqual(left.rows, [{ who: elsewhere.partnershipId, actor: 'a' }])
})

test('every table forces row-level security, leads its primary key by the partnership, and is not the application’s', async () => {
  const tables = await owner.query(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary) as leads,
      pg_get_userbyid(c.relowner) as owner
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
  assert.ok(tables.rows.length >= 2)
  for (const table of tables.rows) {
    assert.equal(table.forced, true, `${table.name} does not force row-level security`)
    assert.ok(table.policies > 0, `${table.name} has no policy`)
    assert.equal(table.leads, table.name === 'partnership' ? 'id' : 'partnership_id', table.name)
    assert.notEqual(table.owner, postgres.role, table.name)
  }
})

test('every foreign key has an index that begins with its columns', async () => {
  const bare = (client: pg.Pool | pg.PoolClient) =>
    client.query(`
    select conrelid::regclass::text as table from pg_constraint c
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select from pg_index i where i.indrelid = c.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] <@ c.conkey)`)
  assert.deepEqual((await bare(owner)).rows, [])

  const client = await owner.connect()
  await client.query(
    'begin; create table loose (id int primary key, partnership_id uuid references partnership)',
  )
  assert.deepEqual((await bare(client)).rows, [{ table: 'loose' }], 'the check finds one that has none')
  await client.query('rollback')
  client.release()
})

/** What no list of `src/keeping` deletes, and why. A new table hangs on a record with a period, or stands here. */
const NOT_ON_A_LIST: Readonly<Record<string, string>> = {
  'it goes with the account, or loses its name with it':
    'person membership role_grant role_end password one_time_code recovery_code invitation session passkey openid_link draft',
  'it goes by itself':
    'letter letter_attempt survey_upload sign_in_attempt sign_in_throttle training_contact',
  'nobody can tell whose it is':
    'survey_response survey_release imported_wave practice_answer scenario_figures figure_half_year kept_count',
  'it says who did what, by ids':
    'audit_entry audit_seal keeping_run keeping_item keeping_approval keeping_stop keeping_done access_review access_review_answer',
  'why something was kept is asked for years later':
    'legal_hold legal_hold_token legal_hold_find legal_hold_lift',
  'who works together, and where they are reached at work':
    'partnership pack_load organisation organisation_closing openid_provider openid_setting program program_keeper program_key team team_address team_test team_watch form_switch source_permission',
  'work of officers, which names no child':
    'instrument instrument_version instrument_step wave wave_event wave_organisation wave_reminder briefing briefing_version briefing_approval briefing_approval_request briefing_comment briefing_comment_settled briefing_publication briefing_taking_back team_brief team_brief_answer team_brief_log priority priority_words priority_target priority_action priority_action_words priority_action_step priority_action_effect priority_reminder priority_report training_assignment training_place training_completion training_ending training_reminder training_removal',
  'how the service itself is':
    'backup_run kept_key root_key root_key_retirement link_index trial_part trial_row trial_removal',
}

test('every table goes with a record that has its time, or stays for a reason', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    with recursive goes as (
      select kept_in(kind)::oid as id from unnest(array['concern', 'not-shared', 'comment', 'focus-group', 'request']) kind
      union select c.conrelid from goes join pg_constraint c on c.contype = 'f' and c.confrelid = goes.id)
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and oid not in (select id from goes)`)
  assert.deepEqual(
    rows.map(({ name }) => name).sort(),
    Object.values(NOT_ON_A_LIST)
      .flatMap((names) => names.split(' '))
      .sort(),
  )
})

test('the application can neither change tables nor pass row-level security by, and nobody signs in as a superuser', async () => {
  const application = new pg.Client(postgres.url)
  await application.connect()
  for (const statement of [
    'create table mine (id int)',
    'alter table pack_load no force row level security',
    'drop table pack_load',
    'delete from pack_load',
    `set role early_signs_owner`,
  ]) {
    await assert.rejects(application.query(statement), /denied|must be owner|permission/, statement)
  }
  await application.end()
  const superuser = postgres.url.replace(/\/\/[^@]*@/, '//postgres:x@')
  await assert.rejects(new pg.Client(superuser).connect(), /no pg_hba.conf entry|reject/)
})

test('as the owner it is refused', async () => {
  const asOwner = openDatabase({ url: postgres.ownerUrl, ...silent })
  const admitted = await asOwner.admit()
  await asOwner.end()
  assert.ok(!admitted.ok && /owns the tables/.test(admitted.faults[0]?.what ?? ''))
})

test('a connection that breaks while it is in use fails its transaction, and nothing else', async () => {
  const work = database.transaction(here, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    process.kill(rows[0]?.pid as number, 'SIGTERM')
    await delay(200)
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(work)
  assert.deepEqual(await database.ready(), { ready: true })
})

test('when it goes away, readiness and transactions say so, and the process lives on', async () => {
  await owner.end()
  await postgres.stop()
  assert.deepEqual(await database.ready(), { ready: false, why: 'unreachable' })
  await assert.rejects(
    database.transaction(here, async () => {}),
    DatabaseAway,
  )
  const again = await startEmbedded(folder)
  assert.ok(again.ok)
  postgres = again.value
  assert.deepEqual(await database.ready(), { ready: true })
})
