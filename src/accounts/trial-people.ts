import { sql } from 'kysely'
import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { addPerson } from './people.ts'
import type { Role } from './roles.ts'

/** Made-up people for trying the service out, one for each role and a second officer, since nobody
 * approves their own briefing. Nobody of that name works anywhere. */
export const TRIAL_PEOPLE: readonly { readonly role: Role; readonly name: string; readonly email: string }[] =
  [
    { role: 'partnership-officer', name: 'Robin Fairweather', email: 'robin.fairweather@trial.example' },
    { role: 'partnership-officer', name: 'Jo Pemberton', email: 'jo.pemberton@trial.example' },
    { role: 'administrator', name: 'Sam Holloway', email: 'sam.holloway@trial.example' },
  ]

/** Adds the trial people that are not there yet. */
export async function addTrialPeople(tx: Tx): Promise<void> {
  for (const { role, name, email } of TRIAL_PEOPLE) {
    const id = await addPerson(tx, { name, email, roles: [role], by: null, trial: true })
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
