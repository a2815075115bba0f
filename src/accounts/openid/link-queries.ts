import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'

export type LinkedBy = 'invitation' | 'e-mail' | 'joining'

/** Whom a subject of a provider is linked to; null: nobody. */
export async function linkedPerson(
  tx: Tx,
  { providerId, subject }: { providerId: string; subject: string },
): Promise<{ id: string; personId: string } | null> {
  const { rows } = await sql<{ id: string; personId: string }>`
    select id, person_id as "personId" from openid_link
    where provider_id = ${providerId} and subject = ${subject} and ended_at is null`.execute(tx)
  return rows[0] ?? null
}

export async function noteLinkUse(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update openid_link set last_used_at = ${now} where id = ${id}`.execute(tx)
}

/** Links a person; false: the subject or the person is linked there already. */
export async function addLink(
  tx: Tx,
  link: { providerId: string; personId: string; subject: string; linkedBy: LinkedBy; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into openid_link (partnership_id, provider_id, person_id, subject, linked_by, linked_at, last_used_at)
    select partnership_id, id, ${link.personId}, ${link.subject}, ${link.linkedBy}, ${link.now}, ${link.now}
    from openid_provider where id = ${link.providerId}
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

export interface ListedLink {
  readonly id: string
  readonly organisation: string
  readonly linkedAt: Date
  readonly lastUsedAt: Date
}

/** Through which organisations a person can come in. */
export async function linksOf(tx: Tx, personId: string): Promise<ListedLink[]> {
  const { rows } = await sql<ListedLink>`
    select l.id, o.name as organisation, l.linked_at as "linkedAt", l.last_used_at as "lastUsedAt"
    from openid_link l join openid_provider v on v.partnership_id = l.partnership_id and v.id = l.provider_id
    join organisation o on o.partnership_id = v.partnership_id and o.id = v.organisation_id
    where l.person_id = ${personId} and l.ended_at is null order by o.name`.execute(tx)
  return rows
}

/** Ends one link of a person, or all to one provider; whoever came in by it is signed out. How many there were. */
export async function endLinks(
  tx: Tx,
  end: { personId: string; id?: string; providerId?: string; by: string; now: Date },
): Promise<number> {
  const { rows } = await sql<{ provider_id: string }>`
    update openid_link set ended_by = ${end.by}, ended_at = ${end.now}
    where person_id = ${end.personId} and ended_at is null
      and (id = ${end.id ?? null}::uuid or provider_id = ${end.providerId ?? null}::uuid)
    returning provider_id`.execute(tx)
  const providers = rows.map(({ provider_id }) => provider_id)
  await sql`
    update session set ended_by = ${end.by}, ended_at = ${end.now}
    where person_id = ${end.personId} and provider_id = any(${providers}::uuid[]) and ended_at is null`.execute(
    tx,
  )
  return rows.length
}

/** What a person has to do with an organisation: a role now, one once, or nothing. */
export async function standing(
  tx: Tx,
  { personId, organisationId }: { personId: string; organisationId: string },
): Promise<'role' | 'ended' | 'none'> {
  const { rows } = await sql<{ now: boolean }>`
    select exists (select from role_grant g where g.partnership_id = m.partnership_id and g.membership_id = m.id
      and g.revoked_at is null) as now
    from membership m where m.person_id = ${personId} and m.organisation_id = ${organisationId}`.execute(tx)
  const row = rows[0]
  return row ? (row.now ? 'role' : 'ended') : 'none'
}

/** Everybody's, also of those who may not sign in. */
export async function personWithAddress(tx: Tx, email: string): Promise<{ id: string } | null> {
  const { rows } = await sql<{ id: string }>`select id from person where email = ${email}`.execute(tx)
  return rows[0] ?? null
}
