import type { Actor } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { insertVersion, type Opened, openBriefing, versionOf } from '../briefing-queries.ts'
import { changedBetween, type Edits, merged } from '../editing/edits.ts'

export type Saved =
  | { readonly kind: 'saved'; readonly number: number }
  | { readonly kind: 'unchanged' }
  /** Somebody else changed the same meanwhile: nothing was written, a person decides. */
  | { readonly kind: 'clash'; readonly theirs: Opened; readonly mine: Edits }
  | { readonly kind: 'gone' }

/** How often two who save at the same moment are sorted out before one is asked. */
const TRIES = 8

/**
 * Saves a change as a new version. What others saved since is kept: both changes stand where they are of different
 * sentences, else it is a clash.
 * @param base the number of the version that the editor saw
 */
export const saveEdits = async (
  tx: Tx,
  actor: Actor,
  { id, base, restored = null, at }: { id: string; base: number; restored?: number | null; at?: Date },
  change: (edits: Edits) => Edits,
): Promise<Saved> => {
  const seen = await versionOf(tx, id, base)
  if (!seen) return { kind: 'gone' }
  const mine = change(seen.edits)
  for (let tried = 0; tried < TRIES; tried++) {
    const latest = await openBriefing(tx, id)
    if (!latest) return { kind: 'gone' }
    const edits = latest.version === base ? mine : merged(seen.edits, latest.edits, mine)
    if (!edits) return { kind: 'clash', theirs: latest, mine }
    const changed = changedBetween(latest.edits, edits)
    if (changed.length === 0) return { kind: 'unchanged' }
    const number = latest.version + 1
    if (await insertVersion(tx, { briefing: id, number, edits, changed, restored, by: actor.personId, at })) {
      await record(tx, {
        actor,
        action: restored === null ? 'briefing.saved' : 'briefing.restored',
        of: { kind: 'briefing', id },
        detail: { version: number, ...(restored === null ? {} : { from: restored }) },
      })
      return { kind: 'saved', number }
    }
  }
  throw new Error('A version of the briefing could not be saved: others were faster each time.')
}
