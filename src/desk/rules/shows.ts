import type { Desk } from '../../pack/index.ts'

/** Something in a reply that had better not be there. */
export interface Shown {
  readonly words: string
  readonly why: string
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** What a reply shows of what was told, of who acts, or of who told. It is pointed out; whoever writes decides. */
export const showsIn = ({ shows }: Pick<Desk, 'shows'>, text: string): Shown[] =>
  shows.flatMap(({ words, why }) =>
    words
      .filter((one) =>
        new RegExp(
          `(?<!\\p{L})${escaped(one).replace(/['’]/g, "['’]").replace(/\s+/g, '\\s+')}(?!\\p{L})`,
          'iu',
        ).test(text),
      )
      .map((one) => ({ words: one, why })),
  )

/** What else a reply had better not hold: a number, a name that was told, a link. */
export const copiedFrom = (told: readonly string[], text: string): string[] => {
  const plain = text.toLowerCase()
  return [...new Set(told.map((one) => one.trim()).filter((one) => one.length >= 3))].filter((one) =>
    new RegExp(`(?<!\\p{L})${escaped(one.toLowerCase())}(?!\\p{L})`, 'u').test(plain),
  )
}
