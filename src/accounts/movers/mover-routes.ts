import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { sentText, typedText } from '../../kit/sent.ts'
import { isUuid } from '../../kit/uuid.ts'
import { organisationOf, organisationsOf } from '../organisations/queries.ts'
import { openSessions } from '../own-account/queries.ts'
import { anotherAdministrator, personOf } from '../people/queries.ts'
import { programsOf } from '../programs/queries.ts'
import { ROLES, ROLES_IN } from '../roles.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS, personPath } from '../urls.ts'
import { planEnd } from './end-roles.ts'
import { awaySince, type HeldRole, heldRoles } from './grant-queries.ts'
import { endOfDay } from './last-day.ts'
import { leave, move } from './leave.ts'
import { AWAY_A_PAGE, AWAY_DAYS, awayPage } from './pages/joiners.html.ts'
import { endsPage, leavePage, movePage, type Who } from './pages/moving.html.ts'

const ADMINISTRATORS = ['administrator'] as const
const NOT_FOUND: Outcome = { notFound: true }

/** Movers and leavers, and who has not been here for a while: for administrators. */
export function serveMovers(staff: StaffRoutes): void {
  const path = personPath(':id')
  const of =
    (answer: (visit: Visit, who: Who, roles: readonly HeldRole[]) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const id = visit.params.id as string
      const person = await personOf(visit.tx, id, visit.now)
      return person ? answer(visit, person, await heldRoles(visit.tx, { personId: id })) : NOT_FOUND
    }
  staff.get(
    `${path}/ends`,
    ADMINISTRATORS,
    of(async ({ reader, csrf }, who, roles) => ({ page: endsPage(reader, { who, roles, csrf }) })),
  )
  staff.post(`${path}/ends`, ADMINISTRATORS, of(planEnds))
  staff.get(
    `${path}/move`,
    ADMINISTRATORS,
    of(async ({ tx, reader, csrf }, who, roles) => ({
      page: movePage(reader, { who, roles, csrf, organisations: await organisationsOf(tx) }),
    })),
  )
  staff.post(`${path}/move`, ADMINISTRATORS, of(moves))
  staff.get(
    `${path}/leave`,
    ADMINISTRATORS,
    of(async (visit, who, roles) => ({ page: await leaving(visit, who, roles) })),
  )
  staff.post(`${path}/leave`, ADMINISTRATORS, of(leaves))
  staff.get(ACCOUNT_PATHS.away, ADMINISTRATORS, async ({ actor, tx, reader, now, query }) => {
    const days = AWAY_DAYS.find((one) => String(one) === query.days) ?? 90
    const page = /^[1-9]\d{0,4}$/.test(query.page ?? '') ? Number(query.page) : 1
    const since = new Date(now.getTime() - days * 86_400_000)
    const found = await awaySince(tx, since, { from: (page - 1) * AWAY_A_PAGE, most: AWAY_A_PAGE + 1 })
    await record(tx, { actor, action: 'people.seen', of: { kind: 'people', id: 'away' }, detail: { days } })
    const more = found.length > AWAY_A_PAGE
    return { page: awayPage(reader, { people: found.slice(0, AWAY_A_PAGE), days, page, more }) }
  })
}

const LAST_ADMINISTRATOR = 'There must be another administrator who can sign in. Invite one first'

/** A day to come, from a field; undefined: it is none. */
const untilIn = (text: string, now: Date): Date | null | undefined => {
  if (text === '') return null
  const until = endOfDay(text)
  return until && until > now ? until : undefined
}

async function planEnds(visit: Visit, who: Who, roles: readonly HeldRole[]): Promise<Outcome> {
  const { tx, actor, reader, csrf, now, form } = visit
  const faults: FieldFault[] = []
  const typed: Record<string, string> = {}
  const planned: [HeldRole, Date | null][] = []
  for (const one of roles) {
    const field = `until-${one.id}`
    const text = typedText(form, field)
    typed[field] = text
    const until = untilIn(text, now)
    if (until === undefined) faults.push({ field, says: reader.t('Enter a day to come') })
    else if (until && one.role === 'administrator' && !(await anotherAdministrator(tx, one.personId)))
      faults.push({ field, says: reader.t(LAST_ADMINISTRATOR) })
    else if (until?.getTime() !== one.until?.getTime()) planned.push([one, until])
  }
  if (faults.length > 0) return { page: endsPage(reader, { who, roles, csrf, typed, faults }), status: 422 }
  for (const [one, until] of planned) await planEnd(tx, one, { until, by: actor, now })
  return { redirect: personPath(who.id), notice: reader.t('It is planned.') }
}

async function moves(visit: Visit, who: Who, roles: readonly HeldRole[]): Promise<Outcome> {
  const { tx, actor, reader, csrf, now, form } = visit
  const { t } = reader
  const typed = { organisation: sentText(form, 'organisation'), until: typedText(form, 'until') }
  const chosen = ROLES.filter((role) => [form.roles].flat().includes(role))
  const found = isUuid(typed.organisation) ? await organisationOf(tx, typed.organisation) : null
  const until = untilIn(typed.until, now)
  const faults: FieldFault[] = []
  if (!found || found.closedAt) faults.push({ field: 'organisation', says: t('Choose where they will work') })
  if (chosen.length === 0) faults.push({ field: 'roles', says: t('Choose at least one role') })
  else if (found && chosen.some((role) => !ROLES_IN[found.kind].includes(role)))
    faults.push({ field: 'roles', says: t('There is no such role in an organisation of that kind') })
  if (until === undefined) faults.push({ field: 'until', says: t('Enter a day to come') })
  const losing = roles.some(
    (one) =>
      one.role === 'administrator' &&
      !(one.organisation.id === found?.id && chosen.includes('administrator')),
  )
  if (losing && !(await anotherAdministrator(tx, who.id)))
    faults.push({ field: 'organisation', says: t(LAST_ADMINISTRATOR) })
  if (!found || until === undefined || faults.length > 0) {
    const organisations = await organisationsOf(tx)
    return { page: movePage(reader, { who, roles, csrf, organisations, chosen, typed, faults }), status: 422 }
  }
  await move(tx, { personId: who.id, organisationId: found.id, roles: chosen, until }, actor, now)
  return after(visit, who, t('The move is saved.'))
}

const leaving = async (
  { tx, reader, csrf, now }: Visit,
  who: Who,
  roles: readonly HeldRole[],
  faults?: FieldFault[],
) =>
  leavePage(reader, {
    who,
    roles,
    sessions: (await openSessions(tx, who.id, now)).length,
    programs: await programsOf(tx, now, { keeperId: who.id }),
    csrf,
    ...(faults && { faults }),
  })

async function leaves(visit: Visit, who: Who, roles: readonly HeldRole[]): Promise<Outcome> {
  const { tx, actor, reader, now } = visit
  const last = roles.some(({ role }) => role === 'administrator') && !(await anotherAdministrator(tx, who.id))
  if (last) {
    const faults = [{ field: 'leave', says: reader.t(LAST_ADMINISTRATOR) }]
    return { page: await leaving(visit, who, roles, faults), status: 422 }
  }
  await leave(tx, who.id, actor, now)
  return after(visit, who, reader.t('They have left.'))
}

/** Who has taken their own role of administrator may not come back to these pages. */
const after = async ({ tx, actor }: Visit, { id }: Who, notice: string): Promise<Outcome> => {
  const still = (await heldRoles(tx, { personId: actor.personId })).some(
    ({ role }) => role === 'administrator',
  )
  return { redirect: still ? personPath(id) : ACCOUNT_PATHS.account, notice }
}
