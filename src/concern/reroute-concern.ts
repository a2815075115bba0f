import { randomUUID } from 'node:crypto'
import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { send } from '../jobs/index.ts'
import type { Pack } from '../pack/index.ts'
import { teamOf } from '../teams/index.ts'
import { dueOf } from './clocks.ts'
import type { Asker } from './concern-for.ts'
import { concernById, grantsOf } from './concern-queries.ts'
import { endGrant, insertGrant, lockConcern } from './grant-queries.ts'
import { insertNotice } from './notice-queries.ts'
import { NOTIFY } from './notify.ts'

/** What became of passing a concern on. */
export type Rerouted = 'rerouted' | 'has-it-already' | 'hidden-from-it' | 'no-such-team' | 'not-theirs'

/**
 * Passes a concern that came to the wrong team to another in one step. What is due stays due when it was: clocks belong
 * to the concern, and begin once. The new team has to open it in its own time, and not after it must be decided.
 * @param from the team that has it now, whose member asks
 */
export const rerouteConcern = async (
  tx: Tx,
  pack: Pack,
  actor: Asker,
  { concernId, from, to, now }: { concernId: string; from: string; to: string; now: Date },
): Promise<Rerouted> => {
  // Two who pass it on at once take turns, and the second finds that it is no longer theirs.
  await lockConcern(tx, concernId)
  const [row, team, before] = [await concernById(tx, concernId), await teamOf(tx, to), await teamOf(tx, from)]
  if (!row || !team) return 'no-such-team'
  if (row.hidden && team.receives === 'lead') return 'hidden-from-it'
  const inForce = (await grantsOf(tx, concernId)).filter(({ endedAt }) => endedAt === null)
  if (!inForce.some((one) => one.teamId === from && one.capacity === 'receiver')) return 'not-theirs'
  const there = inForce.find((one) => one.teamId === to)
  if (there?.capacity === 'receiver') return 'has-it-already'
  const receives = pack.receiving.get(team.receives)
  const due = receives ? dueOf(pack, receives, row.significant, now).open : now
  await endGrant(tx, { concernId, teamId: from, by: actor.personId, now })
  // A safeguarding lead goes on seeing what was told in their own organisation.
  if (before?.receives === 'lead')
    await insertGrant(tx, { concernId, teamId: from, by: actor.personId, now, as: 'lead' })
  // A copy becomes the one that answers.
  if (there) await endGrant(tx, { concernId, teamId: to, by: actor.personId, now })
  await insertGrant(tx, { concernId, teamId: to, by: actor.personId, openDue: due, now })
  await insertNotice(tx, {
    concernId,
    teamId: to,
    kind: 'rerouted',
    // Once for each passing on, however soon after the last: its own id is the rung, which is always that of the inbox.
    rung: `inbox/${randomUUID()}`,
    at: now,
  })
  await record(tx, {
    actor,
    action: 'concern.rerouted',
    of: { kind: 'concern', id: concernId },
    detail: { from, to },
  })
  await send(tx, NOTIFY, { concerns: concernId })
  return 'rerouted'
}
