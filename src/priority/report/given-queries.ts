import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { BoardReport } from './report.ts'

/** A report as it was given to a board. */
export interface Given {
  readonly id: string
  readonly by: string
  readonly at: Date
}

/** Keeps a report as it is given. False: a form with this id was sent before. */
export const addReport = async (
  tx: Tx,
  {
    id,
    priorityId,
    report,
    by,
    now,
  }: { id: string; priorityId: string; report: BoardReport; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into priority_report (partnership_id, id, priority_id, report, given_by, given_at)
    values (${PARTNERSHIP}, ${id}, ${priorityId}, ${JSON.stringify(report)}::jsonb, ${by}, ${now})
    on conflict (partnership_id, id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The last fifty that were given, the latest first. */
export const reportsGiven = async (tx: Tx, priorityId: string): Promise<Given[]> => {
  const { rows } = await sql<Given>`
    select r.id, p.name as by, r.given_at as at
    from priority_report r join person p on p.partnership_id = r.partnership_id and p.id = r.given_by
    where r.partnership_id = ${PARTNERSHIP} and r.priority_id = ${priorityId}
    order by r.given_at desc limit 50`.execute(tx)
  return rows
}

export const givenReport = async (
  tx: Tx,
  priorityId: string,
  id: string,
): Promise<(Given & { readonly report: BoardReport }) | null> => {
  const { rows } = await sql<Given & { report: BoardReport }>`
    select r.id, p.name as by, r.given_at as at, r.report
    from priority_report r join person p on p.partnership_id = r.partnership_id and p.id = r.given_by
    where r.partnership_id = ${PARTNERSHIP} and r.priority_id = ${priorityId} and r.id = ${id}`.execute(tx)
  return rows[0] ?? null
}
