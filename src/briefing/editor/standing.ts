import type { Actor } from '../../accounts/index.ts'
import type { Tx } from '../../db/index.ts'
import type { Opened } from '../briefing-queries.ts'
import type { Edition } from '../publication-queries.ts'
import { type Approval, type AskedFor, type Officer, officers, reviewOf } from '../review-queries.ts'

/** Where a briefing stands on its way to be published, and who may take the next step. */
export interface Standing {
  /** Approval was asked for this version, and not given yet. */
  readonly asked: AskedFor | null
  /** The last approval, of whatever version. */
  readonly approved: Approval | null
  /** Approved, and not published yet. */
  readonly publishable: number | null
  /** Words were changed after what was approved or published last. */
  readonly changed: boolean
  /** Whom this version may be shown to for approval: officers other than the one who saved it last. */
  readonly approvers: readonly Officer[]
  /** There is no other officer: whoever wrote it may approve it, and the record says so. */
  readonly alone: boolean
  readonly mayApprove: boolean
}

export const standingOf = async (
  tx: Tx,
  actor: Pick<Actor, 'personId'>,
  opened: Opened,
  editions: readonly Pick<Edition, 'version'>[],
): Promise<Standing> => {
  const { asked, approved } = await reviewOf(tx, opened.id)
  return standing(actor, opened, editions, await officers(tx), asked, approved)
}

/** The rules by themselves. */
export const standing = (
  { personId }: Pick<Actor, 'personId'>,
  { version, savedById }: Pick<Opened, 'version' | 'savedById'>,
  editions: readonly Pick<Edition, 'version'>[],
  all: readonly Officer[],
  asked: AskedFor | undefined,
  approved: Approval | undefined,
): Standing => {
  const others = all.filter(({ id }) => id !== savedById)
  const alone = others.length === 0
  const approvers = alone ? all : others
  const isPublished = editions.some((one) => one.version === approved?.version)
  const waits = asked?.version === version && approved?.version !== version ? asked : null
  return {
    asked: waits,
    approved: approved ?? null,
    publishable: approved && !isPublished ? approved.version : null,
    changed: approved !== undefined && approved.version < version,
    approvers,
    alone,
    mayApprove: waits?.askedOfId === personId && approvers.some(({ id }) => id === personId),
  }
}
