import type { Reader } from '../../frame/index.ts'
import {
  changeWords,
  gapSentences,
  type MeasuredChange,
  measureNames,
  practisedNames,
  toldTogether,
  tradesNote,
  valueWords,
} from '../../practice/index.ts'
import { type Aimable, aimableBy, gapsOf, lastOf, practiceKey } from '../aims.ts'
import type { Look } from '../look.ts'
import { practiceNote, targetSaid } from '../say.ts'
import type { BoardReport } from './report.ts'

/** What is aimed at with something, as a board reads it; null: nothing. */
const aimed = (
  { t }: Reader,
  { one, today }: Look,
  aimable: Pick<Aimable, 'key' | 'aim' | 'figure'> | null,
): string | null => {
  const target = aimable && one.targets.get(aimable.key)
  return target ? targetSaid(t, aimable.figure, target, today, aimable.aim) : null
}

/** Whether practitioners answered the same story of the survey alike, by the last wave of each child and outcome. */
export const gapsIn = (reader: Reader, look: Look): BoardReport['gaps'] =>
  lastOf(gapsOf(look.evidence)).map((gap) => ({
    say: reader.t(gap.says),
    said: `${gap.sentence} ${gap.wave}.`,
    target: aimed(reader, look, { key: gap.key, aim: 'within', figure: gap }),
  }))

/** What people shared of practising, with what is aimed at eight weeks on; null: nothing of it may be told. */
export const practiceIn = (reader: Reader, look: Look): BoardReport['practice'] => {
  const { t } = reader
  const { audiences, gap } = look.evidence.practice
  const measures = toldTogether(audiences).flatMap(({ audience, measures: told }) =>
    told.map((one) => ({
      people: practisedNames(t)[audience],
      measure: measureNames(t)[one.measure],
      soon: pairSaid(t, one, 'soon'),
      later: pairSaid(t, one, 'later'),
      target: aimed(reader, look, aimableBy(reader, look.evidence, practiceKey(audience, one.measure))),
    })),
  )
  const of = aimableBy(reader, look.evidence, practiceKey('practitioners', 'gap'))
  const gaps = gap
    ? [
        ...gapSentences(t, { ...gap, worry: null }).map((said) => ({
          said,
          target: aimed(reader, look, of),
        })),
        ...gapSentences(t, { ...gap, tells: null }).map((said) => ({ said, target: null })),
      ]
    : []
  const ofTrades = toldTogether(audiences).some(({ audience }) => audience === 'trades')
  const note = ofTrades ? `${practiceNote(t)} ${tradesNote(t)}` : practiceNote(t)
  return measures.length + gaps.length > 0 ? { note, measures, gaps } : null
}

const pairSaid = (t: Reader['t'], one: MeasuredChange, which: 'soon' | 'later'): string => {
  const paired = one[which]
  if (!paired) return t('too few answered to show')
  const words = {
    before: valueWords(one.scale, paired.before),
    after: valueWords(one.scale, paired.after),
    change: changeWords(t, one.scale, paired),
    n: paired.n,
  }
  return t('{before} before, {after} after; {change}; {n} people', words)
}
