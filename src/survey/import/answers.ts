import type { Measure, Voice } from '../../pack/index.ts'
import type { Period } from './dates.ts'
import type { Service } from './service-shape.ts'

/**
 * What people of one file answered, as numbers: for each person from 0 to 1, NaN where they were not asked or did not
 * answer. All lists of one file are of the same length and in the same order.
 */
export type Values = Float64Array

/** A measure of one file. */
export interface MeasuredAnswers {
  readonly measure: Measure
  /** Of questions about one kind of harm: sexual, criminal … */
  readonly harm: string | null
  /** The question as it was asked. */
  readonly question: string
  readonly values: Values
  /** Answers from … to … where the values stand for a scale; else null. */
  readonly scale: { readonly from: number; readonly to: number } | null
}

export interface TickedOption {
  /** The id of a sign, of a decoy or of an option of the pack; else the option as it is worded. */
  readonly id: string
  /** As it was worded in the survey. */
  readonly option: string
  readonly values: Values
}

/** What was chosen of several, or first. */
export interface Choices {
  readonly measure: Measure
  readonly question: string
  readonly options: readonly TickedOption[]
}

/** Which group each person is in; null: not said. */
export interface Grouping {
  readonly by: Measure
  readonly question: string
  readonly labels: readonly string[]
  /** For each person an index into `labels`, or -1. */
  readonly codes: Int32Array
}

/** What somebody did with a story: was worried, would tell somebody, thought of the harm that it shows. */
export type StoryOutcome = 'worried' | 'tells' | 'recognises'

/** One person's answers to one story: 1, 0, or NaN where the question was left out. */
export interface ToldStory extends Readonly<Record<StoryOutcome, number>> {
  /** The place of the person among those who answered. */
  readonly person: number
  /** Who the child in the story was. */
  readonly arm: string
}

/** Answers to stories in which by chance only the words of the child differ. */
export interface StoryAnswers {
  /** The first is what the others are compared with. */
  readonly arms: readonly { readonly id: string; readonly name: string }[]
  readonly told: readonly ToldStory[]
}

/** The answers of one file. */
export interface Answers {
  readonly file: string
  readonly service: Service
  readonly audience: Voice
  readonly wave: string | null
  readonly n: number
  readonly period: Period | null
  readonly measures: readonly MeasuredAnswers[]
  readonly signs: readonly TickedOption[]
  readonly decoys: readonly TickedOption[]
  readonly choices: readonly Choices[]
  readonly groupings: readonly Grouping[]
  readonly stories?: StoryAnswers | undefined
  readonly design: {
    readonly weights?: Values
    readonly strata?: readonly string[]
    readonly clusters?: readonly string[]
  }
  /**
   * Open comments, in no order that could be joined to the other answers. They are kept apart and are in no output
   * unless somebody chooses them.
   */
  readonly comments: readonly { readonly question: string; readonly texts: readonly string[] }[]
}
