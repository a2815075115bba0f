import type { OwnerSession } from '../db/index.ts'
import { JOBS_SCHEMA } from '../db/index.ts'
import { Refused } from './refused.ts'

/** A table whose rows are kept. */
export interface Table {
  readonly schema: string
  readonly name: string
  /** Its columns in their order, without those that are computed from others. */
  readonly columns: readonly string[]
  /** How its rows are put in an order that is the same in every database: SQL. */
  readonly order: string
  /** The column that says whose a row is; null: nobody's. */
  readonly whose: string | null
}

/** Of the tables for jobs these hold work that waits; the others are pg-boss's own notes, made anew. */
const OF_JOBS = ['queue', 'schedule', 'subscription', 'job', 'job_dependency']

interface Found {
  schema: string
  name: string
  columns: string[]
  key: { name: string; text: boolean }[] | null
  /** Row-level security as it holds the owner; empty for whom it does not. */
  policies: { permissive: boolean; for_all: boolean; expression: string | null }[]
}

/** Every table that holds something, found in the database itself, so that none can be forgotten. */
export async function tablesIn(session: OwnerSession): Promise<Table[]> {
  const found = await session.query<Found>(
    `select n.nspname as schema, c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality k (number, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number) as key,
      (select coalesce(json_agg(json_build_object('permissive', p.polpermissive, 'for_all', p.polcmd = '*',
          'expression', pg_get_expr(p.polqual, c.oid))), '[]') 
        from pg_policy p where p.polrelid = c.oid and row_security_active(c.oid)
          and (0 = any(p.polroles) or current_user::regrole = any(p.polroles))) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and (n.nspname = 'public' or n.nspname = $1 and c.relname = any($2))
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by n.nspname, c.relname`,
    [JOBS_SCHEMA, OF_JOBS],
  )
  return found.map((table) => {
    const whose = whoseIn(table)
    if (whose !== null) mustBeSeen(table, whose)
    const order = table.key?.map(({ name, text }) => `t.${quoted(name)}${text ? ' collate "C"' : ''}`)
    return {
      schema: table.schema,
      name: table.name,
      columns: table.columns,
      order: order?.join(', ') ?? 't::text collate "C"',
      whose,
    }
  })
}

const whoseIn = ({ schema, name, columns }: Found): string | null => {
  if (schema !== 'public') return null
  if (name === 'partnership') return 'id'
  return columns.includes('partnership_id') ? 'partnership_id' : null
}

/** Rows that a policy hides from the owner would be missing without a word: such a table stops the backup. */
function mustBeSeen({ name, policies }: Found, whose: string): void {
  if (policies.length === 0) return
  const seen = policies.some(
    ({ permissive, for_all, expression }) =>
      permissive &&
      for_all &&
      new RegExp(
        `^\\(${whose} = \\( SELECT \\(NULLIF\\(current_setting\\('app\\.partnership'::text, true\\), ''::text\\)\\)::uuid AS "nullif"\\)\\)$`,
      ).test(expression ?? ''),
  )
  if (seen && policies.every(({ permissive }) => permissive)) return
  throw new Refused('hidden-rows', {
    where: name,
    what: 'A policy of this table may hide rows from its owner, and a backup of it might not be whole.',
    right: 'Give the table the policy that all others have, and narrow further `to` the application alone.',
  })
}

/** Where each of our sequences stands. Asked after the snapshot is taken: never behind the rows in it. */
export async function sequencesIn(
  session: OwnerSession,
): Promise<{ name: string; last: string; called: boolean }[]> {
  const names = await session.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  const all = []
  for (const { name } of names) {
    const [at] = await session.query<{ last: string; called: boolean }>(
      `select last_value as last, is_called as called from public.${quoted(name)}`,
    )
    if (at) all.push({ name, ...at })
  }
  return all
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A value of ours in a statement that takes no values. Errors: it is no UUID. */
const uuid = (text: string): string => {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new TypeError('This is no UUID.')
  return `'${text}'`
}

export const fullName = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  `${quoted(schema)}.${quoted(name)}`

/** `"schema"."table" ("column", …)`, as COPY takes it in. */
export const target = (table: Table): string => `${fullName(table)} (${table.columns.map(quoted).join(', ')})`

/** The rows of a table that are one partnership's (or nobody's), in their order. */
export const rowsOf = (table: Table, partnership: string | null): string =>
  `select ${table.columns.map((name) => `t.${quoted(name)}`).join(', ')} from ${fullName(table)} t
    ${whoseRows(table, partnership)} order by ${table.order}`

export const countOf = (table: Table, partnership: string | null): string =>
  `select count(*)::text as count from ${fullName(table)} t ${whoseRows(table, partnership)}`

// Beside row-level security, which a superuser would pass by.
const whoseRows = ({ whose }: Table, partnership: string | null): string =>
  whose === null || partnership === null ? '' : `where t.${quoted(whose)} = ${uuid(partnership)}`

/** What a row reads like must not depend on how a server or a role is set. */
export const READS_THE_SAME = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0`
