import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

/** One thing that was done or read, for the record: ids and coded values only, never a name, an answer or free text. */
export interface Entry {
  /** Who did it; null where nobody is signed in (the command line, a job, a failed sign-in). */
  readonly actor: { readonly personId: string } | null
  /** A noun and what became of it: `wave.opened`, `people.seen`. */
  readonly action: string
  readonly of: { readonly kind: string; readonly id: string }
  readonly detail?: Readonly<Record<string, string | number>>
}

/**
 * Writes it down in the transaction that does it: both happen, or neither. It is chained to what came before within
 * about a second of the commit (see `open-sealer.ts`).
 */
export async function record(tx: Tx, { actor, action, of, detail = {} }: Entry): Promise<void> {
  await sql`
    insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    values (${PARTNERSHIP}, ${actor?.personId ?? null},
      ${action}, ${of.kind}, ${of.id}, ${JSON.stringify(detail)}::jsonb)`.execute(tx)
}

/** Writes several down at once, in their order. */
export async function recordAll(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const of = <Value>(value: (entry: Entry) => Value): Value[] => entries.map(value)
  await sql`/* kept: record-all */
    insert into audit_entry (partnership_id, actor_id, action, of_kind, of_id, detail)
    select ${PARTNERSHIP}, actor_id, action, of_kind, of_id, detail
    from unnest(${of(({ actor }) => actor?.personId ?? null)}::uuid[], ${of(({ action }) => action)}::text[],
      ${of((entry) => entry.of.kind)}::text[], ${of((entry) => entry.of.id)}::text[],
      ${of(({ detail = {} }) => JSON.stringify(detail))}::jsonb[])
      as t (actor_id, action, of_kind, of_id, detail)`.execute(tx)
}
