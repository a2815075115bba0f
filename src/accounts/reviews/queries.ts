import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'

/** When the roles in an organisation were last looked at. */
export interface Reviewed {
  readonly id: string
  readonly name: string
  readonly people: number
  readonly signedAt: Date | null
  readonly signedBy: string | null
  /** By when somebody is to look: so many months after the last time, or after it was added. */
  readonly dueAt: Date
}

/** Open organisations in which somebody has a role or that have a program, what is due first first. */
export async function reviewsDue(
  tx: Tx,
  months: number,
  {
    organisationIds = null,
    from = 0,
    most = 1000,
  }: { organisationIds?: readonly string[] | null; from?: number; most?: number },
): Promise<Reviewed[]> {
  const { rows } = await sql<Reviewed>`
    select o.id, o.name, h.people, r.signed_at as "signedAt", p.name as "signedBy",
      coalesce(r.signed_at, o.added_at) + make_interval(months => ${months}::int) as "dueAt"
    from organisation o
    left join lateral (select count(distinct m.person_id)::int as people from membership m
      join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
      where m.partnership_id = o.partnership_id and m.organisation_id = o.id) h on true
    left join lateral (select signed_at, signed_by from access_review r where r.partnership_id = o.partnership_id
      and r.organisation_id = o.id order by r.signed_at desc limit 1) r on true
    left join person p on p.partnership_id = o.partnership_id and p.id = r.signed_by
    where (h.people > 0 or exists (select from program x where x.partnership_id = o.partnership_id
        and x.organisation_id = o.id and x.ended_at is null))
      and not exists (select from organisation_closing z where z.partnership_id = o.partnership_id
        and z.organisation_id = o.id and z.reopened_at is null)
      and (${organisationIds === null}::boolean or o.id = any(${[...(organisationIds ?? [])]}::uuid[]))
    order by "dueAt", lower(o.name), o.id limit ${most} offset ${from}`.execute(tx)
  return rows
}

/** One answer of a review that was signed off, for an export. */
export interface SignedAnswer {
  readonly organisation: string
  readonly signedAt: Date
  readonly signedBy: string
  readonly kind: 'role' | 'program'
  readonly who: string
  readonly role: string
  readonly answer: string
}

/** Everything that was signed off, the newest first. */
export async function signedAnswers(tx: Tx, most: number): Promise<SignedAnswer[]> {
  const { rows } = await sql<SignedAnswer>`
    select o.name as organisation, r.signed_at as "signedAt", s.name as "signedBy", a.of_kind as kind,
      coalesce(p.name, q.name) as who, coalesce(g.role, 'program') as role, a.answer
    from access_review r
    join organisation o on o.partnership_id = r.partnership_id and o.id = r.organisation_id
    join person s on s.partnership_id = r.partnership_id and s.id = r.signed_by
    join access_review_answer a on a.partnership_id = r.partnership_id and a.review_id = r.id
    left join role_grant g on a.of_kind = 'role' and g.partnership_id = a.partnership_id and g.id = a.of_id
    left join membership m on m.partnership_id = g.partnership_id and m.id = g.membership_id
    left join person p on p.partnership_id = m.partnership_id and p.id = m.person_id
    left join person q on a.of_kind = 'program' and q.partnership_id = a.partnership_id and q.id = a.of_id
    order by r.signed_at desc, o.name, who, role limit ${most}`.execute(tx)
  return rows
}
