import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { ColumnSealing } from '../../vault/index.ts'
import type { Grade, Grading } from './grading.ts'

declare module '../../db/schema.ts' {
  interface Schema {
    police_grading: {
      partnership_id: string
      id: string
      concern_id: string
      team_id: string
      source: Grade['source']
      information: Grade['information']
      handling: Grade['handling']
      sealed: Buffer | null
      by: string
      at: Date
    }
  }
}

/**
 * How a concern was graded, the first first. The database gives them only to a member of the police team that sees it;
 * to everybody else there are none.
 */
export const gradingsOf = async (
  tx: Tx,
  sealing: ColumnSealing,
  { concernId, reader }: { concernId: string; reader: { readonly personId: string } },
): Promise<Grading[]> => {
  const { rows } = await sql<Omit<Grading, 'conditions'> & { sealed: Buffer | null }>`
    select id, source, information, handling, sealed, by_name as by, at
    from police_gradings(${concernId}::uuid, ${reader.personId}::uuid)`.execute(tx)
  return rows.map(({ sealed, ...row }) => ({ ...row, conditions: sealed && sealing.unseal(sealed, row.id) }))
}

/** Adds a grade. @throws where whoever gives it is not in the police team that sees the concern */
export const insertGrading = async (
  tx: Tx,
  sealing: ColumnSealing,
  {
    concernId,
    teamId,
    by,
    conditions,
    ...grade
  }: Grade & { concernId: string; teamId: string; by: string; conditions: string | null },
): Promise<void> => {
  const id = randomUUID()
  await sql`
    insert into police_grading (partnership_id, id, concern_id, team_id, source, information, handling, sealed, by)
    values (${PARTNERSHIP}, ${id}, ${concernId}, ${teamId}, ${grade.source}, ${grade.information}, ${grade.handling},
      ${conditions === null ? null : sealing.seal(conditions, id)}, ${by})`.execute(tx)
}
