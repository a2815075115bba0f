import { MEASURES, type Measure, type Voice } from '../../pack/index.ts'
import { harmIn, type ItemBank } from './item-bank.ts'
import type { ColumnMapping, FileMapping } from './mapping-file.ts'
import type { AskedQuestion } from './questions.ts'
import { answersOf, type Given, type Understood, understand } from './understood.ts'
import { MARGIN, plainText, SURE } from './wording.ts'

/** A column that is not used, why, and what it might be: the nearest first. */
export interface Unmapped {
  readonly file: string
  readonly column: string
  readonly why: string
  readonly nearest: readonly Measure[]
}

export interface Proposal {
  readonly columns: ReadonlyMap<AskedQuestion, ColumnMapping>
  readonly unmapped: readonly Unmapped[]
}

/** Choices that are mostly unknown are choices of another kind. */
const HALF = 0.5

/** How much answers that tell of a measure are worth beside the wording of the question. */
const ANSWERS_TELL = 0.6

interface Candidate {
  readonly measure: Measure
  /** It is asked in the very words of the item bank. */
  readonly verbatim: boolean
  readonly score: number
  readonly understood: Understood
}

/**
 * What each question is for: as the mapping says, and else by wording where that is sure. What is not sure is listed
 * with its reason, and never guessed.
 */
export const proposeMapping = (
  bank: ItemBank,
  file: string,
  questions: readonly AskedQuestion[],
  joiner: string | null,
  given: FileMapping | undefined,
  audience: Voice,
): Proposal => {
  const columns = new Map<AskedQuestion, ColumnMapping>()
  const unmapped: Unmapped[] = []
  const leave = (column: string, why: string, nearest: readonly Measure[] = []): void => {
    unmapped.push({ file, column, why, nearest })
  }
  const said = givenByHeader(given)
  const proposed: { question: AskedQuestion; best: Candidate }[] = []

  for (const question of questions) {
    const own = said.get(plainText(question.header))
    said.delete(plainText(question.header))
    if (own) {
      const full = completed(bank, question, joiner, own)
      if (typeof full === 'string') leave(question.header, full)
      else {
        columns.set(question, full.mapping)
        tellUnknown(full.unknown, full.mapping, question, leave)
      }
      continue
    }
    const found = candidates(bank, question, joiner, audience)
    const verdict = judge(question, found)
    if ('best' in verdict) proposed.push({ question, best: verdict.best })
    else
      leave(
        question.header,
        verdict.why,
        found.slice(0, 3).map(({ measure }) => measure),
      )
  }
  for (const header of [...said.values()].length > 0 ? remaining(given, said) : []) {
    leave(header, 'The mapping names this column, and the file has none with this header.')
  }

  const taken = new Set([...columns.values()].map(purpose))
  for (const { question, best } of proposed.sort((a, b) => b.best.score - a.best.score)) {
    const mapping = withHarm(bank, question, best.understood.mapping)
    if (mapping.measure !== 'comments' && taken.has(purpose(mapping))) {
      leave(question.header, `Another column fits “${mapping.measure}” at least as well.`, [best.measure])
      continue
    }
    taken.add(purpose(mapping))
    columns.set(question, mapping)
    tellUnknown(best.understood.unknown, mapping, question, leave)
  }
  return { columns: inOrder(questions, columns), unmapped }
}

const purpose = ({ measure, harm, design, ignore }: ColumnMapping): string =>
  ignore ? 'ignore' : `${measure ?? design}/${harm ?? ''}`

const inOrder = <Value>(
  questions: readonly AskedQuestion[],
  columns: ReadonlyMap<AskedQuestion, Value>,
): ReadonlyMap<AskedQuestion, Value> =>
  new Map(
    questions.flatMap((question) => {
      const value = columns.get(question)
      return value === undefined ? [] : [[question, value] as const]
    }),
  )

const givenByHeader = (given: FileMapping | undefined): Map<string, ColumnMapping> =>
  new Map(Object.entries(given?.columns ?? {}).map(([header, column]) => [plainText(header), column]))

const remaining = (given: FileMapping | undefined, said: ReadonlyMap<string, unknown>): string[] =>
  Object.keys(given?.columns ?? {}).filter((header) => said.has(plainText(header)))

