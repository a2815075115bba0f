import type { AlikeCompared } from './compare-alike.ts'
import type { HalfBy } from './half-by.ts'
import type { Suppressed } from './suppress-figures.ts'

/** What may be shown of a half-year, and of the year that ends with it; made once, and never changed. */
export interface Shown extends Suppressed {
  readonly halfBy: HalfBy
  /** Of the year; null: there was no half-year before. */
  readonly year: { readonly halfBy: HalfBy; readonly alike: AlikeCompared } | null
}
