import type { Facts } from '../facts.ts'
import type { Pack } from '../pack.ts'
import type { Question } from '../schema/whom-to-tell.ts'
import { type CompiledQuestion, type Table, tableOf } from './compile-table.ts'
import { inList, isList, type Known, type Variable, wordsOf } from './condition.ts'
import { hanging, withFollowing } from './hanging.ts'
import { knownFrom, VARIABLES, factsOf as wordsKnown } from './known.ts'

/** The options ticked, by question. */
export type Chosen = Readonly<Record<string, readonly string[]>>

type Settled = Map<Variable, string | boolean>

/** Where several answers give one fact, the one that errs towards the child. */
const STRENGTH = ['no', 'unknown', 'unsure', 'yes']

/**
 * Of the options ticked, two that give different words to one fact where neither is the stronger: under 13, and 18 or
 * over. Null where all can be true together.
 */
export const contradicting = (
  picked: Question['options'],
): readonly [Question['options'][number], Question['options'][number]] | null => {
  for (const [i, one] of picked.entries()) {
    for (const other of picked.slice(i + 1)) {
      const clash = Object.entries(one.means).some(([fact, words]) => {
        const both = [words, other.means[fact] ?? words].flatMap(wordsOf)
        return !isList(fact) && new Set(both).size > 1 && both.some((word) => !STRENGTH.includes(word))
      })
      if (clash) return [one, other]
    }
  }
  return null
}

/** The next question whose answer could still change whom to tell; null when there is none. */
export const nextQuestion = (pack: Pack, chosen: Chosen): Question | null => walk(tableOf(pack), chosen).next

/** The options of a question that fit what was answered before it. */
export const offeredOptions = (pack: Pack, chosen: Chosen, question: Question): Question['options'] => {
  const table = tableOf(pack)
  const asked = table.questions.find((each) => each.question.id === question.id)
  return asked ? offered(asked, walk(table, chosen, question.id).known).map(({ option }) => option) : []
}

/** Where answers lead: see {@link wayOver}. */
export interface Way {
  /** The answers that count, in the order in which they were asked. */
  readonly chosen: Chosen
  /** The question to ask next; null where none can change the answer any more. */
  readonly next: Question | null
  /** Those of its options that fit the answers before it. */
  readonly options: Question['options']
  /** What the answers mean; null while nobody has said who tells. */
  readonly facts: Facts | null
}

/**
 * Goes over answers given from the first question on. The way ends at the first question that has no answer, or one
 * that is not accepted; what it does not come to is left out.
 * @param accepts whether this answer to this question may count, of the options that fit what was answered before
 */
export const wayOver = (
  pack: Pack,
  given: Chosen,
  accepts: (question: Question, options: Question['options'], answer: readonly string[]) => boolean,
): Way => {
  const table = tableOf(pack)
  const chosen: Record<string, readonly string[]> = {}
  let options: Question['options'] = []
  const { known, next } = walkBy(table, (asked, known) => {
    const { question } = asked
    const answer = Object.hasOwn(given, question.id) ? given[question.id] : undefined
    options = offered(asked, known).map(({ option }) => option)
    if (!answer || !accepts(question, options, answer)) return []
    chosen[question.id] = answer
    return pickedOptions(asked, known, chosen)
  })
  return { chosen, next, options: next ? options : [], facts: factsOf(table, known) }
}

/**
 * What the answers mean. Answers to questions that earlier answers made pointless do not count.
 * @throws while nobody has said who tells.
 */
export const factsFrom = (pack: Pack, chosen: Chosen): Facts => {
  const table = tableOf(pack)
  const facts = factsOf(table, walk(table, chosen).known)
  if (!facts) throw new Error('Who tells has not been answered.')
  return facts
}

/** Facts with what follows from several of them together, by the pack's own rules. */
export const withWhatFollows = (pack: Pack, facts: Facts): Facts => {
  const { at } = facts
  const all = wordsKnown(withFollowing(tableOf(pack), knownFrom(facts)))
  return { ...(all as unknown as Facts), ...(at === undefined ? {} : { at }) }
}

const factsOf = (table: Table, known: Known): Facts | null => {
  const facts = wordsKnown(withFollowing(table, known))
  return facts.teller ? (facts as unknown as Facts) : null
}

/** The options of an answer that count; none where the way ends here. */
type Pick = (asked: CompiledQuestion, known: Known) => Question['options']

/** Goes through the questions in order, up to the first without an answer (or up to `until`). */
export const walk = (table: Table, chosen: Chosen, until?: string): Walked =>
  walkBy(table, (asked, known) => pickedOptions(asked, known, chosen), until)

interface Walked {
  readonly known: Settled
  readonly next: Question | null
}

const walkBy = (table: Table, pick: Pick, until?: string): Walked => {
  const known: Settled = new Map()
  for (const [i, asked] of table.questions.entries()) {
    settle(known, table.questions.slice(i))
    if (asked.question.id === until) return { known, next: asked.question }
    if (!matters(table, asked, known)) continue
    const picked = pick(asked, known)
    if (picked.length === 0) return { known, next: asked.question }
    for (const { means } of picked) take(known, means)
  }
  settle(known, [])
  return { known, next: null }
}

export const offered = (asked: CompiledQuestion, known: Known): CompiledQuestion['options'] =>
  asked.options.filter(({ when }) => when(known) !== false)

const pickedOptions = (asked: CompiledQuestion, known: Known, chosen: Chosen): Question['options'] => {
  const { id, kind } = asked.question
  const ticked = Object.hasOwn(chosen, id) ? (chosen[id] ?? []) : []
  const options = offered(asked, known).flatMap(({ option }) => (ticked.includes(option.id) ? [option] : []))
  // “None of these” beside something else counts for nothing.
  const others = options.filter(({ alone }) => !alone)
  return others.length > 0 && kind === 'several' ? others : options.slice(0, 1)
}

const take = (known: Settled, means: Question['options'][number]['means']): void => {
  for (const [fact, words] of Object.entries(means)) {
    if (isList(fact)) for (const word of wordsOf(words)) known.set(inList(fact, word), true)
    else {
      const [word = 'unknown'] = wordsOf(words)
      const before = known.get(fact)
      if (before === undefined || STRENGTH.indexOf(word) > STRENGTH.indexOf(String(before)))
        known.set(fact, word)
    }
  }
}

/** The variables that a question could give, by the options that fit. */
const gives = (asked: CompiledQuestion, known: Known): Variable[] =>
  offered(asked, known).flatMap(({ option }) =>
    Object.entries(option.means).flatMap(([fact, words]) =>
      isList(fact) ? wordsOf(words).map((word) => inList(fact, word)) : [fact],
    ),
  )

/** What no question still to come can give stays unknown for good. */
const settle = (known: Settled, toCome: readonly CompiledQuestion[]): void => {
  const open = new Set(toCome.flatMap((asked) => (asked.when(known) === false ? [] : gives(asked, known))))
  for (const variable of VARIABLES) {
    if (open.has(variable) || known.has(variable)) continue
    known.set(variable, variable.includes(':') ? false : 'unknown')
  }
}

/** A question is asked only while something that it could settle may still change the answer. */
const matters = (table: Table, asked: CompiledQuestion, known: Known): boolean => {
  if (asked.when(known) === false) return false
  const open = gives(asked, known).filter((variable) => !known.has(variable))
  if (open.length === 0) return false
  const needed = hanging(table, known)
  return open.some((variable) => needed.has(variable))
}
