import type { ProgramVisit } from '../../accounts/index.ts'
import { concernByReference, grantsOf, readReference, viewOf } from '../../concern/index.ts'
import { teamsIn } from '../../teams/index.ts'
import type { Look } from '../look.ts'
import { best, type DeskKeys, lookOf } from '../look-at.ts'

/**
 * The concern of a reference as the teams of a program's organisation see it; null: there is none, or they do not: the
 * same. A program is nobody who watches an inbox: it opens nothing, and what is new stays new to people.
 */
export const lookAsProgram = async (
  { tx, actor, organisation, now, params }: ProgramVisit,
  keys: DeskKeys,
): Promise<Look | null> => {
  const reference = readReference(params.reference ?? '')
  const row = reference ? await concernByReference(tx, reference) : null
  if (!row) return null
  const teams = new Map((await teamsIn(tx, organisation.id)).map((team) => [team.id, team]))
  const grants = (await grantsOf(tx, row.id)).filter(
    ({ teamId, endedAt }) => endedAt === null && teams.has(teamId),
  )
  const mine = best(grants)
  const receives = mine && teams.get(mine.teamId)?.receives
  if (!mine || !receives) return null
  const view = await viewOf(tx, keys.concern, row, grants)
  return lookOf(tx, keys, { view, mine, receives, actor, now, quietly: true })
}
