import type { OrganisationKind } from '../../accounts/index.ts'
import { type Outcome, ROLES_IN, type Role, type StaffRoutes, type Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { typedText } from '../../kit/sent.ts'
import { isUuid } from '../../kit/uuid.ts'
import { NOT_FOUND } from '../visits.ts'
import { belongsTo, endPermission, givePermission, permissionsOf, teamsToRead } from './permission-queries.ts'
import { permissionsPage, type TeamReads } from './permissions.html.ts'
import { GIVES_PERMISSION, WHO_MAY_READ } from './urls.ts'

/** Which roles of which teams may read who told: seen and changed by administrators, who never can themselves. */
export const serveWhoMayRead = (staff: StaffRoutes): void => {
  staff.get(WHO_MAY_READ, GIVES_PERMISSION, async (visit) => show(visit))
  staff.post(WHO_MAY_READ, GIVES_PERMISSION, (visit) =>
    typedText(visit.form, 'do') === 'end' ? end(visit) : give(visit),
  )
}

/** The teams with what they have, and the roles that there are in the organisation of each. */
const teamsOf = async ({ tx }: Visit): Promise<TeamReads[]> => {
  const permissions = await permissionsOf(tx)
  return (await teamsToRead(tx)).map((team) => ({
    ...team,
    roles: ROLES_IN[team.kind as OrganisationKind] as readonly Role[],
    permissions: permissions.filter(({ teamId }) => teamId === team.id),
  }))
}

const show = async (
  visit: Visit,
  fault?: { readonly teamId: string; readonly says: string },
): Promise<Outcome> => ({
  page: permissionsPage(visit.reader, {
    teams: await teamsOf(visit),
    csrf: visit.csrf,
    now: visit.now,
    ...(fault ? { fault } : {}),
  }),
  status: fault ? 422 : 200,
})

const give = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, form, reader } = visit
  const team = (await teamsOf(visit)).find(({ id }) => id === typedText(form, 'team'))
  if (!team) return NOT_FOUND
  const role = team.roles.find((one) => one === typedText(form, 'role'))
  if (!role) return show(visit, { teamId: team.id, says: reader.t('Choose a role') })
  // It would be for themselves, however they came in today.
  if (await belongsTo(tx, { teamId: team.id, personId: actor.personId }))
    return show(visit, {
      teamId: team.id,
      says: reader.t('You are in this team: another administrator gives it this permission'),
    })
  const whose = typedText(form, 'whose') === 'any' ? 'any' : 'holder'
  const given = { teamId: team.id, role, whose, by: actor.personId } as const
  if (await givePermission(tx, given))
    await record(tx, {
      actor,
      action: 'source-permission.given',
      of: { kind: 'team', id: team.id },
      detail: { role, whose },
    })
  return { redirect: WHO_MAY_READ, notice: reader.t('They may read who told.') }
}

const end = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, form, reader, now } = visit
  const id = typedText(form, 'permission')
  const one = isUuid(id) ? (await permissionsOf(tx)).find((each) => each.id === id) : undefined
  if (!one || !(await endPermission(tx, { id, by: actor.personId, now }))) return NOT_FOUND
  await record(tx, {
    actor,
    action: 'source-permission.ended',
    of: { kind: 'team', id: one.teamId },
    detail: { role: one.role, whose: one.whose },
  })
  return { redirect: WHO_MAY_READ, notice: reader.t('They may no longer read who told.') }
}
