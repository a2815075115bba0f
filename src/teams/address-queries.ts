import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

/** Every notice goes here; else it is a rung of the ladder in the pack. */
export const INBOX = 'inbox'

export interface TeamAddress {
  readonly id: string
  readonly rung: string
  readonly email: string
}

/** Where notices go now, of one rung or of all, in the order in which they were added. */
export const addressesOf = async (
  tx: Tx,
  teamId: string,
  rung: string | null = null,
): Promise<TeamAddress[]> =>
  (
    await sql<TeamAddress>`
    select id, rung, email from team_address
    where team_id = ${teamId} and removed_at is null and (${rung}::text is null or rung = ${rung})
    order by added_at, email`.execute(tx)
  ).rows

type Change = {
  readonly teamId: string
  readonly rung: string
  readonly email: string
  readonly by: string | null
}

/** Adds an address that is kept in small letters; nothing new where it is there. */
export const insertAddress = async (tx: Tx, { teamId, rung, email, by }: Change): Promise<void> => {
  await sql`
    insert into team_address (partnership_id, team_id, rung, email, added_by)
    values (${PARTNERSHIP}, ${teamId}, ${rung}, ${email.trim().toLowerCase()}, ${by})
    on conflict (partnership_id, team_id, rung, email) where removed_at is null do nothing`.execute(tx)
}

export const removeAddress = async (tx: Tx, id: string, by: string, now: Date): Promise<void> => {
  await sql`
    update team_address set removed_at = ${now}, removed_by = ${by} where id = ${id} and removed_at is null`.execute(
    tx,
  )
}
