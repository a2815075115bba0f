import { EDITIONS, type Edition, type Exercise } from '../pack/index.ts'
import { areCoded, type CodedAnswers } from './sharing/coded.ts'
import type { Move } from './walk.ts'

/** What travels sealed in the page: which edition, what was done, and the seed by which roles were given. */
export interface Way {
  readonly edition: Edition
  /** 12 hex digits, drawn by chance when somebody begins; it says nothing of them. */
  readonly seed: string
  readonly moves: readonly Move[]
  /** What was answered before it began, by who wants to share; absent: nobody was asked. */
  readonly before?: CodedAnswers
  /** What a room above gave along at the beginning, sealed by it: whom to tell at the end. */
  readonly carried?: string
}

/** More than any exercise has; what claims more is not read on. */
const MOST_MOVES = 200

/** What was sealed by another release may have another shape: what is not a way through this exercise is null. */
export function wayFrom(value: unknown, { editions }: Exercise): Way | null {
  const { edition, seed, moves, before, carried } = (value ?? {}) as Partial<Record<keyof Way, unknown>>
  if (!EDITIONS.some((each) => each === edition) || !editions.includes(edition as Edition)) return null
  if (typeof seed !== 'string' || !/^[0-9a-f]{12}$/.test(seed) || !Array.isArray(moves)) return null
  return {
    edition: edition as Edition,
    seed,
    moves: moves.slice(0, MOST_MOVES).flatMap(moveFrom),
    ...(areCoded(before) ? { before } : {}),
    ...(isCarried(carried) ? { carried } : {}),
  }
}

/** More than this is not carried along. */
const MOST_CARRIED = 2000

export const isCarried = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MOST_CARRIED

const moveFrom = (value: unknown): Move[] => {
  const { at, chose } = (value ?? {}) as Partial<Record<keyof Move, unknown>>
  if (typeof at !== 'string') return []
  return [{ at, chose: typeof chose === 'string' ? chose : null }]
}
