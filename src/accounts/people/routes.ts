import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { sentText } from '../../kit/sent.ts'
import { tellRoleEnded } from '../movers/end-roles.ts'
import { linksOf } from '../openid/link-queries.ts'
import { endSessions } from '../own-account/credentials.ts'
import { openSessions } from '../own-account/queries.ts'
import { ROLES, ROLES_IN } from '../roles.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS, personPath } from '../urls.ts'
import { invite, inviting } from './invite.ts'
import { peoplePage } from './pages/people.html.ts'
import { personPage } from './pages/person.html.ts'
import { grantRole, membershipOf } from './people.ts'
import { anotherAdministrator, findPeople, personOf, placesOf, revokeRole } from './queries.ts'
import { sendLink } from './send-link.ts'

const ADMINISTRATORS = ['administrator'] as const

/** Who may be let in: for administrators. */
export function servePeople(staff: StaffRoutes, desk: StaffDesk): void {
  const { people } = ACCOUNT_PATHS

  const list = async ({ actor, tx, reader, now, csrf, form }: Visit): Promise<Outcome> => {
    const typed = sentText(form, 'typed').slice(0, 200)
    const page = pageNumber(form.page)
    const found = await findPeople(tx, { typed, page, now })
    const detail = { searched: typed.trim() ? 1 : 0, found: found.total }
    await record(tx, { actor, action: 'people.seen', of: { kind: 'people', id: 'all' }, detail })
    return { page: peoplePage(reader, { ...found, page, typed, csrf }) }
  }
  staff.get(people, ADMINISTRATORS, list)
  // Looking for a name is a form sent by POST, so that no name stands in an address; nothing is changed.
  staff.post(people, ADMINISTRATORS, list)

  staff.get(`${people}/invite`, ADMINISTRATORS, async (visit) => ({ page: inviting(visit, null) }))
  staff.post(`${people}/invite`, ADMINISTRATORS, async (visit) => invite(desk, visit, null))

  const one = async (
    visit: Visit,
    more: { chosen?: { organisation: string; roles: string[] }; faults?: FieldFault[] } = {},
  ): Promise<Outcome> => {
    const { tx, reader, now, csrf, params } = visit
    const id = params.id as string
    const person = await personOf(tx, id, now)
    if (!person) return { notFound: true }
    const sessions = (await openSessions(tx, id, now)).length
    return {
      page: personPage(reader, {
        person,
        places: await placesOf(tx, id),
        links: await linksOf(tx, id),
        sessions,
        csrf,
        ...more,
      }),
      ...(more.faults && { status: 422 }),
    }
  }

  staff.get(personPath(':id'), ADMINISTRATORS, async (visit) => {
    const { actor, tx, params } = visit
    const outcome = await one(visit)
    if ('page' in outcome)
      await record(tx, { actor, action: 'person.seen', of: { kind: 'person', id: params.id as string } })
    return outcome
  })

  staff.post(`${personPath(':id')}/roles`, ADMINISTRATORS, async (visit) => {
    const { actor, tx, reader, now, params, form } = visit
    const id = params.id as string
    const person = await personOf(tx, id, now)
    const places = await placesOf(tx, id)
    const wanted = sentText(form, 'organisation')
    const place = places.find((one) => (wanted ? one.id === wanted : one.kind === 'partnership'))
    if (!person || !place) return { notFound: true }
    const chosen = [form.roles].flat().filter((role) => ROLES_IN[place.kind].some((one) => one === role))
    const given = ROLES.filter((role) => chosen.includes(role) && !place.roles.includes(role))
    const taken = place.roles.filter((role) => !chosen.includes(role))
    if (taken.includes('administrator') && !(await anotherAdministrator(tx, id))) {
      const says = reader.t('There must be another administrator who can sign in. Invite one first')
      return one(visit, {
        chosen: { organisation: place.id, roles: chosen as string[] },
        faults: [{ field: `roles-${place.id}`, says }],
      })
    }
    const membershipId = await membershipOf(tx, id, actor.personId, place.id)
    const of = { kind: 'person', id }
    for (const role of given) {
      await grantRole(tx, membershipId, role, actor.personId)
      await record(tx, { actor, action: 'role.given', of, detail: { role, organisation: place.id } })
    }
    for (const role of taken) {
      await revokeRole(tx, { membershipId, role, by: actor.personId, now })
      await record(tx, { actor, action: 'role.taken', of, detail: { role, organisation: place.id } })
    }
    if (taken.length > 0) await tellRoleEnded(tx, id, actor.personId)
    if (((await personOf(tx, id, now))?.roles ?? []).length === 0)
      await endSessions(tx, { personId: id, by: actor.personId, now })
    // Who has taken their own role of administrator may not come back to this page.
    const away = id === actor.personId && taken.includes('administrator')
    return {
      redirect: away ? ACCOUNT_PATHS.account : personPath(id),
      notice: reader.t('The roles are saved.'),
    }
  })

  staff.post(`${personPath(':id')}/link`, ADMINISTRATORS, async ({ actor, tx, reader, now, params }) => {
    const id = params.id as string
    const person = await personOf(tx, id, now)
    if (!person || person.trial) return { notFound: true }
    await sendLink(desk, tx, { personId: id, by: actor, now })
    return { redirect: personPath(id), notice: reader.t('They are sent a new link.') }
  })

  staff.post(
    `${personPath(':id')}/sessions/end`,
    ADMINISTRATORS,
    async ({ actor, tx, reader, now, params }) => {
      const id = params.id as string
      if (!(await personOf(tx, id, now))) return { notFound: true }
      const but = id === actor.personId ? actor.sessionId : null
      const ended = await endSessions(tx, { personId: id, by: actor.personId, but, now })
      await record(tx, { actor, action: 'sessions.ended', of: { kind: 'person', id }, detail: { ended } })
      return { redirect: personPath(id), notice: reader.t('They are signed out everywhere.') }
    },
  )
}
