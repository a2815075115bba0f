import { type Kysely, sql } from 'kysely'

/**
 * Tells the planner, of tables of which it knows nothing yet, that all rows are of one partnership. Every index begins
 * with it: while it thinks that a partnership is as good as a key, it takes whichever index was made last, reads all rows
 * of the partnership for each foreign key that it checks, and keeps to that until the server has looked at the table by
 * itself, a minute later. By then each concern of a busy first minute costs ten times the one before. From PostgreSQL 18;
 * before that there is no way to say so, and that minute stays.
 */
export const giveFirstStatistics = async (database: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ known: boolean }>`
    select to_regproc('pg_catalog.pg_restore_attribute_stats') is not null as known`.execute(database)
  if (!rows[0]?.known) return
  await sql`
    select pg_restore_attribute_stats('schemaname', n.nspname::text, 'relname', c.relname::text,
      'attname', a.attname::text, 'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership_id' and not a.attisdropped
    where n.nspname = 'public' and c.relkind = 'r' and pg_has_role(c.relowner, 'usage')
      and c.reltuples < 0`.execute(database)
}
