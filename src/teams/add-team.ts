import { sql } from 'kysely'
import type { Role } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { TeamId } from '../pack/index.ts'

/** Whoever has this role in the organisation of a team is in it; the column `role` of the table says the same. */
export const roleOf = (receives: TeamId): Role => ROLE_OF[receives] ?? 'first-contact'
const ROLE_OF: Readonly<Partial<Record<TeamId, Role>>> = {
  exploitation: 'exploitation-team',
  police: 'police-team',
  lead: 'safeguarding-lead',
}

type By = { readonly personId: string } | null

interface NewTeam {
  readonly organisationId: string
  readonly receives: TeamId
  readonly name: string
  /** null: trial data. */
  readonly by: By
}

/** Adds a team; null: another one receives this already. It is there for nobody until it has answered a test. */
export async function addTeam(
  tx: Tx,
  { organisationId, receives, name, by }: NewTeam,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into team (partnership_id, organisation_id, receives, name, added_by)
    values (${PARTNERSHIP}, ${organisationId}, ${receives}, ${name.trim()}, ${by?.personId ?? null})
    on conflict do nothing returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) return null
  await record(tx, { actor: by, action: 'team.added', of: { kind: 'team', id }, detail: { receives } })
  return id
}

/** Ends a team: nothing comes to it any more, and what it received stays with it. False: it was ended. */
export async function endTeam(
  tx: Tx,
  { id, by, now }: { id: string; by: { readonly personId: string }; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update team set ended_at = ${now}, ended_by = ${by.personId} where id = ${id} and ended_at is null
    returning 1`.execute(tx)
  if (rows.length > 0) await record(tx, { actor: by, action: 'team.ended', of: { kind: 'team', id } })
  return rows.length > 0
}

/** Gives a team another name. */
export async function renameTeam(
  tx: Tx,
  { id, name, by }: { id: string; name: string; by: { readonly personId: string } },
): Promise<void> {
  const { rows } = await sql`
    update team set name = ${name.trim()} where id = ${id} and name <> ${name.trim()} returning 1`.execute(tx)
  if (rows.length > 0) await record(tx, { actor: by, action: 'team.renamed', of: { kind: 'team', id } })
}
