import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Asker } from '../concern-for.ts'

/** By what somebody may look for a concern that is another team's: exactly, and by nothing else. */
export const OPENED_BY = ['reference', 'plate', 'phone', 'account', 'person'] as const
export type OpenedBy = (typeof OPENED_BY)[number]

/** A concern that is there, and nothing of what it holds. */
export interface Openable {
  readonly concernId: string
  readonly reference: string
  readonly form: string
  readonly toldAt: Date
  /** Which team answers for it. */
  readonly team: string | null
  /** Whoever looks sees it anyway. */
  readonly own: boolean
}

interface Search {
  readonly reference: string | null
  /** HMACs of what is looked for: see `tokens.ts`. */
  readonly tokens: readonly Buffer[]
  readonly teamId: string
  readonly actor: Asker
  readonly reason: string
}

/**
 * Which concerns of the partnership have this reference or name exactly this, the newest first, at most 20; never one
 * that is hidden. The database answers only a member of the team, and writes down that they looked and why.
 */
export const findToOpen = async (
  tx: Tx,
  { reference, tokens, teamId, actor, reason }: Search,
): Promise<Openable[]> =>
  (
    await sql<Openable>`
    select concern_id as "concernId", reference, form, told_at as "toldAt", team, own
    from find_to_open(${reference}::text, ${[...tokens]}::bytea[], ${teamId}::uuid, ${actor.personId}::uuid, ${reason}::text)`.execute(
      tx,
    )
  ).rows

export interface OpeningRow {
  readonly id: string
  readonly concernId: string
  readonly reference: string
  readonly by: string
  readonly byName: string
  readonly teamId: string
  readonly team: string
  readonly foundBy: OpenedBy
  readonly reason: string
  readonly sealed: Buffer
  readonly at: Date
  readonly until: Date
}

/** Openings with the names that belong to them: what follows narrows it. */
export const OPENINGS = sql`select o.id, o.concern_id as "concernId", c.reference, o.by, p.name as "byName", o.team_id as "teamId",
    t.name as team, o.found_by as "foundBy", o.reason, o.sealed, o.at, o.until
  from concern_opening o
  join concern c on c.partnership_id = o.partnership_id and c.id = o.concern_id
  join person p on p.partnership_id = o.partnership_id and p.id = o.by
  join team t on t.partnership_id = o.partnership_id and t.id = o.team_id
  where o.partnership_id = ${PARTNERSHIP}`

export const openingById = async (tx: Tx, id: string): Promise<OpeningRow | null> =>
  (await sql<OpeningRow>`${OPENINGS} and o.id = ${id}`.execute(tx)).rows[0] ?? null

/** What somebody has open as a member of a team now, what closes last first. */
export const openToThem = async (
  tx: Tx,
  { personId, teamId, now }: { personId: string; teamId: string; now: Date },
): Promise<OpeningRow[]> =>
  (
    await sql<OpeningRow>`${OPENINGS} and o.by = ${personId} and o.team_id = ${teamId} and o.at <= ${now}
      and o.until > ${now} order by o.until desc, o.id limit 50`.execute(tx)
  ).rows

/** Who opened a concern that is not theirs, the first first. */
export const openingRowsOf = async (tx: Tx, concernId: string): Promise<OpeningRow[]> =>
  (
    await sql<OpeningRow>`${OPENINGS} and o.concern_id = ${concernId} order by o.at desc, o.id limit 50`.execute(
      tx,
    )
  ).rows

export const insertOpening = async (
  tx: Tx,
  row: Omit<OpeningRow, 'reference' | 'byName' | 'team'>,
): Promise<void> => {
  await sql`
    insert into concern_opening (partnership_id, id, concern_id, by, team_id, found_by, reason, sealed, at, until)
    values (${PARTNERSHIP}, ${row.id}, ${row.concernId}, ${row.by}, ${row.teamId}, ${row.foundBy}, ${row.reason},
      ${row.sealed}, ${row.at}, ${row.until})`.execute(tx)
}
