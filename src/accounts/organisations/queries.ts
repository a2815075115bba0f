import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { OrganisationKind } from '../roles.ts'

/** Whether the organisation of the membership `m` is not closed. */
export const STANDS = sql`not exists (select from organisation_closing z
  where z.partnership_id = m.partnership_id and z.organisation_id = m.organisation_id and z.reopened_at is null)`

/** As {@link ActorOrganisation}s: where the person `p` has a role now. */
export const ORGANISATIONS_OF_PERSON = sql`coalesce((
  select json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'roles', h.roles) order by o.name)
  from (select m.partnership_id, m.organisation_id, array_agg(g.role order by g.role) as roles
      from membership m join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id
        and g.revoked_at is null and not exists (select from role_end e where e.partnership_id = g.partnership_id
          and e.role_grant_id = g.id and e.withdrawn_at is null and e.until <= now())
      where m.partnership_id = p.partnership_id and m.person_id = p.id and ${STANDS} group by 1, 2) h
  join organisation o on o.partnership_id = h.partnership_id and o.id = h.organisation_id), '[]')`

export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  /** Since when no role there counts; null: it is open. */
  readonly closedAt: Date | null
  /** Who has a role there. */
  readonly people: number
}

export const ORGANISATIONS_A_PAGE = 50

const LISTED = sql`o.id, o.name, o.kind,
  (select c.closed_at from organisation_closing c where c.partnership_id = o.partnership_id
    and c.organisation_id = o.id and c.reopened_at is null) as "closedAt",
  (select count(distinct m.person_id)::int from membership m join role_grant g
    on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
    where m.partnership_id = o.partnership_id and m.organisation_id = o.id) as people`

/** A page of those whose name holds what was typed, by name; and how many there are. */
export async function findOrganisations(
  tx: Tx,
  { typed, kind, page }: { typed: string; kind: OrganisationKind | null; page: number },
): Promise<{ organisations: Organisation[]; total: number }> {
  const like = `%${typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  const where = sql`lower(o.name) like ${like} and (${kind}::text is null or o.kind = ${kind})`
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from organisation o where ${where}`.execute(tx)
  const { rows } = await sql<Organisation>`
    select ${LISTED} from organisation o where ${where}
    order by lower(o.name), o.id limit ${ORGANISATIONS_A_PAGE} offset ${(page - 1) * ORGANISATIONS_A_PAGE}`.execute(
    tx,
  )
  return { organisations: rows, total: counted.rows[0]?.total ?? 0 }
}

/** Every organisation that somebody is or was in, for which they are here; null among them: they are here for all. */
export async function memberOf(tx: Tx, personId: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ id: string | null }>`
    select organisation_id as id from membership where person_id = ${personId} and here_for(person_id, organisation_id)
    union select null where here_for(${personId}::uuid, null)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Every organisation that is not closed, by name: a partner's, and the partnership itself. */
export async function organisationsOf(tx: Tx): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select * from (select ${LISTED} from organisation o) l where "closedAt" is null order by lower(name), id`.execute(
    tx,
  )
  return rows
}

/** One organisation, closed or not; null: there is none. */
export async function organisationOf(tx: Tx, id: string): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`select ${LISTED} from organisation o where o.id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? null
}
