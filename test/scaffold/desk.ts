import { type Actor, type Role, type TrialOrganisation, trialOrganisation } from '../../src/accounts/index.ts'
import { openConcernKeys, submitConcern } from '../../src/concern/index.ts'
import { toldOf } from '../../src/concern/samples.fixture.ts'
import type { FormId, Pack } from '../../src/pack/index.ts'
import type { Answers } from '../../src/questionnaire/index.ts'
import { addTrialTeams, openTeamShelf } from '../../src/teams/index.ts'
import { type StaffClient, type StaffService, startStaffService } from './staff.ts'

/** A Monday, ten in the morning: everybody is there. */
export const MONDAY = new Date('2026-11-23T10:00:00Z')

/** The whole service with a team for everything, whose members sign in here. */
export interface DeskService extends StaffService {
  /** Moves the clock. */
  at(now: Date): void
  worker(role: Role, organisation: TrialOrganisation, name?: string): Promise<StaffClient>
  /** Something that somebody tells; `by` signed in, `of` one of their organisations alone. Gives its reference. */
  tell(
    answers: Answers,
    how?: { form?: FormId; by?: StaffClient; of?: string | undefined; nonce?: string },
  ): Promise<string>
}

/**
 * @param how `work: 'after'` where something is waited for that is done in the background; else nothing is: what is done
 * each minute of the real clock would happen in between what a test does by hand at a moment of this one
 */
export async function startDesk({
  pack,
  work = 'elsewhere',
}: {
  pack?: Pack
  work?: 'after' | 'elsewhere'
} = {}): Promise<DeskService> {
  let now = MONDAY
  const service = await startStaffService({
    clock: () => now,
    work,
    ...(pack ? { pack } : {}),
  })
  const { database, partnershipId } = service
  await database.transaction(service, async (tx) => void (await addTrialTeams(tx, service.pack, [])))
  const keys = openConcernKeys(service.key, partnershipId)
  const teams = openTeamShelf({
    pack: service.pack,
    database,
    partnershipId,
    production: false,
    clock: () => now,
  })
  return {
    ...service,
    at: (moment) => {
      now = moment
    },
    async worker(role, organisation, name) {
      const id = await database.transaction(service, (tx) => trialOrganisation(tx, organisation))
      return service.signIn(role, name, undefined, id)
    },
    async tell(answers, { form = 'worry', by, of, nonce } = {}) {
      const actor = by ? await actorOf(service, by, of) : null
      const told = toldOf(service.pack, answers, { form, now, actor, ...(nonce ? { nonce } : {}) })
      const parts = { pack: service.pack, keys, teams }
      return (await database.transaction(service, (tx) => submitConcern(tx, parts, told))).reference
    },
  }
}

/** Whoever is signed in, as the service knows them: only where they work matters to what they tell. */
const actorOf = async (
  service: StaffService,
  { personId }: StaffClient,
  of: string | null = null,
): Promise<Actor> => {
  const organisations = await service.owner<Actor['organisations'][number]>(
    `select o.id, o.name, o.kind, array['professional'] as roles from membership m
      join organisation o on o.partnership_id = m.partnership_id and o.id = m.organisation_id
      where m.person_id = $1 and ($2::uuid is null or o.id = $2)`,
    [personId, of],
  )
  const { partnershipId } = service
  return { personId, name: '', roles: ['professional'], organisations, partnershipId, sessionId: '' }
}

/** What a teacher might share: the child, a car, what was seen and what is only felt. */
export const SHARED: Answers = {
  'your-name': 'Tess Teller',
  'your-agency': 'Merrowby High School',
  'your-role': 'Teaching assistant',
  'may-call': 'yes',
  people: [
    {
      'person-role': ['child-at-risk'],
      'person-name': 'Kit Sample',
      'person-born': '2012-03-04',
      'person-school': 'Merrowby High School',
      'person-phones': '07700 900456',
    },
    { 'person-role': ['person-of-concern'], 'person-name': 'Dex', 'person-age': 'about 30' },
  ],
  vehicles: [{ 'vehicle-plate': 'YQ51 ABC', 'vehicle-colour': 'silver' }],
  narrative: 'A man in a silver car waits for Kit at the gate.\nKit has a new phone.',
  evidence: 'Seen by two of us on 12 and 19 November.',
  feeling: 'Kit seems afraid of him.',
  'how-known': ['saw'],
  significant: 'no',
  'not-find-out': 'Kit’s older cousin',
  'safe-time': 'After three',
}

export const pageOf = async (client: StaffClient, path: string): Promise<string> => {
  const response = await client.get(path)
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
  return response.text()
}

/** The step that a page was shown after. */
export const afterIn = (page: string): string => /name="after" value="(\d+)"/.exec(page)?.[1] ?? ''
