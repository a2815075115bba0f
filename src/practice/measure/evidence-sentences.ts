import type { Translate } from '../../kit/translate.ts'
import { endInWords, gapInWords } from '../scenarios/pages/say-gap.ts'
import type { SharedAudience } from '../sharing/share-answers.ts'
import { isFromChance, type PairedChange } from './paired.ts'
import type { PracticeEvidence } from './practice-evidence.ts'
import type { MeasuredChange, ToldMeasure } from './read-measured.ts'

/** What each measure is called, in a few words. */
export const measureNames = (t: Translate): Readonly<Record<ToldMeasure, string>> => ({
  'recognises-signs': t('Signs recognised'),
  'false-alarms': t('Ordinary things taken for signs'),
  'knows-whom-to-tell': t('Know whom to tell'),
  confidence: t('How sure they feel'),
})

/** Who practised, in words. */
export const practisedNames = (t: Translate): Readonly<Record<SharedAudience, string>> => ({
  children: t('Young people'),
  parents: t('Parents and carers'),
  practitioners: t('People who work with children'),
  trades: t('People at work in a trade'),
})

/** What stands beside figures of people at work. */
export const tradesNote = (t: Translate): string =>
  t(
    'No survey asks people at work in a trade. Their questions are their own, and “whom to tell” is what they would do first.',
  )

const points = (share: number): string => {
  const rounded = Math.round(share * 100)
  return rounded < 0 ? `−${-rounded}` : String(rounded)
}
const tenths = (value: number): string => value.toFixed(1).replace('-', '−')

/** A value of a measure: 63%, or 6.3 on its scale. */
export const valueWords = (scale: MeasuredChange['scale'], value: number): string =>
  scale ? tenths(value) : `${points(value)}%`

/** A change: +12 points (95% interval 3 to 21), in the unit of its measure. What chance could have made is never told as one. */
export const changeWords = (t: Translate, scale: MeasuredChange['scale'], paired: PairedChange): string => {
  const { change } = paired
  const say = scale ? tenths : points
  const by = `${change.estimate > 0 ? '+' : ''}${say(change.estimate)}`
  if (isFromChance(paired)) {
    const range = { low: say(change.low), high: say(change.high) }
    return scale
      ? t('no change can be told from chance (95% interval {low} to {high} on the scale)', range)
      : t('no change can be told from chance (95% interval {low} to {high} points)', range)
  }
  const range = { by, low: endInWords(t, say, change.low), high: endInWords(t, say, change.high) }
  return scale
    ? t('{by} on the scale (95% interval {low} to {high})', range)
    : t('{by} points (95% interval {low} to {high})', range)
}

/** What is told together: signs never without false alarms, how sure people feel never without what they know. */
const TOGETHER: readonly (readonly ToldMeasure[])[] = [
  ['recognises-signs', 'false-alarms'],
  ['knows-whom-to-tell', 'confidence'],
]

/** What may be told of one audience together. */
export interface ToldTogether {
  readonly audience: SharedAudience
  /** The first has a figure; those beside it may have none. */
  readonly measures: readonly MeasuredChange[]
}

/**
 * What may be told: signs of every audience, then whom to tell, whatever the figures say, so that a document with little
 * room leaves out none by what it found.
 */
export const toldTogether = (audiences: PracticeEvidence['audiences']): ToldTogether[] =>
  TOGETHER.flatMap((group) =>
    audiences.flatMap(({ audience, measures }) => {
      const told = group.flatMap((name) => measures.find(({ measure }) => measure === name) ?? [])
      const [first] = told
      if (first?.measure !== group[0] || !(first?.soon ?? first?.later)) return []
      return [{ audience, measures: told }]
    }),
  )

/** Everything in words, for a document: of those who shared it. The gap stands after the signs. Empty: nothing may be told. */
export function practiceSentences(t: Translate, { audiences, gap }: PracticeEvidence): string[] {
  const told = toldTogether(audiences)
  const ofTrades = told.find(({ audience }) => audience === 'trades')
  const say = (one: ToldTogether): string =>
    [
      `${practisedNames(t)[one.audience]}.`,
      ...(one === ofTrades ? [tradesNote(t)] : []),
      ...one.measures.flatMap((measure) => measureWords(t, measure)),
    ].join(' ')
  const isSigns = ({ measures }: ToldTogether): boolean => measures[0]?.measure === 'recognises-signs'
  return [
    ...told.filter(isSigns).map(say),
    ...gapSentences(t, gap),
    ...told.filter((one) => !isSigns(one)).map(say),
  ]
}

const measureWords = (t: Translate, { measure, scale, soon, later }: MeasuredChange): string[] => {
  const words = (paired: PairedChange) => ({
    what: measureNames(t)[measure],
    before: valueWords(scale, paired.before),
    after: valueWords(scale, paired.after),
    change: changeWords(t, scale, paired),
    n: paired.n,
  })
  return [
    ...(soon ? [t('{what}: {before} before, {after} right after; {change}; {n} people.', words(soon))] : []),
    ...(later && soon
      ? [t('Of {n} who came back {before} before, {after} eight weeks on; {change}.', words(later))]
      : []),
    ...(later && !soon
      ? [t('{what}: {before} before, {after} eight weeks on; {change}; {n} people.', words(later))]
      : []),
  ]
}

/** The gap between two children of the same story, outcome by outcome. */
export function gapSentences(t: Translate, gap: PracticeEvidence['gap']): string[] {
  if (!gap) return []
  const [one, other] = gap.children.map((name) => t(name)) as [string, string]
  return GAPS.flatMap((outcome) => {
    const block = gap[outcome]
    if (!block) return []
    const told = t('Practitioners read the same notes about {one} or {other}, by lot. {what}:', {
      one,
      other,
      what: gapNames(t)[outcome],
    })
    return [`${told} ${gapInWords({ t }, outcome, block, one, other)}`]
  })
}

/** What is told of the gap, in this order. */
export const GAPS = ['tells', 'worry'] as const
export const gapNames = (t: Translate): Readonly<Record<(typeof GAPS)[number], string>> => ({
  tells: t('Would tell somebody at the end'),
  worry: t('Worry, on average over the weeks'),
})
