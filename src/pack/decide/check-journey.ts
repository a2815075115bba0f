import type { Problem } from '../../kit/result.ts'
import { type Chosen, offered, walk } from './ask.ts'
import type { CompiledQuestion, Table } from './compile-table.ts'
import { compileCondition, type Known } from './condition.ts'
import { IMPOSSIBLE } from './impossible.ts'
import { factsOf, knownFrom } from './known.ts'
import type { Where } from './where.ts'

/**
 * Every question is asked of somebody, every option is offered, and no way through the questions gives facts that
 * cannot be true together. With the proof that all possible facts have an answer, every way ends in one.
 */
export const checkJourney = (table: Table, where: Where): Problem[] => [
  ...checkContradictions(table, where),
  ...checkAsked(table, where),
]

const checkAsked = (table: Table, where: Where): Problem[] => {
  // Few ways show everything of a sound table; where they do not, every way is looked at.
  const few = shownOn(table, (ids) => [ids[0] ?? '', ids.at(-1) ?? ''])
  const all = table.questions.flatMap(({ options }) => options).length
  const shown = few.size === all ? few : shownOn(table, (ids) => ids)

  return table.questions.flatMap(({ question }, i): Problem[] => {
    const never = question.options.filter((option) => !shown.has(`${question.id}/${option.id}`))
    if (never.length === question.options.length) {
      return [
        {
          where: where('whom-to-tell.yaml', ['questions', i]),
          what: `The question “${question.id}” is never asked: no answer to it could change whom to tell.`,
          right: 'Remove it, or look at its “when”.',
        },
      ]
    }
    return never.map((option) => ({
      where: where('whom-to-tell.yaml', ['questions', i, 'options', question.options.indexOf(option)]),
      what: `The option “${option.id}” of “${question.id}” is never offered.`,
      right: 'Remove it, or look at its “when”.',
    }))
  })
}

/** Where the answers so far lead: the question asked next with the options offered, or the end. */
const ahead = (table: Table, chosen: Chosen): { known: Known; asked?: CompiledQuestion; ids: string[] } => {
  const { known, next } = walk(table, chosen)
  const asked = table.questions.find(({ question }) => question === next)
  return asked
    ? { known, asked, ids: offered(asked, known).map(({ option }) => option.id) }
    : { known, ids: [] }
}

/**
 * The options offered, as `question/option`, on every way through the questions: with each option of a question that
 * takes one answer, and with the ticks of `several`, each alone and all together. Two ways to the same facts are one.
 */
const shownOn = (table: Table, several: (ids: string[]) => string[]): ReadonlySet<string> => {
  const shown = new Set<string>()
  const visited = new Set<string>()
  const visit = (chosen: Chosen): void => {
    const { known, asked, ids } = ahead(table, chosen)
    if (!asked) return
    const { id, kind, options } = asked.question
    for (const option of ids) shown.add(`${id}/${option}`)
    const state = `${id} ${JSON.stringify(factsOf(known))}`
    if (visited.has(state) || asked === table.questions.at(-1)) return
    visited.add(state)
    const ticks = new Set(kind === 'one' ? ids : several(ids))
    for (const option of ticks) visit({ ...chosen, [id]: [option] })
    const together = [...ticks].filter((one) => !options.find((option) => option.id === one)?.alone)
    if (kind === 'several' && together.length > 1) visit({ ...chosen, [id]: together })
  }
  visit({})
  return shown
}

const impossible = IMPOSSIBLE.map(({ when }) => compileCondition(when, () => () => false))
const CRITICAL: ReadonlySet<string> = new Set(['teller', 'about', 'child_known', 'lead', 'safe_adult'])

/**
 * Facts that cannot be true together come from few questions. Every choice of their options is looked at that the
 * conditions do not rule out, whatever the other questions give: more than can really happen, never less.
 */
const checkContradictions = (table: Table, where: Where): Problem[] => {
  const found = new Set<string>()
  const visit = (index: number, known: Known): void => {
    const asked = table.questions[index]
    if (!asked) {
      const facts = factsOf(known)
      if (!facts.teller) return
      const whole = knownFrom(facts)
      if (impossible.some((test) => test(whole) === true)) found.add(JSON.stringify(facts))
      return
    }
    visit(index + 1, known)
    if (asked.when(known) === false) return
    for (const { option } of offered(asked, known)) {
      const means = Object.entries(option.means).filter(([fact]) => CRITICAL.has(fact))
      if (means.length === 0) continue
      visit(index + 1, new Map([...known, ...means.map(([fact, word]) => [fact, String(word)] as const)]))
    }
  }
  visit(0, new Map())
  return [...found].slice(0, 3).map((facts) => ({
    where: where('whom-to-tell.yaml', ['questions']),
    what: `The questions can give facts that cannot be true together: ${facts}.`,
    right: 'Give one of the options a “when”.',
  }))
}
