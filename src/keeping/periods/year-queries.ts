import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { AdultYear } from './adult-year.ts'

export interface YearlessConcern {
  readonly id: string
  readonly toldAt: Date
  readonly ageBand: string | null
  readonly people: readonly { readonly ordinal: number; readonly roles: string[]; readonly sealed: string }[]
}

/** The next concerns without a year, and the people whom they name; what is sealed as hexadecimal. */
export const withoutYear = async (tx: Tx, after: string | null, most: number): Promise<YearlessConcern[]> =>
  (
    await sql<YearlessConcern>`
    select c.id, c.told_at as "toldAt", c.age_band as "ageBand", coalesce((
      select json_agg(json_build_object('ordinal', m.ordinal, 'roles', m.roles, 'sealed', encode(m.sealed, 'hex')))
      from mention m where m.partnership_id = c.partnership_id and m.concern_id = c.id and m.kind = 'person'), '[]') as people
    from concern c where c.partnership_id = ${PARTNERSHIP} and (${after}::uuid is null or c.id > ${after}::uuid)
      and not exists (select from concern_adult_year y where y.partnership_id = c.partnership_id and y.concern_id = c.id)
    order by c.id limit ${most}`.execute(tx)
  ).rows

export const putYears = async (
  tx: Tx,
  rows: readonly (AdultYear & { readonly concernId: string })[],
): Promise<void> => {
  await sql`
    insert into concern_adult_year (partnership_id, concern_id, year, known_by)
    select ${PARTNERSHIP}, c.id, n.year, n.known from unnest(${rows.map((one) => one.concernId)}::uuid[],
      ${rows.map((one) => one.year)}::smallint[], ${rows.map((one) => one.knownBy)}::text[]) as n (id, year, known)
    join concern c on c.partnership_id = ${PARTNERSHIP} and c.id = n.id
    on conflict do nothing`.execute(tx)
}

/** How many concerns have no year yet, and so are not due by a child's age. */
export const countWithoutYear = async (tx: Tx): Promise<number> =>
  (
    await sql<{ n: number }>`
    select ((select count(*) from concern where partnership_id = ${PARTNERSHIP})
      - (select count(*) from concern_adult_year where partnership_id = ${PARTNERSHIP}))::int as n`.execute(
      tx,
    )
  ).rows[0]?.n ?? 0
