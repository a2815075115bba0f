import type { PlayLine, PlayStep } from '../pack/index.ts'
import type { Passed } from './walk.ts'

/** One thing of a thread, in the order in which it is read. Texts are those of the pack, in English, roles not filled in. */
export type Entry = { readonly isNew: boolean } & (
  | { readonly kind: 'when'; readonly say: string }
  /** Its hour is not shown: the sky above knows it. */
  | { readonly kind: 'told'; readonly at: string | null; readonly say: string }
  | {
      readonly kind: 'message'
      /** A role, or `you`. */
      readonly from: string
      readonly at: string | null
      readonly say: string
      readonly picture: boolean
      /** true: the message before it came from the same. */
      readonly goesOn: boolean
    }
  /** What the reader did that is no message; `choice` is its id, for exercises whose choices have no words of their own. */
  | { readonly kind: 'did'; readonly say: string | null; readonly choice: string }
)

type Bare = Entry extends infer One ? (One extends Entry ? Omit<One, 'isNew'> : never) : never

/**
 * Everything that has arrived so far, and what was done.
 * @param newFrom how many of `passed` lie before what is new; null: nothing is
 */
export function threadOf(passed: readonly Passed[], step: PlayStep, newFrom: number | null): Entry[] {
  const entries: Entry[] = []
  let last: string | null = null
  const add = (bare: Bare, isNew: boolean): void => {
    const goesOn = bare.kind === 'message' && bare.from === last
    entries.push({ ...bare, ...(bare.kind === 'message' ? { goesOn } : {}), isNew } as Entry)
    last = bare.kind === 'message' ? bare.from : null
  }
  const lines = (list: readonly PlayLine[], isNew: boolean): void => {
    for (const { from, ...line } of list)
      add(
        from === null
          ? { kind: 'told', at: line.at, say: line.say }
          : { kind: 'message', from, ...line, goesOn: false },
        isNew,
      )
  }
  const arrive = ({ when, lines: arriving }: PlayStep, isNew: boolean): void => {
    if (when !== null) add({ kind: 'when', say: when }, isNew)
    lines(arriving, isNew)
  }
  for (const [i, { step: before, chose }] of passed.entries()) {
    arrive(before, false)
    const isNew = newFrom !== null && i >= newFrom
    if (chose)
      add(
        chose.sent && chose.say !== null
          ? { kind: 'message', from: 'you', at: null, say: chose.say, picture: false, goesOn: false }
          : { kind: 'did', say: chose.say, choice: chose.id },
        isNew,
      )
    lines(chose?.lines ?? [], isNew)
  }
  arrive(step, newFrom !== null)
  return entries
}
