import type { Tx } from '../../db/index.ts'
import { exactlyOf, type Who } from '../exactly.ts'
import { namedIn, saidIn } from '../in-words.ts'
import type { FoundInWords } from '../schema.ts'
import type { HoldKeys } from './keys.ts'
import {
  DECISION,
  decisionsOn,
  type FoundByHold,
  idsAfter,
  insertFound,
  LOOKED_THROUGH,
  type Looked,
  type SealedText,
  textsOf,
} from './word-queries.ts'

/** A hold on whatever names something exactly. */
export interface Looking {
  readonly id: string
  /** Null: its words cannot be opened. */
  readonly who: Who | null
}

// So few that the service answers others in between: a long text takes half a millisecond.
const AT_ONCE = 100

/**
 * Looks for what holds are on in everything that has its time and is found by no token: decisions not to share, comments
 * of surveys, what was said in groups, requests. What it finds is written down for the database, which then keeps it.
 * @param holds in force: one that is put on now, or all
 */
export const lookThrough = async (
  tx: Tx,
  keys: HoldKeys,
  holds: readonly Looking[],
  { all }: { readonly all: boolean },
): Promise<void> => {
  const [first] = holds
  if (!first) return
  const looking = holds.map(({ id, who }) => ({ id, exact: who && exactlyOf(who) }))
  const found: FoundByHold[] = []
  const look = (kind: FoundInWords, { sealed: column }: Looked, texts: readonly SealedText[]): void => {
    const sealing = keys.sealing(column)
    for (const { ofId, about, sealed } of texts) {
      const open = sealing.unseal(sealed, about)
      // Where either cannot be opened, nobody can say that it does not name them: it is kept.
      const names = open === null ? () => true : namedIn(saidIn(open))
      for (const { id, exact } of looking) if (!exact || names(exact)) found.push({ holdId: id, kind, ofId })
    }
  }
  await eachSome(
    (after) => decisionsOn(tx, all ? null : first.id, after, AT_ONCE),
    async (texts) => look('not-shared', DECISION, texts),
  )
  for (const [kind, ...columns] of LOOKED_THROUGH) {
    const parent = columns[0] as Looked
    await eachSome(
      async (after) => (await idsAfter(tx, parent, after, AT_ONCE)).map((ofId) => ({ ofId })),
      async (some) => {
        const ids = some.map(({ ofId }) => ofId)
        for (const column of columns) look(kind, column, await textsOf(tx, column, ids))
      },
    )
  }
  await insertFound(tx, found)
}

/** Goes through rows in the order of their ids, some at a time. */
const eachSome = async <Row extends { readonly ofId: string }>(
  next: (after: string | null) => Promise<Row[]>,
  work: (rows: Row[]) => Promise<void>,
): Promise<void> => {
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await next(after)
    await work(rows)
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.ofId ?? null
  }
}
