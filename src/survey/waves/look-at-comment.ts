import type { Pack } from '../../pack/index.ts'
import { namesInLine, withoutNames } from '../focus-groups/names-in-lines.ts'
import { type NeedTelling, needTelling, tellingCues } from '../focus-groups/needs-telling.ts'

/** What is offered to an officer about a comment; a person judges. */
export interface Looked {
  /** Why it may need telling, and whom; null: no word of it is known for that. */
  readonly need: NeedTelling | null
  /** The comment with everything by which somebody could be found replaced. */
  readonly withoutNames: string
  readonly found: number
}

/** Looks for what may need telling, and for names, as in notes of a focus group. */
export const lookAtComment = (pack: Pack, words: string): Looked => {
  const lines = words.split('\n')
  const found = lines.map((line) => namesInLine(pack, line, new Set()))
  const need = pack.survey
    ? needTelling(
        pack,
        tellingCues(pack, pack.survey),
        { line: 1, text: words },
        found.some((one) => one.some(({ kind }) => kind === 'name')),
      )
    : null
  const quotable = lines.map((line, i) => withoutNames(line, found[i] ?? [])).join('\n')
  return { need, withoutNames: quotable, found: found.flat().length }
}
