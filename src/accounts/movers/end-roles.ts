import './schema.ts'
import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { type Jobs, send } from '../../jobs/index.ts'
import { endSessions } from '../own-account/credentials.ts'
import { anotherAdministrator } from '../people/queries.ts'
import { type HeldRole, heldRoles } from './grant-queries.ts'

type By = { readonly personId: string }

/** Work that follows when somebody loses a role (`person`, and `by` whom): rooms above give back what they had. */
export const ROLE_ENDED = 'accounts.role-ended'

/** Asks for that work, in the transaction that takes the role. */
export const tellRoleEnded = (tx: Tx, person: string, by: string): Promise<void> =>
  send(tx, ROLE_ENDED, { person, by })

/** Takes roles from now on; who has none left is signed out. The last administrator who can sign in keeps theirs. */
export async function endRoles(tx: Tx, roles: readonly HeldRole[], by: By, now: Date): Promise<void> {
  for (const one of roles) {
    if (one.role === 'administrator' && !(await anotherAdministrator(tx, one.personId))) continue
    await sql`
      update role_grant set revoked_at = ${now}, revoked_by = ${by.personId}
      where id = ${one.id} and revoked_at is null`.execute(tx)
    await record(tx, {
      actor: by,
      action: 'role.taken',
      of: { kind: 'person', id: one.personId },
      detail: { role: one.role, organisation: one.organisation.id },
    })
  }
  for (const personId of new Set(roles.map((one) => one.personId))) {
    if ((await heldRoles(tx, { personId })).length === 0)
      await endSessions(tx, { personId, by: by.personId, now })
    await tellRoleEnded(tx, personId, by.personId)
  }
}

/** Plans when a role ends, in the place of what was planned before; null: it does not end by itself. */
export async function planEnd(
  tx: Tx,
  { id, personId, role }: HeldRole,
  { until, by, now }: { until: Date | null; by: By; now: Date },
): Promise<void> {
  await sql`
    update role_end set withdrawn_at = ${now}, withdrawn_by = ${by.personId}
    where role_grant_id = ${id} and withdrawn_at is null`.execute(tx)
  if (until)
    await sql`
      insert into role_end (partnership_id, role_grant_id, until, planned_by, planned_at)
      select id, ${id}, ${until}, ${by.personId}, ${now} from partnership`.execute(tx)
  await record(tx, {
    actor: by,
    action: until ? 'role.end-planned' : 'role.end-withdrawn',
    of: { kind: 'person', id: personId },
    detail: { role, ...(until && { until: until.toISOString() }) },
  })
}

/** Ends the roles whose day has come, for whoever planned it: looked at each minute. How many there were. */
export async function endDueRoles(tx: Tx, now: Date): Promise<number> {
  const due = await heldRoles(tx, { dueBy: now })
  for (const one of due) {
    const { rows } = await sql<{ by: string }>`
      select planned_by as by from role_end where role_grant_id = ${one.id} and withdrawn_at is null`.execute(
      tx,
    )
    if (rows[0]) await endRoles(tx, [one], { personId: rows[0].by }, now)
  }
  return due.length
}

/** Looks each minute whether the day of a role has come. */
export const endDueRolesBy = (jobs: Jobs, clock: () => Date): void =>
  jobs.every('accounts.each-minute', '* * * * *', async ({ database, partnershipId }) => {
    await database.transaction({ partnershipId }, (tx) => endDueRoles(tx, clock()))
  })
