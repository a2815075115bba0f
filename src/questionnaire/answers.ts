import type { AskedPage, AskedQuestion, Questionnaire, QuestionType, Variant } from '../pack/index.ts'

/** What stands for "I would rather not say", in radios, checkboxes, scales and selects. */
export const PREFER_NOT_TO_SAY = 'prefer-not-to-say'

/**
 * What somebody answered, by the ids of questions: an option's id, a list of them, a number, a date as
 * `2026-11-23` (partial: `2026-11` or `2026`), or text. `ID/other` holds what was written beside an option that asks
 * "please say". A repeated page's id holds a list, one entry for each person, vehicle or place.
 *
 * `''`, or `[]` for checkboxes: asked, and left blank. Absent: not asked.
 */
export type Answer = string | number | readonly string[] | readonly Answers[]
export interface Answers {
  readonly [id: string]: Answer
}

/** What chance decided for one person, kept with their answers. Plain data. */
export interface Allocation {
  /** The order of the pages that are asked in random order, by id. */
  readonly pages: readonly string[]
  /** The order of the options of each question whose order is random. */
  readonly options: Readonly<Record<string, readonly string[]>>
  /** The arm of each variant. */
  readonly arms: Readonly<Record<string, string>>
}

/** A questionnaire that was checked: only `compile` makes one. */
export interface Compiled {
  readonly definition: Questionnaire
  /** Changes with anything in the definition. */
  readonly version: string
  readonly pages: ReadonlyMap<string, AskedPage>
  readonly questions: ReadonlyMap<string, { readonly question: AskedQuestion; readonly page: AskedPage }>
  /** The variants whose words stand in a page's texts, by the page's id. */
  readonly variantsOf: ReadonlyMap<string, readonly Variant[]>
  /** Conditions with more ways than could be tried: whether they can ever be true is not known. */
  readonly undecided: readonly string[]
}

/** A page of somebody's own way. */
export interface ShownPage {
  /** `page`, or `page#0` for the first person, vehicle or place of a repeated page. */
  readonly key: string
  readonly page: AskedPage
  /** Which of a repeated page's entries this is, from 0. */
  readonly item?: number
  /** A repeated page's list of what was added, with "add another". */
  readonly list?: true
  /** Those that are asked of this person, in order. */
  readonly questions: readonly AskedQuestion[]
  /** Whether it has been answered in full. */
  readonly done: boolean
}

export type { AskedPage, AskedQuestion, Questionnaire, QuestionType, Variant }
