import { MEASURES } from '../../pack/index.ts'
import type { TickedOption, Values } from './answers.ts'
import type { ItemBank } from './item-bank.ts'
import type { ColumnMapping } from './mapping-file.ts'
import { type AskedQuestion, isTicked } from './questions.ts'
import { choicesOf, splitterFor } from './understood.ts'
import { plainText } from './wording.ts'

/** What was ticked among signs and decoys. */
export type Ticked = { readonly signs: TickedOption[]; readonly decoys: TickedOption[] }

/** Signs asked for in two questions, as where a survey branches. */
export const both = (one: Ticked, other: Ticked): Ticked => ({
  signs: merged([...one.signs, ...other.signs]),
  decoys: merged([...one.decoys, ...other.decoys]),
})

/** For each option 1 where it was ticked and 0 where not; who ticked nothing did not leave the question out. */
const ticksOf = (
  question: AskedQuestion,
  options: readonly string[],
  split: (cell: string) => readonly string[],
  rows: number,
): Values[] => {
  if (question.options) {
    const place = new Map(question.options.map((option, i) => [plainText(option), i]))
    return options.map((option) => {
      const column = question.columns[place.get(plainText(option)) ?? -1]
      if (!column) return new Float64Array(rows)
      const ticked = column.values.map((cell) => (isTicked(cell, option) ? 1 : 0))
      return Float64Array.from(column.codes, (code) => ticked[code] ?? 0)
    })
  }
  const [column] = question.columns
  const place = new Map(options.map((option, i) => [plainText(option), i]))
  const ticked = options.map(() => new Uint8Array(column?.values.length ?? 0))
  for (const [code, cell] of (column?.values ?? []).entries()) {
    for (const choice of split(cell)) {
      const list = ticked[place.get(plainText(choice)) ?? -1]
      if (list) list[code] = 1
    }
  }
  return ticked.map((list) => Float64Array.from(column?.codes ?? [], (code) => list[code] ?? 0))
}

/** The signs and decoys that a question offers, and who ticked each. */
export const signsOf = (
  bank: ItemBank,
  question: AskedQuestion,
  mapping: ColumnMapping,
  joiner: string | null,
  rows: number,
): Ticked => {
  const signs = Object.entries(mapping.signs ?? {})
  const decoys = mapping.decoys ?? []
  const splitter = splitterFor(bank, question, mapping, joiner)
  const options = [...signs.map(([option]) => option), ...decoys]
  const ticks = ticksOf(question, options, (cell) => splitter.split(cell), rows)
  const none = (): Values => new Float64Array(rows)
  return {
    signs: merged(signs.map(([option, id], i) => ({ id, option, values: ticks[i] ?? none() }))),
    decoys: decoys.map((option, i) => ({ id: option, option, values: ticks[signs.length + i] ?? none() })),
  }
}

/** Two options for one sign are one sign: it is recognised by either. */
const merged = (options: readonly TickedOption[]): TickedOption[] => {
  const bySign = new Map<string, TickedOption>()
  for (const one of options) {
    const before = bySign.get(one.id)
    const values = before
      ? one.values.map((value, row) => Math.max(value, before.values[row] ?? 0))
      : one.values
    bySign.set(one.id, { ...one, option: before?.option ?? one.option, values })
  }
  return [...bySign.values()]
}

/** For each person the share of the options that they ticked; nothing ticked is 0. */
export const sharesOf = (options: readonly TickedOption[], rows: number): Values => {
  const shares = new Float64Array(rows)
  for (const { values } of options)
    for (let row = 0; row < rows; row++) shares[row] = (shares[row] ?? 0) + (values[row] ?? 0)
  return shares.map((ticked) => ticked / options.length)
}

/** What was chosen of the options of a question; NaN for who left it out. */
export const chosenOf = (
  bank: ItemBank,
  question: AskedQuestion,
  mapping: ColumnMapping,
  joiner: string | null,
  rows: number,
): TickedOption[] => {
  const one = mapping.measure !== undefined && MEASURES[mapping.measure] === 'one'
  const splitter = splitterFor(bank, question, mapping, joiner)
  const split = (cell: string): string[] => (one ? (cell === '' ? [] : [cell]) : splitter.split(cell))
  const offered = one
    ? (question.columns[0]?.values ?? []).slice(1)
    : choicesOf(question, splitter).map(({ answer }) => answer)
  const wordings = mapping.measure && bank.options.get(mapping.measure)
  const known = offered.slice(0, 60)
  const ticks = ticksOf(question, known, split, rows)
  const answered = answeredOf(ticks, question, rows)
  return known.map((option, i) => ({
    id: wordings?.sure(option) ?? option,
    option,
    values: (ticks[i] ?? new Float64Array(rows)).map((tick, row) => (answered[row] ? tick : Number.NaN)),
  }))
}

/** Who chose something, or wrote something else. */
const answeredOf = (ticks: readonly Values[], question: AskedQuestion, rows: number): Uint8Array => {
  const answered = new Uint8Array(rows)
  for (const tick of ticks) for (let row = 0; row < rows; row++) if (tick[row]) answered[row] = 1
  if (!question.options) {
    for (const [row, code] of (question.columns[0]?.codes ?? []).entries()) if (code !== 0) answered[row] = 1
  }
  return answered
}
