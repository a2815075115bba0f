import { type Item, MEASURES, type Measure } from '../../pack/index.ts'
import type { ItemBank } from './item-bank.ts'
import type { ColumnMapping } from './mapping-file.ts'
import type { AskedQuestion } from './questions.ts'
import { ChoiceSplitter, joinedPieces, joinerIn } from './split-choices.ts'
import { plainText } from './wording.ts'

/** The answers to a question, with how often each was given; of several choices, each choice. */
export interface Given {
  readonly answer: string
  readonly times: number
}

/** A question whose answers have been looked at in the light of a measure. */
export interface Understood {
  /** How far its answers tell that it is this measure: 0 not at all, 1 all of them do. */
  readonly telling: number
  readonly mapping: ColumnMapping
  /** Answers that nobody knows what to make of; they count as no, or as no sign. */
  readonly unknown: readonly Given[]
}

const NOTHING = new Set([
  'none of these',
  'none of the above',
  'none',
  'not sure',
  'dont know',
  'i dont know',
  'unsure',
  'prefer not to say',
])

/** A small share of answers may be unknown, such as what was written under “other”. */
const MOST_UNKNOWN = 0.02

const splitters = new WeakMap<AskedQuestion, ChoiceSplitter>()

/** Cuts the cells of a question into choices. */
export const splitterFor = (
  bank: ItemBank,
  question: AskedQuestion,
  { signs, decoys, counts }: ColumnMapping,
  joiner: string | null,
): ChoiceSplitter => {
  const named = [...Object.keys(signs ?? {}), ...(decoys ?? []), ...(counts ?? [])]
  const before = splitters.get(question)
  if (before && named.length === 0) return before
  const cells = (question.columns[0]?.values ?? []).slice(0, 5000)
  const known = [...named, ...bank.optionTexts]
  const how = joiner ?? joinerIn(cells, known)
  const plain = new ChoiceSplitter(known, how)
  const found = joinedPieces(
    cells.map((cell) => plain.split(cell)),
    how,
  )
  const splitter = found.length > 0 ? new ChoiceSplitter([...known, ...found], how) : plain
  if (named.length === 0) splitters.set(question, splitter)
  return splitter
}

/** A column with more different cells than this is no list of choices. */
const MOST_CELLS = 50_000

const counted = new WeakMap<AskedQuestion, readonly Given[]>()

/** The choices that were offered, and how often each was made, the most frequent first. */
export const choicesOf = (question: AskedQuestion, splitter: ChoiceSplitter): Given[] => {
  if (question.options) {
    const { options } = question
    return question.columns.map((column, i) => {
      const [none = 0] = column.counts()
      return { answer: options[i] ?? '', times: column.codes.length - none }
    })
  }
  const [column] = question.columns
  if ((column?.values.length ?? 0) > MOST_CELLS) return []
  const times = new Map<string, Given>()
  const counts = column?.counts() ?? []
  for (const [code, cell] of (column?.values ?? []).entries()) {
    for (const answer of splitter.split(cell)) {
      const key = plainText(answer)
      const before = times.get(key)
      times.set(key, { answer: before?.answer ?? answer, times: (before?.times ?? 0) + (counts[code] ?? 0) })
    }
  }
  return [...times.values()].sort((a, b) => b.times - a.times)
}

/** The whole answers of a question with one column, without the empty one. */
export const answersOf = (question: AskedQuestion): readonly Given[] => {
  const before = counted.get(question)
  if (before) return before
  const [column] = question.columns
  const counts = column?.counts() ?? []
  const answers = (column?.values ?? [])
    .map((answer, code) => ({ answer, times: counts[code] ?? 0 }))
    .slice(1)
    .sort((a, b) => b.times - a.times)
  counted.set(question, answers)
  return answers
}

/** Looks at the answers to a question in the light of a measure; undefined where they cannot be answers to it. */
export const understand = (
  bank: ItemBank,
  measure: Measure,
  question: AskedQuestion,
  joiner: string | null,
  given: ColumnMapping = {},
): Understood | undefined => {
  const item = bank.items.get(measure)
  switch (MEASURES[measure]) {
    case 'signs':
      return asSigns(bank, question, joiner, { ...given, measure })
    case 'yes-or-no':
      return asYesOrNo(bank, item, question, { ...given, measure })
    case 'scale':
      return question.options || !scaleOf(question)
        ? undefined
        : { telling: 0, mapping: { measure }, unknown: [] }
    case 'several':
      return asOptions(bank, measure, choicesOf(question, splitterFor(bank, question, given, joiner)))
    case 'one':
      return question.options ? undefined : asOptions(bank, measure, answersOf(question))
    case 'group':
      if (question.options || answersOf(question).length > 60) return undefined
      return bank.options.has(measure)
        ? asOptions(bank, measure, answersOf(question))
        : { telling: 0, mapping: { measure }, unknown: [] }
    case 'text':
      return question.options ? undefined : { telling: 0, mapping: { measure }, unknown: [] }
    default:
      return undefined
  }
}

