import type { OwnerSession } from '../db/index.ts'
import { fullName, type Table } from './catalog.ts'

interface Constraint {
  of_table: string
  name: string
  definition: string
}

/**
 * For the length of a transaction, makes tables take rows in any order and as they are: without their foreign keys,
 * their triggers, and row-level security of their owner, with whom COPY does not go together. Nobody else can use them
 * meanwhile. The value puts everything back, and PostgreSQL checks every foreign key as it does.
 */
export async function loosened(
  session: OwnerSession,
  tables: readonly Table[],
): Promise<() => Promise<void>> {
  const names = tables.map(fullName)
  const alter = async (what: string, which: readonly string[]) => {
    for (const name of which) await session.query(`alter table ${name} ${what}`)
  }
  const constraints = await session.query<Constraint>(
    `select c.conrelid::regclass::text as of_table, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c
      where c.contype = 'f' and c.conparentid = 0 and c.conrelid = any($1::regclass[])`,
    [names],
  )
  const forced = await session.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.oid = any($1::regclass[]) and c.relforcerowsecurity`,
    [names],
  )
  const triggered = await session.query<{ name: string }>(
    `select distinct t.tgrelid::regclass::text as name from pg_trigger t
      where t.tgrelid = any($1::regclass[]) and not t.tgisinternal and t.tgenabled = 'O'`,
    [names],
  )
  for (const { of_table, name } of constraints)
    await session.query(`alter table ${of_table} drop constraint ${name}`)
  await alter(
    'disable trigger user',
    triggered.map(({ name }) => name),
  )
  await alter(
    'no force row level security',
    forced.map(({ name }) => name),
  )

  return async () => {
    for (const { of_table, name, definition } of constraints)
      await session.query(`alter table ${of_table} add constraint ${name} ${definition}`)
    await alter(
      'enable trigger user',
      triggered.map(({ name }) => name),
    )
    await alter(
      'force row level security',
      forced.map(({ name }) => name),
    )
  }
}
