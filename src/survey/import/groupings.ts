import type { Measure } from '../../pack/index.ts'
import type { Grouping } from './answers.ts'
import type { ItemBank } from './item-bank.ts'
import type { AskedQuestion } from './questions.ts'
import { plainText } from './wording.ts'

/** Which group each person says they are in: ages as bands of the pack, agencies by its names where they are known. */
export const groupingOf = (bank: ItemBank, { header, columns }: AskedQuestion, by: Measure): Grouping => {
  const [column] = columns
  const values = column?.values ?? []
  const names = values.map((value) => (value === '' ? null : nameOf(bank, by, value)))
  const labels = [...new Set(names.filter((name) => name !== null))]
  const inBank = orderOf(bank, by)
  // Groups stand in the order of the pack, then in that of the alphabet; ages read on from young to old.
  labels.sort((a, b) => rank(inBank, a) - rank(inBank, b) || a.localeCompare(b, 'en', { numeric: true }))
  const codes = names.map((name) => (name === null ? -1 : labels.indexOf(name)))
  return {
    by,
    question: header,
    labels,
    codes: Int32Array.from(column?.codes ?? [], (code) => codes[code] ?? -1),
  }
}

const nameOf = (bank: ItemBank, by: Measure, value: string): string => {
  if (by === 'age-band') return bandOf(bank, value) ?? value
  const id = bank.options.get(by)?.sure(value)
  return bank.items.get(by)?.options?.find((option) => option.id === id)?.say ?? value
}

/** A band by its name, an age in years, or years that all lie in one band; a band of the survey's own stays as it is. */
const bandOf = (bank: ItemBank, value: string): string | undefined => {
  // By name first: “Under 10” is not the age of 10.
  const named = bank.survey.age_bands.find(({ name }) => plainText(name) === plainText(value))
  if (named) return named.name
  if (/^(under|less than|below|younger than)\b/i.test(value.trim())) return undefined
  const [from, to = from] = (value.match(/\d{1,3}/g) ?? []).map(Number)
  if (from === undefined || to === undefined) return undefined
  return bank.survey.age_bands.find((band) => from >= band.from && to <= band.to)?.name
}

const orderOf = (bank: ItemBank, by: Measure): string[] =>
  by === 'age-band'
    ? bank.survey.age_bands.map(({ name }) => name)
    : (bank.items.get(by)?.options ?? []).map(({ say }) => say)

const rank = (order: readonly string[], name: string): number =>
  order.includes(name) ? order.indexOf(name) : order.length
