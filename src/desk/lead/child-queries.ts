import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'

/** Of what a lead has put side by side: which concerns, and since when. */
export interface Beside {
  readonly childId: string
  readonly reference: string
  readonly toldAt: Date
  readonly form: string
}

/** Only what the team sees now is shown: what went from its sight goes from here. */
const SEEN = sql`exists (select from concern_grant g where g.partnership_id = s.partnership_id
  and g.concern_id = s.concern_id and g.team_id = s.team_id and g.ended_at is null)`

/** Every child for whom this team has put concerns side by side, the last told first. */
export const childrenOf = async (tx: Tx, teamId: string): Promise<Beside[]> => {
  const { rows } = await sql<Beside>`
    select s.child_id as "childId", c.reference, c.told_at as "toldAt", c.form from same_child s
    join concern c on c.partnership_id = s.partnership_id and c.id = s.concern_id
    where s.partnership_id = ${PARTNERSHIP} and s.team_id = ${teamId} and s.ended_at is null and ${SEEN}
    order by c.told_at, c.reference`.execute(tx)
  return rows
}

/** The latest that a team sees, to choose from. */
export const latestOf = async (
  tx: Tx,
  { teamId, but }: { teamId: string; but: string },
): Promise<{ reference: string; toldAt: Date; form: string }[]> => {
  const { rows } = await sql<{ reference: string; toldAt: Date; form: string }>`
    select c.reference, c.told_at as "toldAt", c.form from concern_grant g
    join concern c on c.partnership_id = g.partnership_id and c.id = g.concern_id
    where g.partnership_id = ${PARTNERSHIP} and g.team_id = ${teamId} and g.ended_at is null and c.id <> ${but}
    order by c.told_at desc, c.reference limit 50`.execute(tx)
  return rows
}

type Put = {
  readonly teamId: string
  readonly childId: string
  readonly reference: string
  readonly by: string
  readonly now: Date
}

/** Puts a concern that the team sees to a child; where it stands there already, nothing changes. */
export const putBeside = async (tx: Tx, { teamId, childId, reference, by, now }: Put): Promise<void> => {
  await sql`
    insert into same_child (partnership_id, team_id, child_id, concern_id, put_by, since)
    select ${PARTNERSHIP}, g.team_id, ${childId}::uuid, c.id, ${by}::uuid, ${now}::timestamptz from concern c
    join concern_grant g on g.partnership_id = c.partnership_id and g.concern_id = c.id and g.ended_at is null
    where c.partnership_id = ${PARTNERSHIP} and c.reference = ${reference} and g.team_id = ${teamId}
    on conflict do nothing`.execute(tx)
}

/** Takes one away again. False: it did not stand there. */
export const takeAway = async (tx: Tx, { teamId, childId, reference, by, now }: Put): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update same_child s set ended_at = ${now}, ended_by = ${by} from concern c
    where s.partnership_id = ${PARTNERSHIP} and s.team_id = ${teamId} and s.child_id = ${childId}
      and s.ended_at is null and c.partnership_id = s.partnership_id and c.id = s.concern_id
      and c.reference = ${reference}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}
