import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { providerOf } from '../openid/provider-queries.ts'
import { invite, inviting } from '../people/invite.ts'
import { peopleOf } from '../people/queries.ts'
import { isOrganisationKind } from '../roles.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS, organisationPath } from '../urls.ts'
import { addOrganisation, closeOrganisation, reopenOrganisation } from './organisations.ts'
import { closeOrganisationPage, organisationPage } from './pages/organisation.html.ts'
import { ADDED_KINDS, addOrganisationPage, organisationsPage } from './pages/organisations.html.ts'
import { findOrganisations, type Organisation, organisationOf } from './queries.ts'

const ADMINISTRATORS = ['administrator'] as const

/** The partners: for administrators. */
export function serveOrganisations(staff: StaffRoutes, desk: StaffDesk): void {
  const { organisations } = ACCOUNT_PATHS

  staff.get(organisations, ADMINISTRATORS, async ({ tx, reader, query }) => {
    const typed = (query.typed ?? '').slice(0, 200)
    const page = pageNumber(query.page)
    const kind = isOrganisationKind(query.kind) ? query.kind : null
    const found = await findOrganisations(tx, { typed, kind, page })
    return { page: organisationsPage(reader, { ...found, page, typed, kind: kind ?? '' }) }
  })

  staff.get(`${organisations}/add`, ADMINISTRATORS, async ({ reader, csrf }) => ({
    page: addOrganisationPage(reader, { csrf }),
  }))

  staff.post(`${organisations}/add`, ADMINISTRATORS, async ({ actor, tx, reader, csrf, form }) => {
    const { t } = reader
    const name = typeof form.name === 'string' ? form.name : ''
    const kind = ADDED_KINDS.find((one) => one === form.kind)
    const again = (...faults: FieldFault[]): Outcome => ({
      page: addOrganisationPage(reader, { csrf, name, kind: kind ?? '', faults }),
      status: 422,
    })
    const faults: FieldFault[] = []
    if (!name.trim() || name.length > 200)
      faults.push({ field: 'name', says: t('Enter what it is called, in up to 200 letters') })
    if (!kind) faults.push({ field: 'kind', says: t('Choose what it is') })
    if (!kind || faults.length > 0) return again(...faults)
    const id = await addOrganisation(tx, { name, kind, by: actor })
    if (!id) return again({ field: 'name', says: t('There is one of that name already') })
    return { redirect: organisationPath(id), notice: t('It is added. Now invite its people.') }
  })

  /** Hands the organisation of the path on; there is no page where there is none. */
  const of =
    (answer: (visit: Visit, organisation: Organisation) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const organisation = await organisationOf(visit.tx, visit.params.id as string)
      return organisation ? answer(visit, organisation) : { notFound: true }
    }
  const open = (answer: (visit: Visit, organisation: Organisation) => Promise<Outcome>) =>
    of(async (visit, organisation) =>
      organisation.closedAt || organisation.kind === 'partnership'
        ? { notFound: true }
        : answer(visit, organisation),
    )
  const path = organisationPath(':id')

  staff.get(
    path,
    ADMINISTRATORS,
    of(async ({ actor, tx, reader, now, csrf }, organisation) => {
      const people = await peopleOf(tx, organisation.id, now)
      const ownSignIn = (await providerOf(tx, desk.keys, organisation.id)) !== null
      await record(tx, {
        actor,
        action: 'organisation.seen',
        of: { kind: 'organisation', id: organisation.id },
      })
      return { page: organisationPage(reader, { organisation, people, ownSignIn, csrf }) }
    }),
  )

  staff.get(
    `${path}/invite`,
    ADMINISTRATORS,
    open(async (visit, organisation) => ({ page: inviting(visit, organisation) })),
  )
  staff.post(
    `${path}/invite`,
    ADMINISTRATORS,
    open((visit, organisation) => invite(desk, visit, organisation)),
  )

  staff.get(
    `${path}/close`,
    ADMINISTRATORS,
    open(async ({ reader, csrf }, organisation) => ({
      page: closeOrganisationPage(reader, { organisation, csrf }),
    })),
  )
  staff.post(
    `${path}/close`,
    ADMINISTRATORS,
    open(async ({ actor, tx, now, reader: { t } }, { id }) => {
      await closeOrganisation(tx, { id, by: actor, now })
      return { redirect: organisationPath(id), notice: t('Its access is closed.') }
    }),
  )
  staff.post(
    `${path}/reopen`,
    ADMINISTRATORS,
    of(async ({ actor, tx, now, reader: { t } }, { id }) =>
      (await reopenOrganisation(tx, { id, by: actor, now }))
        ? { redirect: organisationPath(id), notice: t('Its access is open again.') }
        : { notFound: true },
    ),
  )
}
