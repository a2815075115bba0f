import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import type { Pack } from '../pack/index.ts'
import { compareAlike } from './compare-alike.ts'
import { countFollowed } from './count-followed.ts'
import { halvesBy } from './half-by.ts'
import { boundsOf, countedFrom, type HalfYear, halfYearOf, plusHalves } from './periods.ts'
import { firstTold, followedBetween, keepFigures, lastCounted, takeTurns } from './queries.ts'
import { suppressFigures } from './suppress-figures.ts'

/**
 * Counts every half-year that can be counted and was not. What is made once is kept: whoever looks later sees the same,
 * so that no difference of two looks tells of one child. The value: those that were made now.
 */
export const makeFigures = async (tx: Tx, pack: Pack, now: Date): Promise<HalfYear[]> => {
  if ((await nextHalf(tx, now)) === null) return []
  await takeTurns(tx)
  const made: HalfYear[] = []
  // Asked again behind whoever was first.
  for (let next = await nextHalf(tx, now); next !== null; next = await nextHalf(tx, now)) {
    await makeHalf(tx, pack, next)
    made.push(next)
  }
  return made
}

const nextHalf = async (tx: Tx, now: Date): Promise<HalfYear | null> => {
  const last = await lastCounted(tx)
  const first = last ? null : await firstTold(tx)
  const next = last ? plusHalves(last.half, 1) : first && halfYearOf(first)
  return next && countedFrom(next) <= now ? next : null
}

const makeHalf = async (tx: Tx, pack: Pack, half: HalfYear): Promise<void> => {
  const bounds = boundsOf(half)
  const counted = countFollowed(pack, await followedBetween(tx, bounds), {
    from: bounds.from,
    to: countedFrom(half),
  })
  const before = await lastCounted(tx)
  const year = before ? [before.counted, counted] : null
  const shown = {
    ...(await suppressFigures(counted)),
    halfBy: halvesBy([counted]),
    year: year && { halfBy: halvesBy(year), alike: compareAlike(year) },
  }
  if (await keepFigures(tx, { half, counted, shown }))
    await record(tx, { actor: null, action: 'figures.made', of: { kind: 'half-year', id: half } })
}
