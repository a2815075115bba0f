import type { Role, Visit } from '../accounts/index.ts'
import { dayOf } from '../pack/index.ts'
import { type Look, lookAt } from './look.ts'
import { readEvidence } from './read-evidence.ts'
import { type PriorityRead, readPriority } from './read-priority.ts'

export const WRITES: readonly Role[] = ['partnership-officer']
export const READS: readonly Role[] = ['partnership-officer', 'administrator']

export const mayWrite = ({ actor }: Visit): boolean => actor.roles.some((role) => WRITES.includes(role))

export const priorityIn = ({ tx, reader, params }: Visit): Promise<PriorityRead | null> =>
  readPriority(tx, reader.pack, params.slug ?? '')

/** The priority of the path with all that is known on it; null: there is none. */
export const lookIn = async (visit: Visit): Promise<Look | null> => {
  const { tx, reader, now } = visit
  const one = await priorityIn(visit)
  if (!one) return null
  const today = dayOf(now)
  return lookAt(reader.pack, one, await readEvidence(tx, reader, today), today)
}
