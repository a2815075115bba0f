import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import { ORGANISATIONS_OF_PERSON, STANDS } from '../organisations/queries.ts'
import { IS_PROGRAM } from '../programs/queries.ts'
import type { ActorOrganisation } from '../staff/visit.ts'

export const PEOPLE_A_PAGE = 50

export interface ListedPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly trial: boolean
  readonly roles: readonly string[]
  /** Those in which they have a role, the closed ones left out. */
  readonly organisations: readonly ActorOrganisation[]
  readonly lastSeenAt: Date | null
  readonly canSignIn: boolean
  readonly invitedUntil: Date | null
}

/** Roles in force of one person: `m` and `g` hang on `p`. */
const ROLES_IN_FORCE = sql`array(select distinct g.role from membership m
  join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
  where m.partnership_id = p.partnership_id and m.person_id = p.id and ${STANDS} order by 1)`

const listed = (now: Date) => sql`
  p.id, p.name, p.email, p.trial, ${ROLES_IN_FORCE} as roles, ${ORGANISATIONS_OF_PERSON} as organisations,
  (select max(s.last_seen_at) from session s
    where s.partnership_id = p.partnership_id and s.person_id = p.id) as "lastSeenAt",
  exists (select from password w where w.partnership_id = p.partnership_id and w.person_id = p.id) as "canSignIn",
  (select max(i.expires_at) from invitation i where i.partnership_id = p.partnership_id and i.person_id = p.id
    and i.used_at is null and i.withdrawn_at is null and i.expires_at > ${now}) as "invitedUntil"`

/** A page of those whose name or e-mail holds what was typed, in the order of their names; and how many there are. */
export async function findPeople(
  tx: Tx,
  { typed, page, now }: { typed: string; page: number; now: Date },
): Promise<{ people: ListedPerson[]; total: number }> {
  const like = `%${typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  const where = sql`(lower(p.name) like ${like} or p.email like ${like}) and not ${IS_PROGRAM}`
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from person p where ${where}`.execute(tx)
  const { rows } = await sql<ListedPerson>`
    select ${listed(now)} from person p where ${where}
    order by lower(p.name), p.id limit ${PEOPLE_A_PAGE} offset ${(page - 1) * PEOPLE_A_PAGE}`.execute(tx)
  return { people: rows, total: counted.rows[0]?.total ?? 0 }
}

/** Those with a role in an organisation, closed or not, by name; the first page of them. */
export async function peopleOf(tx: Tx, organisationId: string, now: Date): Promise<ListedPerson[]> {
  const { rows } = await sql<ListedPerson>`
    select ${listed(now)} from person p where exists (select from membership m
      join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
      where m.partnership_id = p.partnership_id and m.person_id = p.id and m.organisation_id = ${organisationId})
    order by lower(p.name), p.id limit ${PEOPLE_A_PAGE}`.execute(tx)
  return rows
}

/** Where somebody works or worked, each with the roles that they have there: none, of who has left. */
export async function placesOf(tx: Tx, personId: string): Promise<ActorOrganisation[]> {
  const { rows } = await sql<ActorOrganisation>`
    select o.id, o.name, o.kind, array(select g.role from role_grant g
      where g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null order by 1) as roles
    from membership m join organisation o on o.partnership_id = m.partnership_id and o.id = m.organisation_id
    where m.person_id = ${personId} order by o.kind <> 'partnership', lower(o.name)`.execute(tx)
  return rows
}

export async function personOf(tx: Tx, id: string, now: Date): Promise<ListedPerson | null> {
  const { rows } = await sql<ListedPerson>`
    select ${listed(now)} from person p where p.id = ${id} and not ${IS_PROGRAM}`.execute(tx)
  return rows[0] ?? null
}

/** Takes a role from now on. */
export async function revokeRole(
  tx: Tx,
  { membershipId, role, by, now }: { membershipId: string; role: string; by: string | null; now: Date },
): Promise<void> {
  await sql`
    update role_grant set revoked_at = ${now}, revoked_by = ${by}
    where membership_id = ${membershipId} and role = ${role} and revoked_at is null`.execute(tx)
}

/**
 * Whether somebody else is an administrator who can sign in. It holds the grants of that role until the transaction
 * ends, so that two administrators cannot take it from each other at once.
 */
export async function anotherAdministrator(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ person_id: string }>`
    select m.person_id from role_grant g
    join membership m on m.partnership_id = g.partnership_id and m.id = g.membership_id
    where g.role = 'administrator' and g.revoked_at is null order by g.id for update of g`.execute(tx)
  const others = rows.map((row) => row.person_id).filter((id) => id !== personId)
  if (others.length === 0) return false
  const able = await sql<{ able: boolean }>`
    select exists (select from person p where p.id = any(${others}::uuid[]) and (p.trial or exists (
      select from password w where w.partnership_id = p.partnership_id and w.person_id = p.id))) as able`.execute(
    tx,
  )
  return able.rows[0]?.able === true
}
