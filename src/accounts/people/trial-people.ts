import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import type { OrganisationKind, Role } from '../roles.ts'
import { addPerson } from './people.ts'

/** Made-up organisations of one made-up town. */
export const TRIAL_ORGANISATIONS = {
  school: { name: 'Merrowby High School', kind: 'school' },
  children: { name: 'Merrowby Children’s Services', kind: 'council' },
  designated: { name: 'Merrowby designated officers', kind: 'council' },
  police: { name: 'Merrowby Police', kind: 'police' },
} as const satisfies Record<string, { readonly name: string; readonly kind: OrganisationKind }>
export type TrialOrganisation = keyof typeof TRIAL_ORGANISATIONS

interface TrialPerson {
  readonly role: Role
  readonly name: string
  readonly email: string
  /** null: the partnership itself. */
  readonly organisation: TrialOrganisation | null
}

const who = (role: Role, name: string, organisation: TrialOrganisation | null): TrialPerson => ({
  role,
  name,
  email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@trial.example`,
  organisation,
})

/** Made-up people for trying the service out, at least one for each role; a second officer, since nobody
 * approves their own briefing. Nobody of that name works anywhere. */
export const TRIAL_PEOPLE: readonly TrialPerson[] = [
  who('professional', 'Priya Calder', 'school'),
  who('safeguarding-lead', 'Martin Okell', 'school'),
  who('first-contact', 'Dana Whitlow', 'children'),
  who('first-contact', 'Lee Harmsworth', 'children'),
  who('first-contact', 'Ruth Ansty', 'designated'),
  who('exploitation-team', 'Owen Tarrant', 'children'),
  who('police-team', 'Nadia Brisk', 'police'),
  who('partnership-officer', 'Robin Fairweather', null),
  who('partnership-officer', 'Jo Pemberton', null),
  who('administrator', 'Sam Holloway', null),
  who('auditor', 'Inga Merle', null),
  who('data-protection-officer', 'Maud Ellery', null),
]

/** The id of a made-up organisation, added where it is not there yet. */
export async function trialOrganisation(tx: Tx, which: TrialOrganisation): Promise<string> {
  const { name, kind } = TRIAL_ORGANISATIONS[which]
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into organisation (partnership_id, name, kind) select id, ${name}, ${kind} from partnership
      on conflict (partnership_id, name) do nothing returning id
    )
    select id from made union all select id from organisation where name = ${name}`.execute(tx)
  return (rows[0] as { id: string }).id
}

/** Adds the trial people that are not there yet. Processes that start together take turns. */
export async function addTrialPeople(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('early-signs/trial-people'))`.execute(tx)
  for (const { role, name, email, organisation } of TRIAL_PEOPLE) {
    const organisationId = organisation ? await trialOrganisation(tx, organisation) : undefined
    const id = await addPerson(tx, { name, email, roles: [role], organisationId, by: null, trial: true })
    if (id)
      await record(tx, {
        actor: null,
        action: 'person.added',
        of: { kind: 'person', id },
        detail: { trial: 1 },
      })
  }
}

/** Whether there is anybody made up: production refuses to start then. */
export async function anyTrialPeople(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from person where trial) as any`.execute(
    tx,
  )
  return rows[0]?.any === true
}

/** The id of the trial person with this e-mail address; null: there is none. */
export async function trialPerson(tx: Tx, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from person where email = ${email} and trial`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}
