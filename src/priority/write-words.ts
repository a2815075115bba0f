import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import type { PartId } from './parts.ts'
import { addWords, keepPriority } from './queries.ts'

interface Writer {
  readonly personId: string
}

/**
 * Writes a part of a priority as the version after the one that the writer saw. False: somebody wrote meanwhile, and
 * nothing of theirs was replaced.
 * @param seen the version that the writer began from; 0 is the pack's
 * @param fromVersion where earlier words are put back: which
 */
export const writeWords = async (
  tx: Tx,
  actor: Writer,
  {
    slug,
    part,
    seen,
    words,
    fromVersion = null,
  }: { slug: string; part: PartId; seen: number; words: string; fromVersion?: number | null },
  now: Date,
): Promise<boolean> => {
  const id = await keepPriority(tx, slug, { by: actor.personId, now })
  const written = await addWords(tx, id, part, {
    version: seen + 1,
    words,
    fromVersion,
    by: actor.personId,
    now,
  })
  if (written)
    await record(tx, {
      actor,
      action: fromVersion === null ? 'priority.written' : 'priority.put-back',
      of: { kind: 'priority', id },
      detail: { part, version: seen + 1 },
    })
  return written
}
