import {
  type Actor,
  TRIAL_ORGANISATIONS,
  TRIAL_PEOPLE,
  trialOrganisation,
  trialPerson,
} from '../accounts/index.ts'
import { readerOf } from '../frame/index.ts'
import { daysLater } from '../pack/index.ts'
import { modulesOf, openCertificates } from '../practice/index.ts'
import { assign, complete, openContacts, placesOf } from '../training/index.ts'
import { morningOf } from './days.ts'
import type { Loading, Part } from './part.ts'

/** Who is asked by name: so many practices each has gone through, and so many days ago the last of them. */
const ASKED = [
  { name: 'Hattie Wragg', team: 'Pastoral team', done: 2, ago: 4 },
  { name: 'Joel Sedgwick', team: 'Pastoral team', done: 2, ago: 9 },
  { name: 'Amina Farrow', team: 'Pastoral team', done: 1, ago: 2 },
  { name: 'Colm Brearley', team: 'Pastoral team', done: 0, ago: 0 },
  { name: 'Tess Oldroyd', team: 'Office', done: 2, ago: 11 },
  { name: 'Ravi Hebble', team: 'Office', done: 0, ago: 0 },
] as const
/** A team that shares a link, and how many of it went through the first and the second practice. */
const TEAM = { team: 'Lunchtime supervisors', people: 12, done: [7, 5] } as const

/** When it was asked, in days before. */
const ASKED_AGO = 18

/** The school asks its people to practise; most have begun, and nothing says what anybody chose. */
const load: Part['load'] = async (loading) => {
  const { tx, pack, key, partnershipId, seed, asOf, mark } = loading
  // The files for practitioners, and a shift of one trade.
  const certified = modulesOf(pack).filter(({ isCertified }) => isCertified)
  const modules = [...new Set([certified[0], certified.at(-1)])].flatMap((one) => one?.id ?? [])
  const lead = await leadOf(loading)
  if (!lead || modules.length === 0) return
  const [organisation] = lead.organisations
  if (!organisation) return
  const now = morningOf(daysLater(asOf, -ASKED_AGO))
  const parts = {
    pack,
    contacts: openContacts(key, partnershipId),
    certificates: openCertificates(key, pack.partnership.id),
    // No letter is written of anything invented.
    post: async () => '',
    publicUrl: '',
    reader: () => readerOf(pack, pack.partnership.languages[0] ?? 'en', now),
  }
  const people = ASKED.map(({ name, team }) => ({
    name,
    team,
    email: `${name.toLowerCase().replace(' ', '.')}@merrowby-high.example.org`,
  }))
  const { team, people: size } = TEAM
  const id = await assign(tx, parts, {
    by: lead,
    organisation,
    asked: { modules, within: 'month', people, teams: [{ team, people: size }] },
    now,
  })
  await mark('training_assignment', id, 'school')
  for (const place of await placesOf(tx, id)) {
    const name = place.sealed && parts.contacts.open(place.sealed, place.id)?.name
    const one = ASKED.find((each) => each.name === name)
    for (const [nth, module] of modules.entries()) {
      const times = one ? Number(nth < one.done) : (TEAM.done[nth] ?? 0)
      for (let i = 0; i < times; i++) {
        const day = morningOf(daysLater(asOf, -(one?.ago ?? 1 + i)))
        await complete(tx, { placeId: place.id, module, seed: `trial/${seed}/${nth}/${i}`, now: day })
      }
    }
  }
}

/** The school's safeguarding lead, of the people of the sign-in page. */
const leadOf = async ({ tx, partnershipId }: Loading): Promise<Actor | null> => {
  const one = TRIAL_PEOPLE.find(
    ({ role, organisation }) => role === 'safeguarding-lead' && organisation === 'school',
  )
  const personId = one ? await trialPerson(tx, one.email) : null
  if (!one || !personId) return null
  const { name, kind } = TRIAL_ORGANISATIONS.school
  const id = await trialOrganisation(tx, 'school')
  const { role } = one
  const organisations = [{ id, name, kind, roles: [role] }]
  return { personId, name: one.name, roles: [role], organisations, partnershipId, sessionId: '' }
}

export const ASSIGNMENT: Part = {
  name: 'assignment',
  says: 'Practice that the school asks of its people',
  load,
}
