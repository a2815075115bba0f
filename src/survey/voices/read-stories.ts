import { type Profile, shownAs, vignetteEffect, wilson } from '../../statistics/index.ts'
import type { StoryAnswers, StoryOutcome, ToldStory } from '../import/answers.ts'
import { rounded } from './figures.ts'
import { type Before, keptOrNew } from './keep-what-was-published.ts'
import type { Told } from './release.ts'
import { percent } from './say-figures.ts'
import { OUTCOME_SAYS, OUTCOMES, storyCell, toldOf } from './story-counts.ts'
import type { ArmFigure, ArmGap, StoriesVoice } from './voices.ts'

const peopleOf = (told: readonly ToldStory[]): number => new Set(told.map(({ person }) => person)).size

/**
 * Whether the same signs were answered alike, whoever the child was. Each person met every arm, so a person's answers
 * are a cluster of their own, and what a person tends to answer cancels in the difference. An outcome that few people
 * said of an arm, or few did not, is left out; undefined where no stories were asked, or too few answered them.
 */
export const readStories = (
  stories: StoryAnswers | undefined,
  profile: Profile,
  before: Before,
): Pick<Told, 'cells'> & { readonly stories: StoriesVoice | undefined } => {
  const people = peopleOf(stories?.told ?? [])
  if (!stories || people <= profile.to) return { stories: undefined, cells: {} }
  const cells: Record<string, number | null> = {}
  const outcomes = OUTCOMES.flatMap((outcome) => {
    const arms = stories.arms.map(({ id, name }) => {
      const [no, yes] = ([0, 1] as const).map((answer) => toldOf(stories, outcome, id, answer)) as [
        ToldStory[],
        ToldStory[],
      ]
      return { arm: id, name, no, yes }
    })
    const few = arms.some(({ no, yes }) => peopleOf(no) <= profile.to || peopleOf(yes) <= profile.to)
    for (const { arm, no, yes } of arms) {
      cells[storyCell(outcome, arm, 0)] = few ? null : shownAs(profile, no.length)
      cells[storyCell(outcome, arm, 1)] = few ? null : shownAs(profile, yes.length)
    }
    if (few) return []
    const figures = arms.map(({ arm, name, no, yes }): ArmFigure => {
      const whole = rounded(no.length + yes.length, profile.round)
      return { arm, name, n: whole, ...wilson(Math.min(whole, rounded(yes.length, profile.round)), whole) }
    })
    return [
      { outcome, says: OUTCOME_SAYS[outcome], arms: figures, gaps: gapsOf(stories, outcome, profile.round) },
    ]
  })
  const now: StoriesVoice = { people: rounded(people, profile.round), outcomes }
  const shown = keptOrNew(before, now, before.voice?.stories, cells)
  return { stories: shown, cells: shown === now ? cells : {} }
}

/** Every arm against the first. */
const gapsOf = ({ arms, told }: StoryAnswers, outcome: StoryOutcome, round: number): ArmGap[] => {
  const [first, ...others] = arms
  if (!first) return []
  // Where counts are rounded, they cannot be told from a difference either.
  const digits = (share: number): number => (round === 1 ? share : Math.round(share * 100) / 100)
  return others.flatMap((other): ArmGap[] => {
    const rows = told.filter(
      (one) => (one.arm === first.id || one.arm === other.id) && !Number.isNaN(one[outcome]),
    )
    const effect = vignetteEffect(
      { outcome: rows.map((one) => one[outcome]), version: rows.map((one) => one.arm), reference: first.id },
      { clusters: rows.map((one) => one.person) },
    )
    if (!effect) return []
    const { estimate, low, high } = effect.riskDifference
    const gap = {
      of: other.name,
      than: first.name,
      n: rounded(peopleOf(rows), round),
      estimate: digits(estimate),
      low: digits(low),
      high: digits(high),
      smallest: digits(effect.smallestGap),
    }
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
