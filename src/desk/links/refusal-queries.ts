import './schema.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { ColumnSealing } from '../../vault/index.ts'

/** That a team has said that two concerns are not linked, and not taken it back. */
export interface Refusal {
  readonly otherId: string
  readonly teamId: string
  readonly team: string
  readonly by: string
  readonly at: Date
  /** Why; null: it was sealed under another key. */
  readonly why: string | null
}

/** What these teams have said of a concern and others: of each pair the last word. */
export const refusalsOf = async (
  tx: Tx,
  sealing: ColumnSealing,
  { concernId, teamIds }: { concernId: string; teamIds: readonly string[] },
): Promise<Refusal[]> => {
  const { rows } = await sql<Omit<Refusal, 'why'> & { id: string; turn: string; sealed: Buffer | null }>`
    select * from (
      select distinct on (r.concern_id, r.other_id) r.id, r.turn, r.sealed, r.at, r.team_id as "teamId", t.name as team,
        p.name as by, case when r.concern_id = ${concernId} then r.other_id else r.concern_id end as "otherId"
      from link_refusal r
      join team t on t.partnership_id = r.partnership_id and t.id = r.team_id
      join person p on p.partnership_id = r.partnership_id and p.id = r.by
      where r.partnership_id = ${PARTNERSHIP} and (r.concern_id = ${concernId} or r.other_id = ${concernId})
        and r.team_id = any(${[...teamIds]}::uuid[])
      order by r.concern_id, r.other_id, r.at desc, r.id) as last
    where turn = 'refused' order by at desc, id`.execute(tx)
  return rows.map(({ id, sealed, turn: _, ...row }) => ({
    ...row,
    why: sealed && sealing.unseal(sealed, id),
  }))
}

interface Turn {
  readonly concernId: string
  readonly otherId: string
  readonly teamId: string
  readonly by: string
  /** Why they are not linked; null: this is taken back. */
  readonly why: string | null
}

/** Writes that two are not linked, or that this is taken back. @throws where who says so does not see both */
export const insertRefusal = async (
  tx: Tx,
  sealing: ColumnSealing,
  { concernId, otherId, teamId, by, why }: Turn,
): Promise<void> => {
  const [id, [first, second]] = [randomUUID(), [concernId, otherId].toSorted()]
  await sql`
    insert into link_refusal (partnership_id, id, concern_id, other_id, team_id, turn, sealed, by)
    values (${PARTNERSHIP}, ${id}, ${first}, ${second}, ${teamId}, ${why === null ? 'taken-back' : 'refused'},
      ${why === null ? null : sealing.seal(why, id)}, ${by})`.execute(tx)
}
