import type { Allocation, Answer, Answers } from './answers.ts'

/** What travels sealed in a page: the answers so far, what chance decided, and where they were given. */
export interface Kept {
  readonly answers: Answers
  readonly allocation: Allocation
  readonly nonce: string
  /** Of the definition that they were given to. */
  readonly version: string
  /** After this page it goes on where something is missing: an answer is being changed. */
  readonly returning: boolean
}

/**
 * What was sealed, by whatever release of this service: of what chance had not decided, `chance` decides. Null where it is no
 * journey at all. What the answers hold is judged by `walk`.
 */
export function keptFrom(value: unknown, chance: () => Allocation): Kept | null {
  if (!isRecord(value) || typeof value.nonce !== 'string' || !isRecord(value.answers)) return null
  const allocation = isRecord(value.allocation) ? value.allocation : {}
  const fresh = chance()
  return {
    answers: value.answers as Record<string, Answer>,
    allocation: {
      pages: Array.isArray(allocation.pages) ? allocation.pages : fresh.pages,
      options: { ...fresh.options, ...lists(allocation.options) },
      arms: { ...fresh.arms, ...texts(allocation.arms) },
    },
    nonce: value.nonce,
    version: typeof value.version === 'string' ? value.version : '',
    returning: value.returning === true,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const lists = (value: unknown): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(([, list]) => Array.isArray(list)),
  ) as never

const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(([, text]) => typeof text === 'string'),
  ) as never
