import type {
  ActorOrganisation,
  NavigationEntry,
  Outcome,
  Role,
  StaffRoutes,
  Visit,
} from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { moduleOf, modulesOf, type OpenPress, printCertificate, shownOf } from '../practice/index.ts'
import { askMore, assign } from './assign.ts'
import { endAssignment } from './end-assignment.ts'
import { assignmentPage, endPage, type PersonLine, takeOffPage } from './pages/assignment.html.ts'
import { assignmentsPage } from './pages/assignments.html.ts'
import { morePage } from './pages/more.html.ts'
import { type NewAssignmentView, newAssignmentPage } from './pages/new-assignment.html.ts'
import { type Assignment, assignmentOf, assignmentsOf, type Place, placesOf } from './queries.ts'
import { readAssignment, readWhom, typedAssignment } from './read-assignment.ts'
import { mayRemind, remind } from './remind.ts'
import { doneAt, standingOf } from './standing.ts'
import { takeOff } from './take-off.ts'
import type { TrainingParts } from './training-parts.ts'
import {
  ASSIGNMENTS,
  learnPath,
  morePath,
  NEW_ASSIGNMENT,
  assignmentPath as pathTo,
  takeOffPath,
} from './urls.ts'

/** Who asks people of their own organisation: its lead, and of the partnership itself an administrator. */
const MAY_ASSIGN: readonly Role[] = ['safeguarding-lead', 'administrator']

export const trainingNavigation: NavigationEntry = {
  href: ASSIGNMENTS,
  words: 'Practice for staff',
  roles: MAY_ASSIGN,
}

/** The organisations for which somebody may ask. */
const ownOf = ({ actor }: Visit): ActorOrganisation[] =>
  actor.organisations.filter(({ roles }) => roles.some((role) => MAY_ASSIGN.includes(role)))

const MOST = 50
const fromOf = ({ query }: Visit): number => {
  const from = Number(query.from ?? 0)
  return Number.isSafeInteger(from) && from > 0 && from < 100_000 ? from : 0
}

