import '../schema.ts'
import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import type { OrganisationKind } from '../roles.ts'
import { HAS_A_ROLE } from '../sign-in/queries.ts'

type By = { readonly personId: string } | null

/** Adds a partner's organisation; null: there is one of that name. `by` null: the command line, or trial data. */
export async function addOrganisation(
  tx: Tx,
  { name, kind, by }: { name: string; kind: OrganisationKind; by: By },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation (partnership_id, name, kind)
    select id, ${name.trim().replace(/\s+/g, ' ')}, ${kind} from partnership
    on conflict (partnership_id, name) do nothing returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) return null
  await record(tx, {
    actor: by,
    action: 'organisation.added',
    of: { kind: 'organisation', id },
    detail: { kind },
  })
  return id
}

/**
 * Closes an organisation: from now on no role in it counts, whoever has no other is signed out, and its teams receive
 * nothing. False: it is closed, or it is the partnership itself, which nobody closes.
 */
export async function closeOrganisation(
  tx: Tx,
  { id, by, now }: { id: string; by: { readonly personId: string }; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into organisation_closing (partnership_id, organisation_id, closed_by, closed_at)
    select partnership_id, id, ${by.personId}, ${now} from organisation where id = ${id} and kind <> 'partnership'
    on conflict (partnership_id, organisation_id) where reopened_at is null do nothing returning 1`.execute(
    tx,
  )
  if (rows.length === 0) return false
  const ended = await sql`
    update session s set ended_at = ${now}, ended_by = ${by.personId}
    from person p where p.partnership_id = s.partnership_id and p.id = s.person_id and s.ended_at is null
      and not ${HAS_A_ROLE} and exists (select from membership l where l.partnership_id = p.partnership_id
        and l.person_id = p.id and l.organisation_id = ${id}) returning 1`.execute(tx)
  await record(tx, {
    actor: by,
    action: 'organisation.closed',
    of: { kind: 'organisation', id },
    detail: { sessions: ended.rows.length },
  })
  return true
}

/** Opens it again, with the roles that are still in force. False: it was not closed. */
export async function reopenOrganisation(
  tx: Tx,
  { id, by, now }: { id: string; by: { readonly personId: string }; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update organisation_closing set reopened_by = ${by.personId}, reopened_at = ${now}
    where organisation_id = ${id} and reopened_at is null returning 1`.execute(tx)
  if (rows.length > 0)
    await record(tx, { actor: by, action: 'organisation.reopened', of: { kind: 'organisation', id } })
  return rows.length > 0
}
