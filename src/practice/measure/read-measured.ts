import type { Pack } from '../../pack/index.ts'
import type { CodedAnswers } from '../sharing/coded.ts'
import { PRACTISING, type SharedAudience } from '../sharing/share-answers.ts'
import { type AskedItem, itemsFor, type Moment } from './items.ts'
import { AT_ONCE, type Pair, type PairedChange, pairedChange, releasable } from './paired.ts'

/** A row as it was shared. */
export interface SharedRow {
  readonly id: string
  readonly audience: string
  readonly day: string
  /** Hexadecimal; null: it is of nobody who comes back. */
  readonly link: string | null
  readonly answers: CodedAnswers
}

/** What is told of: knowledge first, and how sure people feel beside it, never alone. */
export const TOLD = ['recognises-signs', 'false-alarms', 'knows-whom-to-tell', 'confidence'] as const
export type ToldMeasure = (typeof TOLD)[number]

export interface MeasuredChange {
  readonly measure: ToldMeasure
  /** Ends of a scale; null: shares, 0 to 1. */
  readonly scale: { readonly from: number; readonly to: number } | null
  /** From before to right after; null: fewer than ten shared both, or too few more since. */
  readonly soon: PairedChange | null
  /** From before to eight weeks on, of those who came back. */
  readonly later: PairedChange | null
}

export interface MeasuredAudience {
  readonly audience: SharedAudience
  readonly measures: readonly MeasuredChange[]
}

/** What practice moved, of those who shared it: never set against a survey, whose people are others. */
export function readMeasured(pack: Pack, rows: readonly SharedRow[], today: string): MeasuredAudience[] {
  return PRACTISING.flatMap((audience) => {
    const items = itemsFor(pack, audience)
    if (items.length === 0) return []
    const own = rows.filter((row) => row.audience === audience)
    return [{ audience, measures: TOLD.flatMap((measure) => changeOf(items, own, measure, today)) }]
  })
}

function changeOf(
  items: readonly AskedItem[],
  rows: readonly SharedRow[],
  measure: ToldMeasure,
  today: string,
): MeasuredChange[] {
  const item = items.find((one) => one.item === (measure === 'false-alarms' ? 'recognises-signs' : measure))
  if (!item) return []
  const value = (row: SharedRow, moment: Moment): number =>
    placeOf(item, measure, row.answers[`${moment}.${item.item}`])
  const paired = (first: SharedRow, second: SharedRow, moment: Moment): Pair[] => {
    const pair = {
      person: first.id,
      day: second.day,
      before: value(first, 'before'),
      after: value(second, moment),
    }
    return Number.isNaN(pair.before) || Number.isNaN(pair.after) ? [] : [pair]
  }
  const soon = releasable(
    rows.flatMap((row) => paired(row, row, 'after')),
    today,
  )
  const cameBack = releasable(
    twosOf(rows).flatMap(([first, second]) => paired(first, second, 'later')),
    today,
  )
  return [
    {
      measure,
      scale: item.scale ? { from: item.scale.from, to: item.scale.to } : null,
      soon: pairedChange(soon, item.scale === null),
      later: apart(soon, cameBack) ? pairedChange(cameBack, item.scale === null) : null,
    },
  ]
}

/** Whoever is in one figure and not in the other must be nobody, or ten people: else taking one from the other shows a few. */
const apart = (soon: readonly Pair[], later: readonly Pair[]): boolean => {
  const less = (all: readonly Pair[], without: readonly Pair[]): number => {
    const people = new Set(without.map(({ person }) => person))
    return all.filter(({ person }) => !people.has(person)).length
  }
  return [less(soon, later), less(later, soon)].every((n) => n === 0 || n >= AT_ONCE)
}

/** Those whose link is of one practice and one coming back: words that two people chose are nobody's. */
const twosOf = (rows: readonly SharedRow[]): [SharedRow, SharedRow][] => {
  const byLink = new Map<string, SharedRow[]>()
  for (const row of rows) if (row.link !== null) byLink.set(row.link, [...(byLink.get(row.link) ?? []), row])
  const has = (row: SharedRow, moment: Moment): boolean =>
    Object.keys(row.answers).some((key) => key.startsWith(`${moment}.`))
  return [...byLink.values()].flatMap((linked) => {
    const [first, ...others] = linked.filter((row) => has(row, 'before'))
    const [second, ...more] = linked.filter((row) => has(row, 'later'))
    return first && second && others.length === 0 && more.length === 0 ? [[first, second]] : []
  })
}

/** Shares of the signs (or decoys) that were ticked; 1 or 0; a place on a scale. NaN: it was not answered. */
const placeOf = (
  { options, scale }: AskedItem,
  measure: ToldMeasure,
  answer: CodedAnswers[string] | undefined,
): number => {
  if (answer === undefined) return Number.NaN
  if (scale) return typeof answer === 'number' ? answer : Number.NaN
  if (measure === 'knows-whom-to-tell')
    return typeof answer === 'string'
      ? Number(options.some(({ id, counts }) => counts && id === answer))
      : Number.NaN
  if (!Array.isArray(answer)) return Number.NaN
  const offered = options.filter(({ counts }) => counts === (measure === 'recognises-signs'))
  if (offered.length === 0) return Number.NaN
  return offered.filter(({ id }) => answer.includes(id)).length / offered.length
}
