import '../schema.ts'
import { sql } from 'kysely'
import { ROLE_ENDED } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import type { Jobs } from '../../jobs/index.ts'
import { insertStep, takeTurn } from '../step-queries.ts'

interface Held {
  readonly concernId: string
  readonly teamId: string
  readonly after: number
}

/** Open concerns that somebody has taken for a team in which they are no more. */
const heldWithout = async (tx: Tx, personId: string): Promise<Held[]> => {
  const { rows } = await sql<Held>`
    select d.concern_id as "concernId", d.team_id as "teamId",
      (select max(s.sequence) from desk_step s where s.partnership_id = d.partnership_id
        and s.concern_id = d.concern_id and s.team_id = d.team_id) as after
    from team t
    join desk_case d on d.partnership_id = t.partnership_id and d.team_id = t.id
      and d.claimed_by = ${personId} and d.closed_at is null
    where not exists (select from team_member m where m.partnership_id = t.partnership_id and m.team_id = t.id
      and m.person_id = ${personId} and m.left_at is null)`.execute(tx)
  return rows
}

/** Puts back what somebody had taken for teams that they have left, so that it is seen to be with nobody. */
const giveBack = async (tx: Tx, personId: string, by: string, now: Date): Promise<number> => {
  const held = await heldWithout(tx, personId)
  for (const { concernId, teamId, after } of held) {
    // Somebody of the team was faster: the job is done again, over what stands then.
    if (!(await takeTurn(tx, { concernId, teamId, after }))) throw new Error('A step was taken meanwhile.')
    await insertStep(tx, { concernId, teamId, after, kind: 'put-back', by, now })
    await record(tx, {
      actor: { personId: by },
      action: 'concern.put-back',
      of: { kind: 'concern', id: concernId },
      detail: { team: teamId, left: personId },
    })
  }
  return held.length
}

/** Does it whenever somebody loses a role. */
export const giveBackBy = (jobs: Jobs, clock: () => Date): void =>
  jobs.work(ROLE_ENDED, async ({ person = '', by = '' }, { database, partnershipId }) => {
    await database.transaction({ partnershipId }, (tx) => giveBack(tx, person, by, clock()))
  })
