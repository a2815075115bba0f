import { createHash, randomBytes } from 'node:crypto'
import type { Levels } from '../../pack/index.ts'

/** What one round is told with: its stories in their order, and who the child of each is. */
export interface Allotment {
  readonly stories: readonly string[]
  readonly children: readonly Levels[]
}

/** What can be allotted: both levels of each factor, and the stories. */
export interface Allotted {
  readonly stories: readonly string[]
  readonly factors: readonly { readonly id: string; readonly levels: readonly string[] }[]
}

/**
 * One permuted block of allotments (blocks by chance, as Matts and Lachin 1988 describe them): every story stands in
 * each place equally often, and in each place it is told with each level of each factor equally often. Within a round
 * the first two stories are told with one level each, the next two too; so whoever stops half-way has met both.
 * The same seed and number give the same block; factors are paired with each other by chance.
 */
export function blockOf({ stories, factors }: Allotted, seed: string, nth: number): Allotment[] {
  const draw = drawing(`${seed}\0${nth}`)
  const mixed = shuffled(stories, draw)
  const ways = waysOver(stories.length)
  const block = mixed.flatMap((_, turn) => {
    const order = [...mixed.slice(turn), ...mixed.slice(0, turn)]
    const byFactor = factors.map((factor) => ({ ...factor, ways: shuffled(ways, draw) }))
    return ways.map(
      (_, way): Allotment => ({
        stories: order,
        children: order.map((_, place) =>
          Object.fromEntries(
            byFactor.map(({ id, levels, ways: own }) => [id, levels[own[way]?.[place] ?? 0] ?? '']),
          ),
        ),
      }),
    )
  })
  return shuffled(block, draw)
}

/** All ways of giving 0 or 1 to each place, of which each pair of places has both. */
const waysOver = (places: number): number[][] =>
  Array.from({ length: 2 ** Math.ceil(places / 2) }, (_, way) =>
    Array.from({ length: places }, (_, place) => ((way >> Math.floor(place / 2)) + place) % 2),
  )

/**
 * Deals allotments block by block. Nothing is kept of whom they went to. Each process deals blocks of its own.
 * @param seed by which all that is dealt can be dealt again
 */
export const openDealer = (allotted: Allotted, seed = randomBytes(12).toString('hex')): (() => Allotment) => {
  let [nth, block] = [0, [] as Allotment[]]
  return () => {
    const next = block.pop()
    if (next) return next
    block = blockOf(allotted, seed, nth++)
    return block.pop() as Allotment
  }
}

/** Numbers from 0 up to 1, the same for the same seed (SHA-256 of a counter). */
export function drawing(seed: string): () => number {
  let counter = 0
  return () => createHash('sha256').update(`${seed}\0${counter++}`).digest().readUIntBE(0, 6) / 2 ** 48
}

/** Fisher and Yates. */
export function shuffled<One>(list: readonly One[], draw: () => number): One[] {
  const all = [...list]
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    ;[all[i], all[j]] = [all[j] as One, all[i] as One]
  }
  return all
}
