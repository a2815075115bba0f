import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { partnershipId, type Tx } from '../../src/db/index.ts'
import { startDatabase, type TestDatabase } from '../scaffold/database.ts'

let base: TestDatabase
const elsewhere = partnershipId('elsewhere')

before(async () => {
  base = await startDatabase()
  await base.database.transaction({ partnershipId: elsewhere }, (tx) =>
    tx.insertInto('partnership').values({ id: elsewhere, slug: 'elsewhere', name: 'Elsewhere' }).execute(),
  )
})
after(() => base?.stop())

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly data_type: string
  readonly is_nullable: string
  readonly column_default: string | null
  readonly is_identity: string
}

/** Every table, as the database itself lists them: whichever room it belongs to. */
const tables = async (): Promise<Map<string, Column[]>> => {
  const columns = await base.owner<Column>(`
    select c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default, c.is_identity
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`)
  return Map.groupBy(columns, ({ table_name }) => table_name) as Map<string, Column[]>
}

test('every table says whose each row is, and what it is', async () => {
  const all = await tables()
  assert.ok(all.size >= 13)
  for (const [table, columns] of all) {
    const whose = columns.find(
      ({ column_name }) => column_name === (table === 'partnership' ? 'id' : 'partnership_id'),
    )
    assert.equal(whose?.data_type, 'uuid', table)
    assert.equal(whose?.is_nullable, 'NO', table)
  }
  const silent = await base.owner<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and obj_description(oid) is null`)
  assert.deepEqual(silent, [])
})

test('every table forces row-level security by the partnership of the transaction alone', async () => {
  const rows = await base.owner<{ name: string; forced: boolean; policies: string[] }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      array(select pg_get_expr(p.polqual, p.polrelid) from pg_policy p where p.polrelid = c.oid and p.polpermissive
        and 'early_signs_owner'::regrole <> all(p.polroles)) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
  for (const { name, forced, policies } of rows) {
    assert.equal(forced, true, name)
    assert.equal(policies.length, 1, `${name}: more policies than one let more rows through`)
    assert.match(policies[0] ?? '', /^\((partnership_)?id = .*current_setting\('app\.partnership'/s, name)
  }
})

/** A value of a type: of what a row needs, only whose it is matters here. */
const VALUES: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  'timestamp with time zone': 'now()',
  date: 'current_date',
  bytea: `'\\x00'`,
  boolean: 'false',
  jsonb: `'{}'`,
  json: `'{}'`,
  ARRAY: `'{}'`,
}

test('under the application’s role no table takes a row of another partnership', async () => {
  let refused = 0
  for (const [table, columns] of await tables()) {
    const may = await granted(table, 'INSERT')
    if (!may || table === 'partnership') continue
    const needed = columns.filter(
      (one) => one.is_nullable === 'NO' && one.column_default === null && one.is_identity === 'NO',
    )
    const values = needed.map(({ column_name, data_type }) =>
      column_name === 'partnership_id' ? `'${elsewhere}'` : (VALUES[data_type] ?? `'1'`),
    )
    const names = needed.map(({ column_name }) => `"${column_name}"`)
    await assert.rejects(
      base.database.transaction(base, (tx) =>
        sql.raw(`insert into "${table}" (${names.join(', ')}) values (${values.join(', ')})`).execute(tx),
      ),
      /row-level security/,
      table,
    )
    refused++
  }
  assert.ok(refused >= 12)
})

test('under the application’s role no table shows, changes or removes a row of another partnership', async () => {
  for (const table of (await tables()).keys()) {
    const whose = table === 'partnership' ? 'id' : 'partnership_id'
    const count = async (from: string) =>
      base.database.transaction({ partnershipId: from }, (tx) =>
        number(tx, `select count(*)::int as n from "${table}" where ${whose} <> '${from}'`),
      )
    if (!(await granted(table, 'SELECT'))) continue
    assert.equal(await count(base.partnershipId), 0, table)
    assert.equal(await count(elsewhere), 0, table)
    assert.ok(!(await mayChange(table, whose)), `${table}: a row may be given away`)
  }
  const application = new pg.Client(base.applicationUrl)
  await application.connect()
  for (const table of (await tables()).keys()) {
    if (!(await granted(table, 'SELECT'))) continue
    const { rows } = await application.query(`select count(*)::int as n from "${table}"`)
    assert.equal(rows[0].n, 0, `${table} shows rows to who has not said for whom`)
  }
  await application.end()
})

test('every foreign key stays within a partnership, and has an index', async () => {
  const keys = await base.owner<{ table: string; name: string; columns: string[]; indexed: boolean }>(`
    select c.conrelid::regclass::text as table, c.conname as name,
      array(select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns,
      exists (select from pg_index i where i.indrelid = c.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] <@ c.conkey) as indexed
    from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`)
  assert.ok(keys.length >= 20)
  for (const { table, name, columns, indexed } of keys) {
    assert.ok(columns.includes('partnership_id'), `${table}.${name} may lead to another partnership`)
    assert.ok(indexed, `${table}.${name} has no index`)
  }
})

const number = async (tx: Tx, statement: string): Promise<number> =>
  (await sql.raw<{ n: number }>(statement).execute(tx)).rows[0]?.n ?? -1

const granted = async (table: string, privilege: 'SELECT' | 'INSERT'): Promise<boolean> =>
  (
    await base.owner<{ may: boolean }>(
      privilege === 'INSERT'
        ? 'select has_any_column_privilege($1::name, $2::regclass, $3) as may'
        : 'select has_table_privilege($1::name, $2::regclass, $3) as may',
      [base.role, `"${table}"`, privilege],
    )
  )[0]?.may === true

const mayChange = async (table: string, column: string): Promise<boolean> =>
  (
    await base.owner<{ may: boolean }>('select has_column_privilege($1::name, $2::regclass, $3, $4) as may', [
      base.role,
      `"${table}"`,
      column,
      'UPDATE',
    ])
  )[0]?.may === true