const asSigns = (
  bank: ItemBank,
  question: AskedQuestion,
  joiner: string | null,
  given: ColumnMapping,
): Understood | undefined => {
  const choices = choicesOf(question, splitterFor(bank, question, given, joiner))
  const offered = choices.filter(({ answer }) => !NOTHING.has(plainText(answer)))
  const signs: Record<string, string> = { ...given.signs }
  const decoys: string[] = [...(given.decoys ?? [])]
  const settled = new Set([...Object.keys(signs), ...decoys].map(plainText))
  const unknown: Given[] = []
  // A person who lists the signs has said of every option whether it is one: nothing is added, and nothing unknown.
  const byWording = given.signs === undefined
  for (const choice of offered) {
    if (settled.has(plainText(choice.answer))) continue
    const meant = bank.signs.sure(choice.answer)
    if (meant?.startsWith('sign:') && byWording) signs[choice.answer] = meant.slice('sign:'.length)
    else if (meant?.startsWith('decoy:') && given.decoys === undefined) decoys.push(choice.answer)
    else if (byWording) unknown.push(choice)
  }
  if (Object.keys(signs).length === 0) return undefined
  const all = offered.reduce((sum, { times }) => sum + times, 0)
  const known = all - unknown.reduce((sum, { times }) => sum + times, 0)
  const mapping = { ...given, signs, ...(decoys.length > 0 ? { decoys } : {}) }
  return { telling: all === 0 ? 0 : known / all, mapping, unknown }
}

const asYesOrNo = (
  bank: ItemBank,
  item: Item | undefined,
  question: AskedQuestion,
  given: ColumnMapping,
): Understood | undefined => {
  if (question.options) return undefined
  const answers = answersOf(question)
  if (given.counts) return { telling: 0, mapping: given, unknown: [] }
  const wordings = item && bank.counts.get(item.measure)
  if (!wordings || !item || answers.length > 40) return undefined
  const telling = bank.telling.get(item.measure)
  const counts: string[] = []
  const unknown: Given[] = []
  let tells = 0
  let all = 0
  for (const one of answers) {
    const counted = wordings.sure(one.answer) ?? byFirstWord(one.answer)
    all += one.times
    if (counted === undefined) unknown.push(one)
    else if (counted) counts.push(one.answer)
    if (telling?.has(plainText(one.answer))) tells += one.times
  }
  const lost = unknown.reduce((sum, { times }) => sum + times, 0)
  if (all > 0 && lost > all * MOST_UNKNOWN) return undefined
  // Nobody may have given the answer that counts; it counts all the same.
  const mapping = { ...given, counts: counts.length > 0 ? counts : [...(item.counts ?? [])] }
  return { telling: all === 0 ? 0 : tells / all, mapping, unknown }
}

const byFirstWord = (answer: string): boolean | undefined => {
  const [, word] = /^(yes|no|not)\b/.exec(plainText(answer)) ?? []
  return word === undefined ? undefined : word === 'yes'
}

const asOptions = (bank: ItemBank, measure: Measure, choices: readonly Given[]): Understood | undefined => {
  const wordings = bank.options.get(measure)
  const all = choices.reduce((sum, { times }) => sum + times, 0)
  if (!wordings || choices.length === 0 || choices.length > 60) return undefined
  // That somebody is not sure tells nothing of what was asked.
  const known = choices.filter(
    ({ answer }) => wordings.sure(answer) !== undefined && !NOTHING.has(plainText(answer)),
  )
  const telling = all === 0 ? 0 : known.reduce((sum, { times }) => sum + times, 0) / all
  return { telling, mapping: { measure }, unknown: [] }
}

/** The ends of a scale of whole numbers, 0 or 1 to the greatest; undefined where the answers are no such scale. */
export const scaleOf = (question: AskedQuestion): { from: number; to: number } | undefined => {
  const answers = answersOf(question)
  const numbers = answers.map(({ answer }) => Number(/^\d{1,3}/.exec(answer)?.[0] ?? Number.NaN))
  if (numbers.length === 0 || numbers.length > 101 || numbers.some((n) => Number.isNaN(n))) return undefined
  const [, least, most] = /\((\d+)\D+(\d+)\D*\)/.exec(question.header) ?? []
  const from = least === undefined ? (numbers.includes(0) ? 0 : 1) : Number(least)
  const highest = Math.max(...numbers)
  // Where nobody gave the highest mark, the usual scales say what it was.
  const to = most === undefined ? ([5, 7, 10, 100].find((end) => end >= highest) ?? highest) : Number(most)
  return from < to && highest <= to && Math.min(...numbers) >= from ? { from, to } : undefined
}
