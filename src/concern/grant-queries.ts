import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

/** Until the transaction ends nobody else passes this concern on. */
export const lockConcern = async (tx: Tx, concernId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('concern/' || ${concernId}::text, 0))`.execute(tx)
}

type Ending = { readonly concernId: string; readonly teamId: string; readonly by: string; readonly now: Date }

export const endGrant = async (tx: Tx, { concernId, teamId, by, now }: Ending): Promise<void> => {
  await sql`
    update concern_grant set ended_at = ${now}, ended_by = ${by}
      where partnership_id = ${PARTNERSHIP} and concern_id = ${concernId} and team_id = ${teamId}
        and ended_at is null`.execute(tx)
}

export const insertGrant = async (
  tx: Tx,
  {
    concernId,
    teamId,
    by,
    openDue = null,
    now,
    as = 'receiver',
  }: Ending & { readonly openDue?: Date | null; readonly as?: 'receiver' | 'lead' },
): Promise<void> => {
  const why = as === 'lead' ? 'own-organisation' : 'rerouted'
  await sql`
    insert into concern_grant (partnership_id, concern_id, team_id, since, capacity, why, given_by, open_due_at)
    -- A team that had it before, and lost it within the same millisecond, has it anew a little later.
    select ${PARTNERSHIP}, ${concernId}::uuid, ${teamId}::uuid, greatest(${now}::timestamptz, (select max(g.since)
        + interval '1 microsecond' from concern_grant g where g.partnership_id = ${PARTNERSHIP}
        and g.concern_id = ${concernId} and g.team_id = ${teamId})),
      ${as}, ${why}, ${by}::uuid, ${openDue}::timestamptz`.execute(tx)
}
