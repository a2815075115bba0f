import type { Item, Pack, Voice } from '../../pack/index.ts'
import { type Design, waveChange } from '../../statistics/index.ts'
import type { Answers, MeasuredAnswers } from '../import/answers.ts'
import type { ItemBank } from '../import/item-bank.ts'
import { knownHarms } from '../import/mapping-file.ts'
import { figureOf, readingOf } from './figures.ts'
import { designOf, keyOf } from './pool-answers.ts'
import { behind, fillSentence, percent, waveInWords, withBehind } from './say-figures.ts'
import type { ChangeVoice, Figure, MeasureVoice, Reading } from './voices.ts'

export interface ToRead {
  readonly pack: Pack
  readonly bank: ItemBank
  readonly voice: Voice
  readonly item: Item
  readonly measured: MeasuredAnswers
  readonly answers: Answers
  /** The wave before, and this measure in it. */
  readonly before: Answers | undefined
  readonly earlier: MeasuredAnswers | undefined
  /** How many decoys were ticked, where there were any. */
  readonly alarms: Figure | undefined
  /** Counts of people are rounded to a multiple of this. */
  readonly round: number
}

/** One measure of one audience, counted, read and put into words. */
export const readMeasure = (to: ToRead): MeasureVoice => {
  const { pack, bank, voice, item, measured, answers, before, earlier, alarms, round } = to
  const figure = figureOf(measured.values, designOf(answers), round)
  const { thresholds } = bank.survey
  const recognition = item.measure === 'recognises-signs'
  const tooMany = recognition && alarms !== undefined && alarms.estimate > thresholds.false_alarms
  const first = item.read === false ? null : readingOf(figure, thresholds)
  const reading: Reading = first === 'strength' && tooMany ? null : first
  const headline = headlineOf(to, figure)
  const beside = recognition ? besideRecognition(alarms, answers.decoys.length, tooMany) : ''
  const change = before && earlier ? changeOf(before, earlier, answers, measured, round) : undefined
  const { scale } = measured
  const onScale = (share: number): number => (scale ? scale.from + share * (scale.to - scale.from) : share)
  const say = scale ? (share: number): string => onScale(share).toFixed(1) : percent
  return {
    measure: keyOf(measured),
    ...figure,
    reading,
    sentence: `${withBehind(headline, behind(figure, answers.period, measured.question, say))}${beside}`,
    headline,
    question: measured.question,
    from: answers.period?.from ?? null,
    to: answers.period?.to ?? null,
    cannot_tell: item.cannot_tell ?? null,
    gap: item.gap ?? null,
    resources: reading === 'learning' ? resourcesFor(pack, voice, item) : [],
    ...(scale ? { scale: { ...scale, mean: onScale(figure.estimate) } } : {}),
    ...(change ? { change } : {}),
  }
}

const headlineOf = ({ pack, bank, voice, item, measured }: ToRead, figure: Figure): string => {
  const who = bank.survey.audiences[voice]?.name ?? voice
  const { harm, scale } = measured
  const mean = scale ? scale.from + figure.estimate * (scale.to - scale.from) : figure.estimate
  const words = {
    share: percent(figure.estimate),
    who,
    harm: harm === null ? '' : lowerFirst(knownHarms(pack).get(harm) ?? harm),
    mean: mean.toFixed(1),
    most: String(scale?.to ?? 1),
  }
  const said = harm === null ? item.says?.[voice] : (item.says_of_harm ?? item.says?.[voice])
  return fillSentence(said ?? '{share} of {who} gave an answer that counts.', words)
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const besideRecognition = (alarms: Figure | undefined, decoys: number, tooMany: boolean): string => {
  if (!alarms) return ' No decoys were offered, so that ticking everything would look the same.'
  const ticked = ` They also ticked ${percent(alarms.estimate)} of the ${decoys} things offered that are no sign of anything`
  return tooMany ? `${ticked}: that is too many for this to be a strength.` : `${ticked}.`
}

const DOORS = { children: 'young_people', parents: 'parents', practitioners: 'practitioners' } as const

const resourcesFor = (pack: Pack, voice: Voice, { gap }: Item): string[] =>
  pack.resources
    .filter((resource) => gap && resource.for.includes(DOORS[voice]) && resource.gaps.includes(gap))
    .map(({ id }) => id)

const changeOf = (
  before: Answers,
  earlier: MeasuredAnswers,
  answers: Answers,
  measured: MeasuredAnswers,
  round: number,
): ChangeVoice => {
  const [was, is] = alikeDesigns(designOf(before), designOf(answers))
  const change = waveChange({ values: earlier.values, design: was }, { values: measured.values, design: is })
  // Where counts are rounded, they cannot be told from the change either.
  const digits = (share: number): number => (round === 1 ? share : Math.round(share * 100) / 100)
  const [estimate, low, high] = [digits(change.estimate), digits(change.low), digits(change.high)]
  const since = before.wave ?? 'the wave before'
  const direction = low > 0 ? 'up' : high < 0 ? 'down' : null
  const points = (share: number): string => String(Math.round(share * 100)).replace('-', '−')
  const range = `95% interval ${points(low)} to ${points(high)} percentage points`
  const then = waveInWords(since)
  const sentence =
    direction === null
      ? `No change since ${then} can be told from chance (${range}).`
      : `That is ${points(Math.abs(estimate))} percentage points ${direction === 'up' ? 'more' : 'less'} than in ${then} (${range}).`
  return { since, estimate, low, high, direction, sentence }
}

/** Clusters are compared only where both waves have them. */
const alikeDesigns = (
  was: Design | undefined,
  is: Design | undefined,
): [Design | undefined, Design | undefined] => {
  if (!was?.clusters === !is?.clusters) return [was, is]
  const without = (design: Design | undefined): Design | undefined =>
    design && { ...design, clusters: undefined }
  return [without(was), without(is)]
}
