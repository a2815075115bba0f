import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { Role } from '../roles.ts'
import { personBy } from '../sign-in/queries.ts'

/** An e-mail address as it is kept and compared. */
export const normalEmail = (text: string): string => text.trim().normalize('NFC').toLowerCase()

/** Whether it looks like an address that mail can be sent to: one line, one @, a name with a dot behind it. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@.<>()",;:\\[\]]{2,}$/.test(text.trim()) &&
  text.trim().length <= 254

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  /** Where they have them; without it, the partnership's own. */
  readonly organisationId?: string | undefined
  /** The person who adds them; null: the command line. */
  readonly by: string | null
  /** Made up, to try the service out: production refuses to start while there is one. */
  readonly trial?: boolean
}

/** Adds a person to an organisation, with roles. They cannot sign in yet. Null: that e-mail is there. */
export async function addPerson(
  tx: Tx,
  { name, email, roles, organisationId, by, trial = false }: NewPerson,
): Promise<string | null> {
  const { rows } = await sql<{ id: string; partnership_id: string }>`
    insert into person (partnership_id, name, email, trial)
    select id, ${name.trim()}, ${normalEmail(email)}, ${trial} from partnership
    on conflict do nothing
    returning id, partnership_id`.execute(tx)
  const person = rows[0]
  if (!person) return null
  const membership = await membershipOf(tx, person.id, by, organisationId)
  for (const role of roles) await grantRole(tx, membership, role, by)
  return person.id
}

/** The person's membership of an organisation, or of the partnership itself, made where it is missing. */
export async function membershipOf(
  tx: Tx,
  personId: string,
  by: string | null,
  organisationId: string | null = null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with own as (
      insert into organisation (partnership_id, name, kind) select id, name, 'partnership' from partnership
      where ${organisationId}::uuid is null and not exists (select from organisation where kind = 'partnership')
      on conflict (partnership_id, name) do nothing returning partnership_id, id
    ), there as (
      select partnership_id, id from organisation where id = ${organisationId}::uuid union all
      select partnership_id, id from own union all
      (select partnership_id, id from organisation where ${organisationId}::uuid is null and kind = 'partnership'
        order by added_at limit 1) limit 1
    ), made as (
      insert into membership (partnership_id, person_id, organisation_id, added_by)
      select partnership_id, ${personId}, id, ${by} from there
      on conflict (partnership_id, person_id, organisation_id) do nothing returning id
    )
    select id from made union all
    select m.id from membership m join there t on t.partnership_id = m.partnership_id and t.id = m.organisation_id
      where m.person_id = ${personId}`.execute(tx)
  return (rows[0] as { id: string }).id
}

/** Gives a role from now on; nothing new where it is in force. */
export async function grantRole(tx: Tx, membershipId: string, role: Role, by: string | null): Promise<void> {
  await sql`
    insert into role_grant (partnership_id, membership_id, role, granted_by)
    select partnership_id, id, ${role}, ${by} from membership where id = ${membershipId}
    on conflict (partnership_id, membership_id, role) where revoked_at is null do nothing`.execute(tx)
}

/** The id of who has this e-mail and may sign in, or could once they joined; null: nobody. */
export async function personWithEmail(tx: Tx, email: string): Promise<string | null> {
  return (await personBy(tx, { email: normalEmail(email) }))?.id ?? null
}
