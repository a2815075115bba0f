import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import { CASE, type CaseRow, HOLDER } from '../cases/case-queries.ts'

export const FOUND_A_PAGE = 25

export type FoundRow = CaseRow & {
  /** The tokens by which it was found. */
  readonly tokens: readonly Buffer[]
}

/**
 * Concerns that name exactly one of these, of those that the teams see, the newest told first. Where several teams of
 * one person see it, it is there once, as the team sees it that answers.
 * @param older only those that stand after this one
 */
export const naming = async (
  tx: Tx,
  {
    tokens,
    teamIds,
    reader,
    older,
  }: {
    tokens: readonly Buffer[]
    teamIds: readonly string[]
    reader: { readonly personId: string }
    older: string | null
  },
): Promise<FoundRow[]> => {
  const { rows } = await sql<FoundRow>`
    with hit as (
      select concern_id, found as tokens
      from concerns_naming(${[...tokens]}::bytea[], ${[...teamIds]}::uuid[], ${reader.personId}::uuid)
    ), found as (
      select d.*, h.tokens from hit h cross join lateral (select * from desk_case d
        where d.partnership_id = ${PARTNERSHIP} and d.concern_id = h.concern_id
          and d.team_id = any(${[...teamIds]}::uuid[]) order by d.capacity <> 'receiver', d.team_id limit 1) d
    )
    select ${CASE}, d.tokens from (select * from found d where ${older}::uuid is null or (d.told_at, d.concern_id) <
        (select c.told_at, c.id from concern c where c.partnership_id = ${PARTNERSHIP} and c.id = ${older})
      order by d.told_at desc, d.concern_id desc limit ${FOUND_A_PAGE + 1}) d ${HOLDER}
    order by d.told_at desc, d.concern_id desc`.execute(tx)
  return rows
}

/** Whether one of these teams sees the concern of a reference: looking it up opens nothing. */
export const isSeen = async (tx: Tx, reference: string, teamIds: readonly string[]): Promise<boolean> => {
  const { rows } = await sql`
    select from concern c join desk_case d on d.partnership_id = c.partnership_id and d.concern_id = c.id
      and d.team_id = any(${[...teamIds]}::uuid[])
    where c.partnership_id = ${PARTNERSHIP} and c.reference = ${reference} limit 1`.execute(tx)
  return rows.length > 0
}
