import { record } from '../../audit/index.ts'
import type { FieldFault, StaffPage } from '../../frame/index.ts'
import { sentText } from '../../kit/sent.ts'
import type { Organisation } from '../organisations/queries.ts'
import { ROLES, ROLES_IN } from '../roles.ts'
import { personBy } from '../sign-in/queries.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { Outcome, Visit } from '../staff/visit.ts'
import { organisationPath, personPath } from '../urls.ts'
import { invitePage } from './pages/people.html.ts'
import { addPerson, grantRole, isEmail, membershipOf, normalEmail } from './people.ts'
import { placesOf } from './queries.ts'
import { sendLink } from './send-link.ts'

/** Into an organisation; null: into the partnership itself. */
type Into = Organisation | null

/** The empty form. */
export const inviting = ({ reader, csrf }: Visit, into: Into): StaffPage =>
  invitePage(reader, { organisation: into, offered: ROLES_IN[into?.kind ?? 'partnership'], csrf })

/** Somebody new is sent a link; somebody of another organisation is given these roles beside their own. */
export async function invite(desk: StaffDesk, visit: Visit, into: Into): Promise<Outcome> {
  const { actor, tx, reader, now, csrf, form } = visit
  const { t } = reader
  const offered = ROLES_IN[into?.kind ?? 'partnership']
  const typed = {
    name: sentText(form, 'name'),
    email: sentText(form, 'email'),
    roles: ROLES.filter((role) => offered.includes(role) && [form.roles].flat().includes(role)),
  }
  const again = (...faults: FieldFault[]): Outcome => ({
    page: invitePage(reader, { organisation: into, offered, csrf, ...typed, faults }),
    status: 422,
  })
  const faults: FieldFault[] = []
  if (!typed.name.trim() || typed.name.length > 200)
    faults.push({ field: 'name', says: t('Enter their name') })
  if (!isEmail(typed.email))
    faults.push({ field: 'email', says: t('Enter an e-mail address, like name@example.gov.uk') })
  if (typed.roles.length === 0) faults.push({ field: 'roles', says: t('Choose at least one role') })
  if (faults.length > 0) return again(...faults)
  const organisationId = into?.id
  const detail = { roles: typed.roles.join(' '), ...(organisationId && { organisation: organisationId }) }
  const personId = await addPerson(tx, { ...typed, organisationId, by: actor.personId })
  if (personId) {
    await record(tx, { actor, action: 'person.added', of: { kind: 'person', id: personId }, detail })
    await sendLink(desk, tx, { personId, by: actor, now })
    return { redirect: personPath(personId), notice: t('They are sent an invitation.') }
  }
  const there = await personBy(tx, { email: normalEmail(typed.email) })
  const here = there && (await placesOf(tx, there.id)).some(({ id }) => id === organisationId)
  if (!there || !into || here)
    return again({ field: 'email', says: t('Somebody with this address is in the list already') })
  const membershipId = await membershipOf(tx, there.id, actor.personId, into.id)
  for (const role of typed.roles) await grantRole(tx, membershipId, role, actor.personId)
  await record(tx, { actor, action: 'person.joined', of: { kind: 'person', id: there.id }, detail })
  return {
    redirect: organisationPath(into.id),
    notice: t('They have an account already, and these roles too from now on.'),
  }
}
