import type { StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { CaseSystem } from '../../pack/index.ts'
import type { Look } from '../look.ts'
import type { DeskKeys } from '../look-at.ts'
import { copyPage } from '../pages/copy.html.ts'
import { deskUrls } from '../urls.ts'
import { lookIn, NOT_FOUND, TEAMS, wordsOf } from '../visits.ts'
import { copiedFor } from './copied.ts'

/** The case systems that a team keeps its record in, by the pack. */
export const systemsOf = (
  { reader: { pack } }: Pick<Visit, 'reader'>,
  { team }: Look,
): readonly CaseSystem[] =>
  pack.desk?.case_systems?.filter(({ teams }) => teams.includes(team.receives)) ?? []

/** Copying a concern into the case system that stays the record: what it asks, in its order, with one press. */
export const serveCopying = (staff: StaffRoutes, keys: DeskKeys): void => {
  staff.get(deskUrls.copy(':reference', ':system'), TEAMS, async (visit) => {
    const { tx, actor, reader, params } = visit
    const look = await lookIn(visit, keys)
    const system = look && systemsOf(visit, look).find(({ id }) => id === params.system)
    if (!look || !system) return NOT_FOUND
    await record(tx, {
      actor,
      action: 'concern.taken',
      of: { kind: 'concern', id: look.id },
      detail: { team: look.team.teamId, type: system.id },
    })
    const fields = copiedFor(reader, system, look, wordsOf(visit, look))
    return { page: copyPage(reader, { look, system, fields }) }
  })
}
