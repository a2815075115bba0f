import type { Tx } from '../db/index.ts'
import type { Pack, Voice } from '../pack/index.ts'
import { actionsOf } from './action-queries.ts'
import { audiencesIn, followedIn, PART_IDS, type PartId, seedOf } from './parts.ts'
import { lastTargets, lastWords, priorityId, slugsKept, type Version } from './queries.ts'
import type { Action } from './rules/actions.ts'
import { type Followed, keyOf } from './rules/measure-key.ts'
import type { Target } from './rules/target.ts'

/** A priority as it is now: the last words of each part, what is aimed at, what is done. */
export interface PriorityRead {
  readonly slug: string
  /** Null: nobody has changed anything yet; all of it is the pack's. */
  readonly id: string | null
  readonly words: Readonly<Record<PartId, Version>>
  readonly headlineCovers: readonly Voice[]
  readonly scopeCovers: readonly Voice[]
  readonly followed: readonly Followed[]
  readonly targets: ReadonlyMap<string, Target>
  readonly actions: readonly Action[]
}

const NOT_WRITTEN: Version = { version: 0, words: '', by: null, at: null, fromVersion: null }

/** The words that a part begins with: the pack's, or none for what began in the browser. */
export const seedVersion = (pack: Pack, slug: string, part: PartId): Version => {
  const seed = pack.priorities.get(slug)
  return seed ? { ...NOT_WRITTEN, words: seedOf(seed)[part] } : NOT_WRITTEN
}

/** One priority; null where neither the pack nor anybody has begun it. */
export const readPriority = async (tx: Tx, pack: Pack, slug: string): Promise<PriorityRead | null> => {
  const id = await priorityId(tx, slug)
  if (!id && !pack.priorities.has(slug)) return null
  const written = id ? await lastWords(tx, id) : new Map<string, Version>()
  const words = Object.fromEntries(
    PART_IDS.map((part) => [part, written.get(part) ?? seedVersion(pack, slug, part)]),
  ) as Record<PartId, Version>
  const targets = id ? await lastTargets(tx, id) : []
  return {
    slug,
    id,
    words,
    headlineCovers: audiencesIn(words['headline-covers'].words),
    scopeCovers: audiencesIn(words['scope-covers'].words),
    followed: followedIn(words.measures.words),
    targets: new Map(
      targets.flatMap(({ audience, measure, percent, dueOn, setBy, setAt }) =>
        percent === null || dueOn === null
          ? []
          : [[keyOf({ audience, measure }), { percent, dueOn, setBy, setAt }] as const],
      ),
    ),
    actions: id ? await actionsOf(tx, id) : [],
  }
}

/** All priorities: the pack's in its order, then those that began in the browser. */
export const readPriorities = async (tx: Tx, pack: Pack): Promise<PriorityRead[]> => {
  const slugs = [...new Set([...pack.priorities.keys(), ...(await slugsKept(tx))])]
  const all: PriorityRead[] = []
  for (const slug of slugs) {
    const one = await readPriority(tx, pack, slug)
    if (one) all.push(one)
  }
  return all
}
