import type { Voice as Audience } from '../pack/index.ts'

export type { Audience }

/** A share with its 95% interval, from 0 to 1, and how many answers it rests on. */
export interface Figure {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly n: number
}

export interface NamedFigure {
  readonly name: string
  readonly figure: Figure
}

/** What a survey found, as a sentence with its figure, and when and how it was asked. */
export interface Finding {
  readonly measure: string
  /** A few words, for a table. */
  readonly name: string
  readonly sentence: string
  readonly figure: Figure
  /** As people read it. */
  readonly question: string
  /** “2 March to 27 April 2025”; “no date” where the file has none. */
  readonly when: string
  /** Of recognising signs: how much of what is no sign was ticked too, from 0 to 1; null: it is no such figure. */
  readonly falseAlarms: number | null
  /** How it changed since the wave before, as a sentence; null: there is none to compare with. */
  readonly change: string | null
}

/** A question of which several answers could be chosen, and the share of those who chose each. */
export interface Choice {
  readonly question: string
  readonly options: readonly NamedFigure[]
}

/** One way of grouping people, measure by measure. */
export interface Grouped {
  readonly sentence: string
  readonly measures: readonly { readonly name: string; readonly groups: readonly NamedFigure[] }[]
}

/** Where to read more. */
export interface Pointer {
  /** Of resources.yaml. */
  readonly id: string
  readonly name: string
  readonly about: string
  readonly owner: string
  readonly link: string | null
}

/** What a focus group spoke of, and its words that are safe to publish. */
export interface Theme {
  readonly id: string
  readonly name: string
  /** How many lines of the notes are about it. They are lines, not people. */
  readonly lines: number
  readonly quotes: readonly string[]
}

/** One of the points 2 to 4: what one audience said. */
export interface Voice {
  readonly audience: Audience
  readonly heading: string
  /** Who answered, when: a sentence. Says so where nobody was asked, or too few answered. */
  readonly who: string
  readonly strengths: readonly Finding[]
  readonly learning: readonly Finding[]
  /** Measured, and neither: too near the middle, or not sure enough. */
  readonly neither: readonly Finding[]
  /** Measured, and never read as one or the other: how sure people feel, what is no sign. */
  readonly beside: readonly Finding[]
  /** All of it with every kind of harm, for chart and table. */
  readonly measured: readonly NamedFigure[]
  /** Every sign offered, and the decoys beside them. */
  readonly signs: readonly NamedFigure[]
  readonly decoys: readonly NamedFigure[]
  readonly choices: readonly Choice[]
  readonly grouped: readonly Grouped[]
  readonly themes: readonly Theme[]
  /** How far two readers of the notes agree; null: there was one. */
  readonly agreement: string | null
  /** What this cannot tell us, and what is not shown. */
  readonly cannotTell: readonly string[]
  readonly resources: readonly Pointer[]
  /** Findings that an editor does not tell in words: how many of each. Their figures stay in chart and table. */
  readonly leftOut: { readonly strengths: number; readonly learning: number }
}

/** A situation, and whom to tell in it. */
export interface Referral {
  readonly when: string
  readonly how: string
  readonly byWhen: string
  readonly telephone: string | null
  readonly form: { readonly name: string; readonly link: string | null } | null
}

export interface SignNamed {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly mayAlsoBe: readonly string[]
}

/** A 7-point briefing as data: what every format shows. All of it may leave the partnership. */
export interface Briefing {
  readonly title: string
  readonly purpose: string
  /** The day it was made: 2026-11-23. */
  readonly date: string
  readonly partnership: { readonly name: string; readonly shortName: string; readonly area: string }
  /** Version of the content it was made with. */
  readonly version: string
  /** false: nobody at the partnership has approved its content. */
  readonly approved: boolean
  /** true: it rests on invented answers, made to try the service out. */
  readonly trial?: boolean | undefined
  readonly colours: {
    readonly accent: string
    readonly onAccent: string
    readonly accentDark: string
    readonly warm: string
    readonly onWarm: string
  }
  readonly emergency: { readonly number: string; readonly sentence: string }
  readonly overview: {
    readonly definition: string
    readonly why: string
    readonly scope: string
    readonly how: string
  }
  readonly voices: readonly Voice[]
  readonly signs: { readonly note: string; readonly list: readonly SignNamed[] }
  readonly referrals: readonly Referral[]
  readonly tools: readonly Pointer[]
  readonly questions: readonly string[]
  readonly threeThings: readonly string[]
  /** How a figure becomes a strength or learning. */
  readonly reading: { readonly strength: number; readonly learning: number; readonly falseAlarms: number }
  readonly cannotTell: readonly string[]
  /** What practice moved, of those who shared it: a source of its own, never among the voices. Absent: nothing may be told. */
  readonly practice?: readonly string[] | undefined
  readonly sources: readonly string[]
  /** What an editor added to a point in their own words. */
  readonly own: Partial<Readonly<Record<PointId, string>>>
}

/** The seven points, in the order in which they are read. */
export const POINTS = [
  { id: 'overview', title: 'Overview', short: 'Overview' },
  { id: 'children', title: 'Children’s voices', short: 'Children' },
  { id: 'parents', title: 'Parents’ voices', short: 'Parents' },
  { id: 'practitioners', title: 'Practitioners’ voices', short: 'Practitioners' },
  { id: 'signs', title: 'Early warning signs', short: 'Signs' },
  { id: 'referrals', title: 'Referrals: whom to tell', short: 'Referrals' },
  { id: 'tools', title: 'Tools', short: 'Tools' },
] as const
export type PointId = (typeof POINTS)[number]['id']

export const AUDIENCES: readonly Audience[] = ['children', 'parents', 'practitioners']
