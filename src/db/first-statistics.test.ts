import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

test('in a new database every foreign key is looked up by all its columns, not by the partnership alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'statistics-'))
  const started = await startEmbedded(folder)
  assert.ok(started.ok, JSON.stringify(started))
  const migrated = await migrate(started.value.ownerUrl, started.value.role)
  assert.ok(migrated.ok, JSON.stringify(migrated))
  const owner = new pg.Client(started.value.ownerUrl)
  await owner.connect()
  try {
    await owner.query('begin')
    const { rows: keys } = await owner.query<{ table: string; columns: string[] }>(`
      select distinct confrelid::regclass::text as table, array(select a.attname::text
        from unnest(confkey) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = confrelid and a.attnum = k.attnum
        order by k.at) as columns
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and cardinality(confkey) > 1`)
    assert.ok(keys.length > 10)
    for (const { table, columns } of keys) {
      // As the check itself reads, which row-level security does not hold.
      await owner.query(`alter table ${table} no force row level security`)
      const asked = columns.map((column, i) => `${column} = $${i + 1}`).join(' and ')
      const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
        `explain (generic_plan) select 1 from only ${table} where ${asked} for key share`,
      )
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      const condition = /Index Cond: (.*)/.exec(plan)?.[1] ?? ''
      const found = columns.filter((column) => condition.includes(`(${column} = `))
      assert.ok(found.length > 1, `${table}\n${plan}`)
    }
  } finally {
    await owner.query('rollback')
    await owner.end()
    await started.value.stop()
    rmSync(folder, { recursive: true })
  }
})