/** Asking people to practise, and how far they are: each for their own organisation alone. */
export function serveAssignments(staff: StaffRoutes, parts: TrainingParts, press: OpenPress): void {
  const modules = modulesOf(parts.pack)

  staff.get(ASSIGNMENTS, MAY_ASSIGN, async (visit) => {
    const own = ownOf(visit)
    const from = fromOf(visit)
    const ids = own.map(({ id }) => id)
    const list = await assignmentsOf(visit.tx, ids, from, MOST + 1)
    return { page: assignmentsPage(visit.reader, { list, from, most: MOST, several: own.length > 1 }) }
  })

  const asking = (visit: Visit, more: Partial<NewAssignmentView> = {}): Outcome => ({
    page: newAssignmentPage(visit.reader, {
      modules,
      organisations: ownOf(visit),
      typed: typedAssignment({}),
      faults: [],
      csrf: visit.csrf,
      ...more,
    }),
    ...(more.faults && { status: 422 }),
  })
  staff.get(NEW_ASSIGNMENT, MAY_ASSIGN, async (visit) => asking(visit))
  staff.post(NEW_ASSIGNMENT, MAY_ASSIGN, async (visit) => {
    const { tx, form, reader, now, actor } = visit
    const typed = typedAssignment(form)
    const own = ownOf(visit)
    const organisation = own.length === 1 ? own[0] : own.find(({ id }) => id === typed.organisation)
    const read = readAssignment(reader.t, modules, typed)
    const chosen = { field: 'organisation', says: reader.t('Choose for which organisation') }
    if (!read.ok || !organisation)
      return asking(visit, {
        typed,
        faults: [...(organisation ? [] : [chosen]), ...(read.ok ? [] : read.faults)],
      })
    const id = await assign(tx, parts, { by: actor, organisation, asked: read.value, now })
    return {
      redirect: pathTo(id),
      notice: reader.t('They are asked. Those with an e-mail address are written to.'),
    }
  })

  /** Hands on an assignment of somebody's own organisation; of any other there is no page. */
  const of =
    (answer: (visit: Visit, assignment: Assignment) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const ids = ownOf(visit).map(({ id }) => id)
      const found = await assignmentOf(visit.tx, visit.params.id as string, ids)
      return found ? answer(visit, found) : { notFound: true }
    }
  const path = pathTo(':id')

  staff.get(
    path,
    MAY_ASSIGN,
    of(async (visit, assignment) => {
      const { tx, reader, now, csrf, actor } = visit
      const places = await placesOf(tx, assignment.id)
      const known = places.map((place) => ({ place, contact: contactOf(parts, place) }))
      if (known.some(({ contact }) => contact))
        await record(tx, { actor, action: 'training.read', of: { kind: 'training', id: assignment.id } })
      const people = known
        .flatMap(({ place, contact }) =>
          contact?.name ? [personLine(visit, assignment, place, contact.name)] : [],
        )
        .sort((one, other) => one.name.localeCompare(other.name, 'en'))
      return {
        page: assignmentPage(reader, {
          assignment,
          teams: standingOf(places, assignment.modules),
          people,
          from: fromOf(visit),
          links: known.flatMap(({ place, contact }) =>
            contact && place.people !== null
              ? [{ team: place.team, address: parts.publicUrl + learnPath(contact.token) }]
              : [],
          ),
          mayRemind: mayRemind(assignment, now),
          csrf,
        }),
      }
    }),
  )

  /** More are asked only while it is not over. */
  const more = (answer: (visit: Visit, assignment: Assignment) => Promise<Outcome>) =>
    of(async (visit, assignment) =>
      assignment.endedAt ? { redirect: pathTo(assignment.id) } : answer(visit, assignment),
    )
  staff.get(
    morePath(':id'),
    MAY_ASSIGN,
    more(async ({ reader, csrf }, assignment) => ({
      page: morePage(reader, { assignment, typed: typedAssignment({}), faults: [], csrf }),
    })),
  )
  staff.post(
    morePath(':id'),
    MAY_ASSIGN,
    more(async ({ tx, reader, csrf, form, actor }, assignment) => {
      const typed = typedAssignment(form)
      const already = (await placesOf(tx, assignment.id)).flatMap(
        (place) => contactOf(parts, place)?.email ?? [],
      )
      const whom = readWhom(reader.t, typed, already)
      if (!whom.ok)
        return { page: morePage(reader, { assignment, typed, faults: whom.faults, csrf }), status: 422 }
      await askMore(tx, parts, { by: actor, assignment, whom: whom.value })
      return {
        redirect: pathTo(assignment.id),
        notice: reader.t('They are asked. Those with an e-mail address are written to.'),
      }
    }),
  )

  staff.post(
    `${path}/reminder`,
    MAY_ASSIGN,
    of(async ({ tx, actor, now, reader }, assignment) => {
      const written = await remind(tx, parts, { assignment, by: actor, now })
      return { redirect: pathTo(assignment.id), notice: reader.t('Letters written: {written}.', { written }) }
    }),
  )

  staff.post(
    `${path}/certificate`,
    MAY_ASSIGN,
    of(async ({ tx, form, reader, actor }, assignment) => {
      const place = (await placesOf(tx, assignment.id)).find(({ id }) => id === form.place)
      const done = place?.done.find(({ module }) => module === form.module)
      const name = place && contactOf(parts, place)?.name
      if (!done || !name || !moduleOf(parts.pack, done.module)?.isCertified) return { notFound: true }
      const code = parts.certificates.code({ name, exercise: done.module, day: done.day })
      const shown = shownOf(reader, parts.certificates, code, parts.publicUrl)
      const content = await printCertificate(reader, press, shown)
      if (!content) return { redirect: pathTo(assignment.id), notice: reader.t('This machine cannot print.') }
      await record(tx, { actor, action: 'training.certified', of: { kind: 'training', id: assignment.id } })
      return { file: { name: 'certificate.pdf', type: 'application/pdf', content } }
    }),
  )

  /** Hands on one person who is asked; a team's link is nobody's. */
  const person = (answer: (visit: Visit, assignment: Assignment, line: PersonLine) => Promise<Outcome>) =>
    of(async (visit, assignment) => {
      const place = (await placesOf(visit.tx, assignment.id)).find(({ id }) => id === visit.params.place)
      const name = place && contactOf(parts, place)?.name
      return name ? answer(visit, assignment, personLine(visit, assignment, place, name)) : { notFound: true }
    })
  staff.get(
    takeOffPath(':id', ':place'),
    MAY_ASSIGN,
    person(async ({ reader, csrf }, assignment, line) => ({
      page: takeOffPage(reader, { assignment, line, csrf }),
    })),
  )
  staff.post(
    takeOffPath(':id', ':place'),
    MAY_ASSIGN,
    person(async ({ tx, actor, now, reader }, { id }, { placeId }) => {
      await takeOff(tx, { id, placeId, by: actor, now })
      return { redirect: pathTo(id), notice: reader.t('They are off the list.') }
    }),
  )

  staff.get(
    `${path}/end`,
    MAY_ASSIGN,
    of(async ({ reader, csrf }, assignment) =>
      assignment.endedAt
        ? { redirect: pathTo(assignment.id) }
        : { page: endPage(reader, { assignment, csrf }) },
    ),
  )
  staff.post(
    `${path}/end`,
    MAY_ASSIGN,
    of(async ({ tx, actor, now, reader }, { id }) => {
      await endAssignment(tx, { id, by: actor, now })
      return { redirect: pathTo(id), notice: reader.t('It is over.') }
    }),
  )
}

const contactOf = ({ contacts }: TrainingParts, { id, sealed }: Place) => sealed && contacts.open(sealed, id)

const personLine = (
  { reader: { t, pack } }: Visit,
  { modules }: Assignment,
  place: Place,
  name: string,
): PersonLine => ({
  placeId: place.id,
  name,
  team: place.team,
  done: doneAt(place, modules),
  lastDay: place.done.at(-1)?.day ?? null,
  certificates: place.done.flatMap(({ module }) => {
    const one = moduleOf(pack, module)
    return one?.isCertified ? [{ module, title: one.title(t) }] : []
  }),
})
