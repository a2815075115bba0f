import { krippendorffAlpha } from '../../statistics/index.ts'
import type { NoteLine } from './note-lines.ts'

/** How far two readers agree on what lines are about: Krippendorff's alpha, 1 wholly, 0 no better than chance. */
export interface Agreement {
  /** Over all themes; null where it is not defined. */
  readonly alpha: number | null
  /** Lines that both have coded. */
  readonly lines: number
  readonly themes: readonly { readonly theme: string; readonly alpha: number | null }[]
  readonly sentence: string
}

/** null: the notes have no second reader. A theme is given to a line or not, so that the ratings are nominal. */
export const agreementOf = (lines: readonly NoteLine[], themes: readonly string[]): Agreement | null => {
  const both = lines.flatMap(({ codes: [one, other] }) => (one && other ? [[one, other] as const] : []))
  if (both.length === 0) return null
  const rated = (reader: 0 | 1, theme: string): number[] =>
    both.map((codes) => (codes[reader].includes(theme) ? 1 : 0))
  const used = themes.filter((theme) => both.some((codes) => codes.some((code) => code.includes(theme))))
  const all = ([0, 1] as const).map((reader) => used.flatMap((theme) => rated(reader, theme)))
  const alpha = used.length > 0 ? krippendorffAlpha(all, 'nominal') : null
  return {
    alpha,
    lines: both.length,
    themes: used.map((theme) => ({
      theme,
      alpha: krippendorffAlpha([rated(0, theme), rated(1, theme)], 'nominal'),
    })),
    sentence: inWords(alpha, both.length),
  }
}

/** Krippendorff's own rule: rely on 0.8 and above, be careful from 0.667. */
const inWords = (alpha: number | null, lines: number): string => {
  if (alpha === null) return `Two readers coded ${lines} lines alike, so that nothing can be said of chance.`
  const verdict =
    alpha >= 0.8
      ? 'they agree well'
      : alpha >= 2 / 3
        ? 'they agree well enough for careful conclusions'
        : 'they agree too little to conclude from: talk it over and code again'
  return `Two readers coded ${lines} lines; Krippendorff’s alpha is ${alpha.toFixed(2)}: ${verdict}.`
}
