import {
  type Actor,
  TRIAL_ORGANISATIONS,
  TRIAL_PEOPLE,
  trialOrganisation,
  trialPerson,
} from '../accounts/index.ts'
import { insertConcerns, openConcernKeys, type Prepared } from '../concern/index.ts'
import { type Known, membersOf, openTeams } from '../teams/index.ts'
import { type Incident, incidentsOf } from './concerns/incidents.ts'
import { preparedOf, toldOf } from './concerns/tell-concerns.ts'
import { markConcerns } from './concerns/work-queries.ts'
import { workThrough } from './concerns/work-through.ts'
import type { Loading, Part } from './part.ts'

/** So many are written at once. */
const AT_ONCE = 64
const NAME = 'concerns'

/** Everything that the invented town told, and what was done of it. */
const load: Part['load'] = async (loading) => {
  const { tx, pack, key, partnershipId, seed, months, people, asOf } = loading
  if (pack.forms.size === 0) return
  const known = await openTeams(tx, { pack, production: false })
  const keys = openConcernKeys(key, partnershipId)
  const school = await trialOrganisation(tx, 'school')
  const assistant = await assistantOf(loading, school)
  const told: { incident: Incident; prepared: Prepared }[] = []
  for (const incident of incidentsOf(pack, { seed, months, people, asOf })) {
    const own = incident.teller?.name === assistant?.name ? assistant : null
    const one = toldOf(pack, incident, seed, own)
    if (one) told.push({ incident, prepared: preparedOf(one, incident, { pack, keys, known, school }) })
  }
  const byId = told.map(({ prepared }) => prepared).toSorted((a, b) => (a.of.id < b.of.id ? -1 : 1))
  for (let i = 0; i < byId.length; i += AT_ONCE) await insertConcerns(tx, byId.slice(i, i + AT_ONCE))
  await markConcerns(
    tx,
    NAME,
    told.map(({ prepared }) => prepared.of.id),
  )
  await workThrough(loading, keys, known, told, await membersIn(loading, known))
}

/** The teaching assistant of the sign-in page, who finds what she told among her own. */
const assistantOf = async ({ tx, partnershipId }: Loading, school: string): Promise<Actor | null> => {
  const one = TRIAL_PEOPLE.find(
    ({ role, organisation }) => role === 'professional' && organisation === 'school',
  )
  const personId = one ? await trialPerson(tx, one.email) : null
  if (!one || !personId) return null
  const { name, kind } = TRIAL_ORGANISATIONS.school
  return {
    personId,
    name: one.name,
    roles: ['professional'],
    organisations: [{ id: school, name, kind, roles: ['professional'] }],
    partnershipId,
    sessionId: '',
  }
}

const membersIn = async (
  { tx }: Loading,
  { teams }: Known,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, readonly string[]>()
  for (const { id } of teams)
    found.set(
      id,
      (await membersOf(tx, id)).map(({ personId }) => personId),
    )
  return found
}

export const CONCERNS: Part = { name: NAME, says: 'What the town told, and what was done of it', load }
