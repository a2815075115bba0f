import type { Measure, Questionnaire, Voice } from '../../pack/index.ts'

/** What the answers to one question are read as. Plain data, kept with a wave for as long as the wave. */
export interface Use {
  /** What it measures; absent: a question of the instrument's own, or of a story. */
  readonly measure?: Measure
  readonly harm?: string
  /** As it was asked. */
  readonly ask: string
  /** The options, by id, as they were worded. */
  readonly options?: Readonly<Record<string, string>>
  /** Options that count; every other does not, but those that stand apart. */
  readonly counts?: readonly string[]
  readonly apart?: readonly string[]
  readonly decoys?: readonly string[]
  readonly scale?: { readonly from: number; readonly to: number }
  /** The story that it is asked of, and what is asked. */
  readonly story?: { readonly id: string; readonly asks: 'harm' | 'concern' | 'next' }
  /** In a person's own words. */
  readonly open?: true
}

/** An instrument as it is asked and as it is read. */
export interface Expanded {
  readonly audience: Voice
  readonly questionnaire: Questionnaire
  readonly uses: Readonly<Record<string, Use>>
  /** Of stories: their ids in order, and for each way of chance the arm of each. */
  readonly stories: {
    readonly ids: readonly string[]
    readonly arms: readonly { readonly id: string; readonly name: string }[]
    readonly ways: Readonly<Record<string, readonly string[]>>
    readonly shows: Readonly<Record<string, string>>
    readonly worriedFrom: number
    readonly tells: readonly string[]
  } | null
}