/** A mapping that a person wrote, with what it leaves to wording; a sentence where it does not fit the column. */
const completed = (
  bank: ItemBank,
  question: AskedQuestion,
  joiner: string | null,
  own: ColumnMapping,
): Understood | string => {
  if (own.ignore || own.design || !own.measure) return { telling: 0, mapping: own, unknown: [] }
  const understood = understand(bank, own.measure, question, joiner, own)
  if (understood)
    return { ...understood, mapping: withHarm(bank, question, { ...own, ...understood.mapping }) }
  const kind = MEASURES[own.measure]
  if (kind === 'yes-or-no' && !question.options) {
    return `The mapping says “${own.measure}”, and it is not sure which answers count: name them under “counts”.`
  }
  if (kind === 'signs') {
    return 'The mapping says “recognises-signs”, and none of the options is known: name them under “signs”.'
  }
  // Options that the pack does not know are taken as they are worded, for a person said what they are.
  if (kind === 'several' || kind === 'one' || kind === 'group')
    return { telling: 0, mapping: own, unknown: [] }
  return `The mapping says “${own.measure}”, and the answers are of another kind.`
}

const withHarm = (bank: ItemBank, question: AskedQuestion, mapping: ColumnMapping): ColumnMapping => {
  if (mapping.measure !== 'sees-every-gender-at-risk' || mapping.harm) return mapping
  const harm = harmIn(bank, question.header)
  const { measure, ...rest } = mapping
  return harm ? { measure, harm, ...rest } : mapping
}

const candidates = (
  bank: ItemBank,
  question: AskedQuestion,
  joiner: string | null,
  audience: Voice,
): Candidate[] => {
  const byWording = new Map(bank.questions.fits(question.header).map(({ key, score }) => [key, score]))
  const own = new Map(
    bank.questionsFor
      .get(audience)
      ?.fits(question.header)
      .map(({ key, score }) => [key, score]),
  )
  return [...bank.items.keys()]
    .flatMap((measure): Candidate[] => {
      const wording = Math.max(byWording.get(measure) ?? 0, own.get(measure) ?? 0)
      const understood = understand(bank, measure, question, joiner)
      if (!understood) return []
      const choices = MEASURES[measure] === 'one' || MEASURES[measure] === 'several'
      if (choices && understood.telling < HALF && wording < 1) return []
      const score = wording + ANSWERS_TELL * understood.telling
      return [{ measure, verbatim: wording === 1, score, understood }]
    })
    .sort((a, b) => b.score - a.score)
}

const judge = (
  question: AskedQuestion,
  found: readonly Candidate[],
): { readonly best: Candidate } | { readonly why: string } => {
  const answered = question.columns.some(({ values }) => values.length > 1)
  if (!answered) return { why: 'Nobody answered it.' }
  const [best, second] = found
  const verbatim = found.filter((one) => one.verbatim)
  const [only] = verbatim
  if (only && verbatim.length === 1) return { best: only }
  if (best && best.score >= SURE) {
    if (!second || best.score - second.score >= MARGIN) return { best }
    return { why: `It fits “${best.measure}” and “${second.measure}” nearly as well.` }
  }
  if (isFreeText(question)) {
    return {
      best: {
        measure: 'comments',
        verbatim: false,
        score: 0,
        understood: { telling: 0, mapping: { measure: 'comments' }, unknown: [] },
      },
    }
  }
  const nearest = best && best.score > 0.2 ? `; “${best.measure}” is nearest, and not sure` : ''
  return { why: `No item of the item bank fits its wording and its answers${nearest}.` }
}

/** What people wrote in their own words: many different answers of several words. */
const isFreeText = (question: AskedQuestion): boolean => {
  if (question.options) return false
  const answers = answersOf(question).slice(0, 500)
  const times = answers.reduce((sum, one) => sum + one.times, 0)
  const words = answers.reduce((sum, { answer }) => sum + answer.split(/\s+/).length, 0)
  return answers.length > 2 && answers.length > times / 10 && words / answers.length >= 4
}

const FEW = 10

/** Tells of answers that nobody knows; what fewer than ten people wrote is not repeated. */
const tellUnknown = (
  unknown: readonly Given[],
  { measure }: ColumnMapping,
  { header, options }: AskedQuestion,
  leave: (column: string, why: string) => void,
): void => {
  if (unknown.length === 0 || !measure) return
  const named = unknown
    .filter(({ times }) => options || times >= FEW)
    .map(({ answer }) => `“${answer.slice(0, 80)}”`)
  const others = unknown.length - named.length
  const list = [...named, ...(others > 0 ? [`${others} that few people gave`] : [])].join(', ')
  const outcome = MEASURES[measure] === 'signs' ? 'is taken for no sign and no decoy' : 'does not count'
  leave(header, `The column is used for “${measure}”; of its answers, what is not known ${outcome}: ${list}.`)
}
