import { randomUUID } from 'node:crypto'
import type { Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { dayOf } from '../../pack/index.ts'
import { listDue } from '../periods/due-queries.ts'
import { insertApproval, insertRun, insertStop, type Run, stateOf } from './run-queries.ts'

type By = Pick<Visit, 'tx' | 'actor' | 'now' | 'reader'>

const DAY_MS = 86_400_000

/** Draws up a list of what is due of some types. Nothing is deleted by it. The value: its id; null: nothing is due. */
export const planRun = async (visit: By, types: readonly string[]): Promise<string | null> => {
  const { tx, actor, now, reader } = visit
  const { keeping, hash } = reader.pack
  if (!keeping) return null
  const id = randomUUID()
  await insertRun(tx, { id, kind: 'retention', requestId: null, packVersion: hash, by: actor.personId, now })
  const n = await listDue(tx, keeping, { runId: id, types, today: dayOf(now) })
  if (n === 0) {
    // What has nothing on it is nothing to come back to.
    await insertStop(tx, { runId: id, by: actor.personId, now })
    return null
  }
  await record(tx, { actor, action: 'keeping.planned', of: { kind: 'keeping-run', id }, detail: { n } })
  return id
}

/** Approves a list that nobody has approved or stopped; false: somebody has. It begins after some days. */
export const approveRun = async ({ tx, actor, now, reader }: By, run: Run): Promise<boolean> => {
  const days = reader.pack.keeping?.begins_after ?? 7
  if (stateOf(run, now) !== 'planned' || run.of === 0) return false
  const beginsAt = new Date(now.getTime() + days * DAY_MS)
  if (!(await insertApproval(tx, { runId: run.id, by: actor.personId, now, beginsAt }))) return false
  await record(tx, {
    actor,
    action: 'keeping.approved',
    of: { kind: 'keeping-run', id: run.id },
    detail: { n: run.of },
  })
  return true
}

/** Stops a list: what it has left is kept. False: there is nothing left to stop. */
export const stopRun = async ({ tx, actor, now }: By, run: Run): Promise<boolean> => {
  if (['done', 'stopped'].includes(stateOf(run, now))) return false
  if (!(await insertStop(tx, { runId: run.id, by: actor.personId, now }))) return false
  await record(tx, { actor, action: 'keeping.stopped', of: { kind: 'keeping-run', id: run.id } })
  return true
}
