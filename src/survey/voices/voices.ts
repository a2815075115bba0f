import type { Gap, Measure, Voice } from '../../pack/index.ts'
import type { ThemeVoice } from '../focus-groups/notes.ts'
import type { StoryOutcome } from '../import/answers.ts'

/** What a figure says: that people are good at it, that there is something to learn, or neither surely enough. */
export type Reading = 'strength' | 'learning' | null

/** An estimate with its 95 % interval, from 0 to 1, and how many people it is of. */
export interface Figure {
  readonly n: number
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/** What an audience says on one measure. */
export interface MeasureVoice extends Figure {
  /** knows-whom-to-tell; for one kind of harm sees-every-gender-at-risk/sexual. */
  readonly measure: string
  readonly reading: Reading
  /** The figure in a sentence, with its interval, n, date and the question behind it. */
  readonly sentence: string
  /** The same without what is in brackets, for a headline. */
  readonly headline: string
  readonly question: string
  /** The days between which people answered; null where the export has no dates. */
  readonly from: string | null
  readonly to: string | null
  readonly cannot_tell: string | null
  /** What is lacking where this reads as learning, and ids of resources that answer it for this audience. */
  readonly gap: Gap | null
  readonly resources: readonly string[]
  /** Of a scale: its ends, and the mean in its own unit. */
  readonly scale?: { readonly from: number; readonly to: number; readonly mean: number }
  readonly change?: ChangeVoice
  /** The day on which this was published, where answers came since and would be told of by anything newer. */
  readonly as_of?: string
}

/** A sign that was offered, and the share of people who picked it out. */
export interface SignVoice extends Figure {
  readonly sign: string
  readonly option: string
  readonly reading: Reading
}

export interface OptionVoice extends Figure {
  readonly option: string
}

/** What was chosen of several: barriers, whom they would tell first. Shares of those who answered. */
export interface ChoiceVoice {
  readonly measure: Measure
  readonly question: string
  readonly options: readonly OptionVoice[]
  /** How many options are left out because few people chose them. */
  readonly withheld: number
  readonly as_of?: string
}

/** How a figure changed since the wave before, later less earlier. */
export interface ChangeVoice {
  readonly since: string
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** Absent where the interval holds 0: no change found is not the same as no change. */
  readonly direction: 'up' | 'down' | null
  readonly sentence: string
}

/** Measures by group: agency, age band, locality. Small groups are withheld, and others with them where needed. */
export interface GroupVoice {
  readonly by: Measure
  readonly question: string
  readonly groups: readonly {
    readonly group: string
    readonly n: number
    readonly measures: readonly (Figure & { readonly measure: string })[]
  }[]
  /** Groups of which nothing is shown. */
  readonly withheld: readonly string[]
  readonly sentence: string
  readonly as_of?: string
}

export interface ArmFigure extends Figure {
  readonly arm: string
  readonly name: string
}

/** How much less or more often people said so of the one child than of the other, as a difference of shares. */
export interface ArmGap {
  readonly of: string
  readonly than: string
  /** People behind it. */
  readonly n: number
  /** From −1 to 1, with its 95 % interval. */
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** The smallest true gap that so many answers would have found four times in five. */
  readonly smallest: number
  readonly sentence: string
}

/** Whether the same signs were answered alike, whoever the child in the story was. */
export interface StoriesVoice {
  readonly people: number
  readonly outcomes: readonly {
    readonly outcome: StoryOutcome
    /** What people did, in English: “Were very worried”. */
    readonly says: string
    /** Of answers, not of people: each person gave one or two of each child. */
    readonly arms: readonly ArmFigure[]
    /** Each other child against the first. */
    readonly gaps: readonly ArmGap[]
  }[]
  readonly as_of?: string
}

export interface AudienceVoice {
  /** As in “of parents and carers”. */
  readonly name: string
  /** How many answered; null where they are too few to be shown. */
  readonly n: number | null
  readonly from: string | null
  readonly to: string | null
  readonly wave: string | null
  readonly measures: readonly MeasureVoice[]
  readonly signs: readonly SignVoice[]
  readonly decoys: readonly OptionVoice[]
  readonly choices: readonly ChoiceVoice[]
  readonly groups: readonly GroupVoice[]
  /** Absent: no stories were asked, or too few answered them. */
  readonly stories?: StoriesVoice
  /** Measures of the item bank that this survey did not ask this audience. */
  readonly not_asked: readonly Measure[]
  /** How many open comments were written; they themselves are kept apart. */
  readonly comments: number
  /** What is not shown, and why, as sentences. */
  readonly withheld: readonly string[]
  /** The day on which all of this was published, where nothing newer may be shown. */
  readonly as_of?: string
}

/** What a survey and a focus group say: voices.json. */
export interface Voices {
  readonly partnership: { readonly id: string; readonly name: string; readonly version: string }
  readonly sources: readonly {
    readonly file: string
    readonly service: string
    readonly audience: Voice
    readonly from: string | null
    readonly to: string | null
  }[]
  readonly thresholds: { readonly strength: number; readonly learning: number; readonly false_alarms: number }
  readonly suppression: string
  readonly audiences: Partial<Record<Voice, AudienceVoice>>
  readonly themes: readonly ThemeVoice[]
  readonly cannot_tell: readonly string[]
  readonly unmapped: readonly { readonly file: string; readonly column: string; readonly why: string }[]
}
