import type { Translate } from '../../kit/translate.ts'
import type { Voice } from '../../pack/index.ts'
import type { Block } from '../scenarios/figures.ts'
import type { PairedChange } from './paired.ts'
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
export const practisedNames = (t: Translate): Readonly<Record<Voice, string>> => ({
  children: t('Young people'),
  parents: t('Parents and carers'),
  practitioners: t('People who work with children'),
})

const points = (share: number): string => {
  const rounded = Math.round(share * 100)
  return rounded < 0 ? `−${-rounded}` : String(rounded)
}
const tenths = (value: number): string => value.toFixed(1).replace('-', '−')

/** A value of a measure: 63%, or 6.3 on its scale. */
export const valueWords = (scale: MeasuredChange['scale'], value: number): string =>
  scale ? tenths(value) : `${points(value)}%`

/** A change: +12 points (95% interval 3 to 21), in the unit of its measure. */
export const changeWords = (
  t: Translate,
  scale: MeasuredChange['scale'],
  { change }: PairedChange,
): string => {
  const say = scale ? tenths : points
  const by = `${change.estimate > 0 ? '+' : ''}${say(change.estimate)}`
  const range = { by, low: say(change.low), high: say(change.high) }
  return scale
    ? t('{by} on the scale (95% interval {low} to {high})', range)
    : t('{by} points (95% interval {low} to {high})', range)
}

/** The gap between children of the same story, in points: the second child less the first. */
export const gapWords = (t: Translate, { gap }: Block, isShare: boolean): string => {
  const say = isShare ? points : tenths
  const by = `${gap.estimate > 0 ? '+' : ''}${say(gap.estimate)}`
  const range = { by, low: say(gap.low), high: say(gap.high) }
  return isShare
    ? t('{by} points (95% interval {low} to {high})', range)
    : t('{by} on the scale (95% interval {low} to {high})', range)
}

/** Each change as a sentence, for a document: of those who shared it, knowledge first. Empty: nothing may be told. */
export function practiceSentences(t: Translate, { audiences }: PracticeEvidence): string[] {
  const [names, who] = [measureNames(t), practisedNames(t)]
  return audiences.flatMap(({ audience, measures }) =>
    measures.flatMap(({ measure, scale, soon, later }) => {
      const sentence = (paired: PairedChange, when: string): string =>
        t('{who}, {what}: {before} before, {after} {when}; {change}; {n} people.', {
          who: who[audience],
          what: names[measure].toLowerCase(),
          before: valueWords(scale, paired.before),
          after: valueWords(scale, paired.after),
          when,
          change: changeWords(t, scale, paired),
          n: paired.n,
        })
      return [
        ...(soon ? [sentence(soon, t('right after'))] : []),
        ...(later ? [sentence(later, t('eight weeks on'))] : []),
      ]
    }),
  )
}
