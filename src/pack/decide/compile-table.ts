import type { Static } from 'typebox'
import type { Pack } from '../pack.ts'
import type { TextByTeller } from '../schema/common.ts'
import type { RouteId } from '../schema/routes.ts'
import type { BesideRule, Condition, Following, Question, Rule, WhomToTell } from '../schema/whom-to-tell.ts'
import {
  compileCondition,
  every,
  type Known,
  openNow,
  type Test,
  type Variable,
  wordsOf,
} from './condition.ts'

/** A route as a rule names it, taken apart: `first-contact/urgent`. */
export interface WayTo {
  readonly route: RouteId
  readonly way: string
}

export interface CompiledBeside extends WayTo {
  readonly when: Test
  readonly why: TextByTeller
}

export interface CompiledRule {
  readonly rule: Rule
  readonly when: Test
  readonly first: WayTo
  readonly beside: readonly CompiledBeside[]
}

export interface CompiledQuestion {
  readonly question: Question
  readonly when: Test
  readonly options: readonly { readonly option: Question['options'][number]; readonly when: Test }[]
}

/** The pack's table and questions, ready to be asked. */
export interface Table {
  readonly rules: readonly CompiledRule[]
  readonly beside: readonly (CompiledBeside & { readonly id: string })[]
  readonly questions: readonly CompiledQuestion[]
  readonly following: readonly { readonly when: Test; readonly means: Readonly<Record<string, string>> }[]
  /** The contacts whose opening hours a condition asks about. */
  readonly contacts: readonly string[]
}

const always: Test = every([])

/** Compiles a table whose references have been checked. @throws where a named condition is missing or needs itself. */
export const compileTable = (source: WhomToTell): Table => {
  const named = new Map<string, Test>()
  const underWay = new Set<string>()
  const byName = (name: string): Test => {
    const known = named.get(name)
    if (known) return known
    const condition = source.conditions[name] as Condition | undefined
    if (!condition || underWay.has(name))
      throw new Error(`The condition “${name}” is missing or needs itself.`)
    underWay.add(name)
    const test = compileCondition(condition, byName)
    named.set(name, test)
    return test
  }
  const compile = (condition: unknown): Test =>
    condition === undefined ? always : compileCondition(condition as Condition, byName)
  const besides = (list: readonly Pick<BesideRule, 'route' | 'why'>[] = []): CompiledBeside[] =>
    list.map((beside) => ({
      ...wayTo(beside.route),
      when: compile((beside as { when?: Condition }).when),
      why: beside.why,
    }))
  return {
    rules: source.rules.map((rule) => ({
      rule,
      when: compile(rule.when),
      first: wayTo(rule.first),
      beside: besides(rule.beside),
    })),
    beside: besides(source.beside).map((beside, i) => ({ ...beside, id: source.beside[i]?.id ?? '' })),
    questions: source.questions.map((question) => ({
      question,
      when: compile(question.when),
      options: question.options.map((option) => ({ option, when: compile(option.when) })),
    })),
    following: (source.following ?? []).map((following: Static<typeof Following>) => ({
      when: compile(following.when),
      means: following.means,
    })),
    contacts: [...new Set(conditionsOf(source).flatMap(contactsIn))],
  }
}

const compiled = new WeakMap<Pack, Table>()

/** The table of a pack, compiled the first time. */
export const tableOf = (pack: Pack): Table => {
  const known = compiled.get(pack)
  if (known) return known
  const table = compileTable(pack.whomToTell)
  compiled.set(pack, table)
  return table
}

export const wayTo = (written: string): WayTo => {
  const [route, way = 'default'] = written.split('/')
  return { route: route as RouteId, way }
}

/** Every condition of a table: named ones, those of rules, questions and options. */
export const conditionsOf = (source: WhomToTell): Condition[] =>
  [
    ...Object.values(source.conditions),
    ...source.rules.flatMap(({ when, beside = [] }) => [when, ...beside.map((line) => line.when)]),
    ...source.beside.map(({ when }) => when),
    ...(source.following ?? []).map(({ when }) => when),
    ...source.questions.flatMap(({ when, options }) => [when, ...options.map((option) => option.when)]),
  ].filter((condition) => condition !== undefined) as Condition[]

/** A condition and every condition within it. */
export const within = (condition: Condition): Condition[] => [
  condition,
  ...[...(condition.any ?? []), ...(condition.all ?? []), ...(condition.not ? [condition.not] : [])].flatMap(
    within,
  ),
]

const contactsIn = (condition: Condition): string[] =>
  within(condition).flatMap(({ open, closed }) => [...wordsOf(open), ...wordsOf(closed)])

/** The rule that wins; null where none does; while that is open, the variables on which it hangs. */
export const winner = (table: Table, known: Known): CompiledRule | null | readonly Variable[] => {
  for (const rule of table.rules) {
    const verdict = rule.when(known)
    if (verdict === true) return rule
    if (verdict !== false) return verdict
  }
  return null
}

/** Who is open, for every contact that the table asks about. */
export const openness = (table: Table, isOpen: (contact: string) => boolean): [Variable, boolean][] =>
  table.contacts.map((contact) => [openNow(contact), isOpen(contact)])
