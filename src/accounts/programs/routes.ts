import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { sentText, typedText } from '../../kit/sent.ts'
import { isUuid } from '../../kit/uuid.ts'
import { organisationOf, organisationsOf } from '../organisations/queries.ts'
import { HAS_A_ROLE } from '../sign-in/queries.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS, programPath } from '../urls.ts'
import { addProgram, endProgram, handOver, revokeKey, rotateKey } from './make-program.ts'
import { endProgramPage, OVERLAPS, programPage } from './pages/program.html.ts'
import { addProgramPage, keyShownPage, LIFETIMES, programsPage } from './pages/programs.html.ts'
import { type Program, programOf, programsOf } from './queries.ts'
import { SCOPES, SCOPES_IN } from './scopes.ts'

const ADMINISTRATORS = ['administrator'] as const
const NOT_FOUND: Outcome = { notFound: true }

/** Keys for programs: made, shown once, changed for others, handed over and ended by administrators. */
export function servePrograms(staff: StaffRoutes): void {
  const { programs } = ACCOUNT_PATHS
  const path = programPath(':id')

  staff.get(programs, ADMINISTRATORS, async ({ tx, reader, now }) => ({
    page: programsPage(reader, await programsOf(tx, now)),
  }))
  staff.get(`${programs}/add`, ADMINISTRATORS, async ({ tx, reader, csrf, query }) => ({
    page: addProgramPage(reader, {
      organisations: await organisationsOf(tx),
      csrf,
      organisation: query.organisation ?? '',
    }),
  }))
  staff.post(`${programs}/add`, ADMINISTRATORS, add)

  /** Hands the program of the path on, with the page of it as it is; there is no page where there is none. */
  const of =
    (answer: (visit: Visit, program: Program) => Promise<Outcome>, ended = false) =>
    async (visit: Visit): Promise<Outcome> => {
      const program = await programOf(visit.tx, visit.params.id as string, visit.now)
      return program && (ended || !program.endedAt) ? answer(visit, program) : NOT_FOUND
    }

  staff.get(
    path,
    ADMINISTRATORS,
    of(async (visit, program) => ({ page: await shown(visit, program) }), true),
  )
  staff.post(
    `${path}/keys`,
    ADMINISTRATORS,
    of(async ({ tx, actor, reader, now, form }, { id }) => {
      const hours = OVERLAPS.find((one) => String(one) === form.hours) ?? 24
      const key = await rotateKey(tx, { id, hours, until: untilIn(form, now) }, actor, now)
      return { page: keyShownPage(reader, { id, key }) }
    }),
  )
  staff.post(
    `${path}/keys/revoke`,
    ADMINISTRATORS,
    of(async ({ tx, actor, reader: { t }, now, form }, { id }) =>
      (await revokeKey(tx, { id, key: sentText(form, 'key') }, actor, now))
        ? { redirect: programPath(id), notice: t('It opens nothing any more.') }
        : NOT_FOUND,
    ),
  )
  staff.post(
    `${path}/keeper`,
    ADMINISTRATORS,
    of(async (visit, program) => {
      const { tx, actor, reader, form } = visit
      const to = (await keepersFor(tx, program)).find(({ id }) => id === form.to)
      if (!to) {
        const faults = [{ field: 'to', says: reader.t('Choose who answers for it') }]
        return { page: await shown(visit, program, faults), status: 422 }
      }
      await handOver(tx, { id: program.id, to: to.id }, actor)
      return { redirect: programPath(program.id), notice: reader.t('It is handed over.') }
    }),
  )
  staff.get(
    `${path}/end`,
    ADMINISTRATORS,
    of(async ({ reader, csrf }, program) => ({ page: endProgramPage(reader, { program, csrf }) })),
  )
  staff.post(
    `${path}/end`,
    ADMINISTRATORS,
    of(async ({ tx, actor, reader: { t }, now }, { id }) => {
      await endProgram(tx, id, actor, now)
      return { redirect: programPath(id), notice: t('It is ended.') }
    }),
  )
}

const shown = async ({ tx, reader, csrf }: Visit, program: Program, faults: readonly FieldFault[] = []) =>
  programPage(reader, { program, people: await keepersFor(tx, program), csrf, faults })

async function add(visit: Visit): Promise<Outcome> {
  const { tx, actor, reader, now, csrf, form } = visit
  const { t } = reader
  const name = typedText(form, 'name')
  const wanted = sentText(form, 'organisation')
  const scopes = SCOPES.filter((scope) => [form.scopes].flat().includes(scope))
  const found = isUuid(wanted) ? await organisationOf(tx, wanted) : null
  const organisation = found?.closedAt ? null : found
  const faults: FieldFault[] = []
  if (name === '' || name.length > 100)
    faults.push({ field: 'name', says: t('Enter what it is called, in up to 100 letters') })
  if (!organisation) faults.push({ field: 'organisation', says: t('Choose for which organisation it acts') })
  if (scopes.length === 0)
    faults.push({ field: 'scopes', says: t('Choose at least one thing that it may do') })
  if (organisation && scopes.some((scope) => !SCOPES_IN(organisation.kind).includes(scope)))
    faults.push({
      field: 'scopes',
      says: t('The partnership itself receives and tells nothing: choose figures or status'),
    })
  if (!organisation || faults.length > 0) {
    const organisations = await organisationsOf(tx)
    const months = monthsIn(form)
    return {
      page: addProgramPage(reader, {
        organisations,
        csrf,
        name,
        organisation: wanted,
        scopes,
        months,
        faults,
      }),
      status: 422,
    }
  }
  const until = untilIn(form, now)
  const made = await addProgram(tx, { name, organisationId: organisation.id, scopes, until }, actor, now)
  await record(tx, { actor, action: 'program-key.shown', of: { kind: 'program', id: made.id } })
  return { page: keyShownPage(reader, made) }
}

const monthsIn = (form: Visit['form']): number =>
  LIFETIMES.find((months) => String(months) === form.months) ?? 12

function untilIn(form: Visit['form'], now: Date): Date | null {
  const months = monthsIn(form)
  if (months === 0) return null
  const until = new Date(now)
  until.setUTCMonth(until.getUTCMonth() + months)
  return until
}

/** Who may answer for a program: administrators, and who has a role in its organisation. */
async function keepersFor(tx: Tx, { organisation }: Program): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p where ${HAS_A_ROLE} and exists (select from membership l
      join role_grant r on r.partnership_id = l.partnership_id and r.membership_id = l.id and r.revoked_at is null
      where l.partnership_id = p.partnership_id and l.person_id = p.id
        and (l.organisation_id = ${organisation.id} or r.role = 'administrator'))
    order by lower(p.name), p.id limit 300`.execute(tx)
  return rows
}
