import { sql } from 'kysely'
import type { Role } from '../../accounts/index.ts'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'

/** A permission in force: members of a team with a role there, and whether only who has the concern. */
export interface Permission {
  readonly id: string
  readonly teamId: string
  readonly role: Role
  readonly whose: 'holder' | 'any'
  readonly givenBy: string | null
  readonly givenAt: Date
}

export const permissionsOf = async (tx: Tx): Promise<Permission[]> =>
  (
    await sql<Permission>`
    select s.id, s.team_id as "teamId", s.role, s.whose, p.name as "givenBy", s.given_at as "givenAt"
    from source_permission s left join person p on p.partnership_id = s.partnership_id and p.id = s.given_by
    where s.partnership_id = ${PARTNERSHIP} and s.ended_at is null order by s.given_at, s.id`.execute(tx)
  ).rows

/** Teams in force, and which kind of organisation each is of. */
export const teamsToRead = async (
  tx: Tx,
): Promise<{ id: string; name: string; organisation: string; kind: string; role: Role }[]> =>
  (
    await sql<{ id: string; name: string; organisation: string; kind: string; role: Role }>`
    select t.id, t.name, o.name as organisation, o.kind, t.role from team t
    join organisation o on o.partnership_id = t.partnership_id and o.id = t.organisation_id
    where t.partnership_id = ${PARTNERSHIP} and t.ended_at is null order by lower(o.name), lower(t.name), t.id`.execute(
      tx,
    )
  ).rows

/** Whether somebody is in a team, also where a session through another organisation's sign-in hides it from them. */
export const belongsTo = async (
  tx: Tx,
  { teamId, personId }: { teamId: string; personId: string },
): Promise<boolean> =>
  (
    await sql<{
      belongs: boolean
    }>`select belongs_to_team(${teamId}::uuid, ${personId}::uuid) as belongs`.execute(tx)
  ).rows[0]?.belongs === true

/** False: it is given already. */
export const givePermission = async (
  tx: Tx,
  { teamId, role, whose, by }: Pick<Permission, 'teamId' | 'role' | 'whose'> & { by: string },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into source_permission (partnership_id, team_id, role, whose, given_by)
    values (${PARTNERSHIP}, ${teamId}, ${role}, ${whose}, ${by}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** False: there is none in force of that id. */
export const endPermission = async (
  tx: Tx,
  { id, by, now }: { id: string; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update source_permission set ended_at = ${now}, ended_by = ${by}
    where partnership_id = ${PARTNERSHIP} and id = ${id} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}
