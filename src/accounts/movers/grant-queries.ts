import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import { IS_PROGRAM } from '../programs/queries.ts'
import type { OrganisationKind, Role } from '../roles.ts'
import { HAS_A_ROLE } from '../sign-in/queries.ts'

/** A role of somebody that is in force. */
export interface HeldRole {
  readonly id: string
  readonly personId: string
  readonly person: string
  readonly email: string
  readonly membershipId: string
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind }
  readonly role: Role
  readonly since: Date
  /** When it will end; null: nobody has planned that. */
  readonly until: Date | null
}

/** Roles in force, of one person, of one organisation, or that are due to end; by person and organisation. */
export async function heldRoles(
  tx: Tx,
  {
    personId = null,
    organisationId = null,
    dueBy = null,
  }: { personId?: string | null; organisationId?: string | null; dueBy?: Date | null },
): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select g.id, p.id as "personId", p.name as person, p.email, m.id as "membershipId", g.role,
      json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) as organisation,
      g.granted_at as since, e.until
    from role_grant g
    join membership m on m.partnership_id = g.partnership_id and m.id = g.membership_id
    join person p on p.partnership_id = m.partnership_id and p.id = m.person_id
    join organisation o on o.partnership_id = m.partnership_id and o.id = m.organisation_id
    left join role_end e on e.partnership_id = g.partnership_id and e.role_grant_id = g.id and e.withdrawn_at is null
    where g.revoked_at is null and (${personId}::uuid is null or p.id = ${personId})
      and (${organisationId}::uuid is null or o.id = ${organisationId})
      and (${dueBy}::timestamptz is null or e.until <= ${dueBy})
    order by lower(p.name), p.id, lower(o.name), g.role limit 2000`.execute(tx)
  return rows
}

export interface Away {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly lastSeenAt: Date | null
  readonly addedAt: Date
}

/** Who has a role and has not been here since a day, or never: the longest away first; one page of them. */
export async function awaySince(
  tx: Tx,
  since: Date,
  { from, most }: { from: number; most: number },
): Promise<Away[]> {
  const { rows } = await sql<Away>`
    select p.id, p.name, p.email, p.added_at as "addedAt", s.last as "lastSeenAt" from person p
    left join lateral (select max(last_seen_at) as last from session s
      where s.partnership_id = p.partnership_id and s.person_id = p.id) s on true
    where ${HAS_A_ROLE} and not p.trial and not ${IS_PROGRAM} and coalesce(s.last, p.added_at) < ${since}
    order by coalesce(s.last, p.added_at), p.id limit ${most} offset ${from}`.execute(tx)
  return rows
}
