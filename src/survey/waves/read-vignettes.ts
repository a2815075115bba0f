import type { Survey } from '../../pack/index.ts'
import { PROFILES, vignetteEffect, wilson } from '../../statistics/index.ts'
import type { Expanded } from '../instruments/expand-instrument.ts'
import { rounded } from '../voices/figures.ts'
import { percent } from '../voices/say-figures.ts'
import type { CodedAnswers } from './queries.ts'

/** What somebody did with a story: was worried, would tell somebody, thought of the harm that it shows. */
export type StoryOutcome = 'worried' | 'tells' | 'recognises'

export interface ArmFigure {
  readonly arm: string
  readonly name: string
  /** Answers to stories in which the child was this one; each person gave one or two. */
  readonly n: number
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/** How much less or more often people said so of the one child than of the other, as a difference of shares. */
export interface ArmGap {
  readonly of: string
  readonly than: string
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** The smallest true gap that so many answers would have found four times in five. */
  readonly smallest: number
  readonly sentence: string
}

export interface VignetteReading {
  readonly people: number
  readonly outcomes: readonly {
    readonly outcome: StoryOutcome
    readonly arms: readonly ArmFigure[]
    readonly gaps: readonly ArmGap[]
  }[]
}

interface Told {
  readonly person: number
  readonly arm: string
  readonly worried: number
  readonly tells: number
  readonly recognises: number
}

const OUTCOMES = ['worried', 'tells', 'recognises'] as const

/**
 * Whether the same signs were answered alike, whoever the child was. Each person met every arm, so a person's answers
 * are a cluster of their own, and what a person tends to answer cancels in the difference. An outcome that few said, or
 * few did not, is left out. Null: too few people.
 */
export const readVignettes = (
  { uses, stories }: Expanded,
  responses: readonly { readonly answers: CodedAnswers }[],
  suppression: Survey['suppression'],
): VignetteReading | null => {
  if (!stories) return null
  const profile = PROFILES[suppression]
  const told = responses.flatMap(({ answers: { answers, way } }, person): Told[] =>
    (stories.ways[way ?? ''] ?? []).flatMap((arm, i) => {
      const story = stories.ids[i] ?? ''
      const of = (asks: string): unknown => answers[`${story}-${asks}`]
      const given = (asks: string, yes: boolean): number => {
        const answer = of(asks)
        return answer === undefined || answer === '' ? Number.NaN : Number(yes)
      }
      if (!uses[`${story}-concern`]) return []
      return [
        {
          person,
          arm,
          worried: given('concern', Number(of('concern')) >= stories.worriedFrom),
          tells: given('next', stories.tells.includes(String(of('next')))),
          recognises: given('harm', of('harm') === stories.shows[story]),
        },
      ]
    }),
  )
  const people = new Set(told.map(({ person }) => person)).size
  if (people <= profile.to) return null
  const outcomes = OUTCOMES.flatMap((outcome) => {
    const arms = stories.arms.map(({ id, name }) => {
      const values = told
        .filter((one) => one.arm === id && !Number.isNaN(one[outcome]))
        .map((one) => one[outcome])
      return { arm: id, name, n: values.length, yes: values.reduce((sum, value) => sum + value, 0) }
    })
    if (arms.some(({ n, yes }) => yes <= profile.to || n - yes <= profile.to)) return []
    const figures = arms.map(({ arm, name, n, yes }): ArmFigure => {
      const whole = rounded(n, profile.round)
      return { arm, name, n: whole, ...wilson(Math.min(whole, rounded(yes, profile.round)), whole) }
    })
    return [{ outcome, arms: figures, gaps: gapsOf(told, outcome, figures) }]
  })
  return { people: rounded(people, profile.round), outcomes }
}

/** Every arm against the first. */
const gapsOf = (told: readonly Told[], outcome: StoryOutcome, arms: readonly ArmFigure[]): ArmGap[] => {
  const [first, ...others] = arms
  if (!first) return []
  return others.flatMap((other): ArmGap[] => {
    const rows = told.filter(
      (one) => (one.arm === first.arm || one.arm === other.arm) && !Number.isNaN(one[outcome]),
    )
    const effect = vignetteEffect(
      { outcome: rows.map((one) => one[outcome]), version: rows.map((one) => one.arm), reference: first.arm },
      { clusters: rows.map((one) => one.person) },
    )
    if (!effect) return []
    const { estimate, low, high } = effect.riskDifference
    const gap = { of: other.name, than: first.name, estimate, low, high, smallest: effect.smallestGap }
    return [{ ...gap, sentence: inWords(gap) }]
  })
}

const points = (share: number): string => String(Math.round(share * 100)).replace('-', '−')

const inWords = ({ of, than, estimate, low, high, smallest }: Omit<ArmGap, 'sentence'>): string => {
  const range = `95% interval ${points(low)} to ${points(high)} percentage points`
  if (low <= 0 && high >= 0)
    return `No difference between ${of} and ${than} can be told from chance (${range}). So many answers would have found a gap of ${percent(smallest).replace('%', '')} points or more four times in five.`
  const way = estimate < 0 ? 'less' : 'more'
  return `Of ${of}, ${points(Math.abs(estimate))} percentage points ${way} often than of ${than} (${range}).`
}
