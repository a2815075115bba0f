import type { Tx } from '../../db/index.ts'
import { type CaseRow, conditionsOf, lastLooked, type Scan, scanRows } from './case-queries.ts'
import type { Filter } from './filter.ts'
import { bySpot, readSpot, type Spot, stretchesOf } from './places.ts'

export const ROWS_A_PAGE = 25
/** So many rows of a team are looked at for one page: the rarest filter answers as soon as any other. */
export const LOOKED_AT = 5000

export interface CasePage {
  readonly rows: readonly CaseRow[]
  /** Where the page before ends, and the next begins; null: there is none. */
  readonly before: Spot | null
  readonly after: Spot | null
  /** Only so much was looked at, and there may be more further on. */
  readonly partly: boolean
}

export interface CasesAsked {
  readonly teamIds: readonly string[]
  readonly filter: Filter
  readonly me: string
  readonly now: Date
  readonly after?: string | undefined
  readonly before?: string | undefined
}

const partOf = ({ showing }: Filter): 'open' | 'closed' | 'all' =>
  showing === 'closed' ? 'closed' : showing === 'all' || showing === 'answers' ? 'all' : 'open'

/**
 * A page of what these teams see, from where one was: what is due first; then the newest; what came in a flood waits for
 * the rest, and what is closed stands last. What has moved meanwhile is at its new place.
 */
export const casePage = async (tx: Tx, asked: CasesAsked): Promise<CasePage> => {
  const { filter, now } = asked
  const back = readSpot(asked.before) !== null
  const beyond = back ? readSpot(asked.before) : readSpot(asked.after)
  const stretches = stretchesOf(
    { part: partOf(filter), due: filter.showing === 'overdue' ? 'late' : filter.due },
    now,
  )
  const of = conditionsOf(filter, asked.me)
  const inOrder = back ? (a: Spot, b: Spot): number => bySpot(b, a) : bySpot
  const found: CaseRow[] = []
  let horizon: Spot | null = null
  for (const teamId of asked.teamIds.filter((id) => filter.team === null || filter.team === id)) {
    const own: CaseRow[] = []
    for (const stretch of back ? stretches.toReversed() : stretches) {
      const scan: Scan = {
        teamId,
        stretch,
        beyond,
        back,
        most: ROWS_A_PAGE + 1 - own.length,
        looked: LOOKED_AT,
      }
      own.push(...(await scanRows(tx, scan, of)))
      if (own.length > ROWS_A_PAGE) break
      const last = await lastLooked(tx, scan, of)
      if (!last) continue
      // What another team has beyond it is not shown yet: this one may have something before that.
      if (!horizon || inOrder(last, horizon) < 0) horizon = last
      break
    }
    found.push(...own)
  }
  const near = found.filter((row) => !horizon || inOrder(row, horizon) <= 0).toSorted(inOrder)
  const page = near.slice(0, ROWS_A_PAGE)
  const more: Spot | null = near.length > ROWS_A_PAGE ? (page.at(-1) ?? null) : horizon
  const rows = back ? page.toReversed() : page
  return {
    rows,
    before: back ? more : beyond && (rows[0] ?? beyond),
    after: back ? (rows.at(-1) ?? beyond) : more,
    partly: near.length <= ROWS_A_PAGE && horizon !== null,
  }
}
