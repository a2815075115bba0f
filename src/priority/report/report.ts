/** One wave of a measure, as a board reads it. */
export interface ReportPoint {
  readonly wave: string
  readonly days: string
  readonly from_file: boolean
  /** Shares from 0 to 1; null: no figure, and `said` says why. */
  readonly figure: {
    readonly n: number
    readonly estimate: number
    readonly low: number
    readonly high: number
  } | null
  readonly said: string
  /** The same in fewer words, where there is little room. */
  readonly short: string
}

export interface ReportMeasure {
  readonly name: string
  readonly reading: 'learning' | 'strength' | null
  /** “62%”; null where no wave has a figure. */
  readonly now: string | null
  readonly headline: string
  readonly behind: string
  /** Since the last wave and since the first; `moved` where it can be told from chance. */
  readonly changes: readonly { readonly say: string; readonly moved: boolean }[]
  readonly target: string | null
  readonly target_share: number | null
  readonly points: readonly ReportPoint[]
  readonly cannot_tell: string | null
}

export interface ReportAction {
  readonly says: string
  readonly owner: string
  readonly state: string
  readonly overdue: boolean
  readonly due: string
  readonly answers: string
  readonly effect: string | null
}

/** What a board is given: the question, what we know, what we do, what nobody acts on, what this cannot tell. */
export interface BoardReport {
  readonly partnership: string
  readonly area: string
  readonly pack_version: string
  /** 2026-11-23: the day it was made. */
  readonly date: string
  /** Why it is not to be relied on: nobody has signed the pack, or the answers are made up. */
  readonly trial: string | null
  readonly number: string
  readonly title: string
  readonly plan: string
  readonly years: string
  readonly owner: string
  readonly headline: { readonly say: string; readonly covers: string }
  readonly scope: { readonly say: string; readonly covers: string }
  readonly between: string
  readonly covered: readonly {
    readonly say: string
    readonly cells: readonly { readonly people: string; readonly said: string; readonly answered: boolean }[]
  }[]
  readonly known: readonly { readonly people: string; readonly measures: readonly ReportMeasure[] }[]
  readonly actions: readonly ReportAction[]
  readonly doing: string
  readonly left: readonly { readonly what: string; readonly say: string; readonly behind: string }[]
  readonly left_none: string | null
  readonly checks: readonly { readonly say: string; readonly before: string; readonly after: string }[]
  /** Whether the same story was answered alike whoever the child was, in the survey. Not there in a report of before. */
  readonly gaps: readonly { readonly say: string; readonly said: string; readonly target: string | null }[]
  /** What practice changed: a source of its own. Null, or not there in a report that was kept before: no figures. */
  readonly practice: {
    readonly note: string
    readonly measures: readonly {
      readonly people: string
      readonly measure: string
      /** From before to right after, and from before to eight weeks on. */
      readonly soon: string
      readonly later: string
      readonly target: string | null
    }[]
    readonly gaps: readonly { readonly said: string; readonly target: string | null }[]
  } | null
  /** What was told to services: a source of its own. Null, or not there in a report that was kept before: no figures. */
  readonly told: {
    readonly period: string
    readonly raised: readonly { readonly say: string; readonly said: string }[]
    readonly support: readonly { readonly say: string; readonly said: string }[]
    readonly differently: readonly string[]
    readonly note: string
  } | null
  readonly cannot_tell: readonly string[]
  readonly how_read: string
  readonly colours: { readonly accent: string; readonly on_accent: string; readonly warm: string }
}

/** The report as data, for other programs. */
export const reportJson = (report: BoardReport): string => `${JSON.stringify(report, null, 2)}\n`
