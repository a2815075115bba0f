import type { Problem } from '../../kit/result.ts'
import type { Pack } from '../pack.ts'
import type { Path } from '../yaml-lines.ts'
import { checkJourney } from './check-journey.ts'
import { checkPlaces } from './check-places.ts'
import { checkUse } from './check-use.ts'
import { type CompiledRule, type Table, tableOf, winner } from './compile-table.ts'
import { every, type Known } from './condition.ts'
import { type Cases, casesIn, casesOf, findCase, settling } from './explore.ts'
import { factsOf } from './known.ts'
import { shownBeside, shownInRule } from './shown.ts'
import { plainWhere, type Where } from './where.ts'

/** What was proved, for those who want to know how much that is. */
export interface TableProof {
  readonly problems: readonly Problem[]
  /** Cases of facts and opening hours, all of which have exactly one first answer where there is no problem. */
  readonly cases: number
  /** Blocks of cases that were judged at once. */
  readonly blocks: number
}

/**
 * Proves of a pack's table, by looking at every case: each has exactly one first answer; every rule, line beside,
 * route, form and word is of use; every question and option is asked of somebody; every way through the questions
 * ends in an answer. Expects a pack whose references are sound.
 */
export const checkTable = (pack: Pack, where: Where = plainWhere): TableProof => {
  const table = tableOf(pack)
  const cases = casesOf(pack, table)
  const { problems, blocks } = checkFirst(table, cases, where)
  const places = checkPlaces(pack, where)
  // What is said further down rests on each case having its answer.
  if (problems.length > 0) return { problems: [...problems, ...places], cases: cases.count, blocks }
  const neverShown = linesNeverShown(table, cases)
  return {
    problems: [
      ...places,
      ...neverShown.map(({ path, route }) => ({
        where: where('whom-to-tell.yaml', path),
        what: `“${route}” is never shown here: its condition never holds, or it stands there already.`,
        right: 'Remove the line, or change its condition.',
      })),
      ...checkReached(pack, table, where),
      ...checkUse(
        pack,
        table,
        casesOf(pack, table, true),
        neverShown.map(({ path }) => path),
        where,
      ),
      ...checkJourney(table, where),
    ],
    cases: cases.count,
    blocks,
  }
}

/** Every possible case has its first answer, and every rule is the first somewhere. */
const checkFirst = (table: Table, cases: Cases, where: Where): { problems: Problem[]; blocks: number } => {
  const wins = new Set<CompiledRule>()
  const without: Known[] = []
  let seen = 0
  let blocks = 0
  const visit = (known: Map<string, string | boolean>): void => {
    const possible = cases.possible(known)
    const won = possible === true ? winner(table, known) : possible === false ? null : possible
    if (won && !('rule' in won)) {
      for (const next of settling(cases, known, won[0] ?? '')) visit(next)
      return
    }
    seen += casesIn(cases, known)
    blocks++
    if (possible !== true) return
    if (won) wins.add(won)
    else without.push(new Map(known))
  }
  visit(new Map())
  if (Math.round(seen) !== cases.count)
    throw new Error(`Only ${seen} of ${cases.count} cases were looked at.`)

  const problems: Problem[] = without.slice(0, 3).map((known) => ({
    where: where('whom-to-tell.yaml', ['rules']),
    what: `No rule holds for ${JSON.stringify(factsOf(known))}.`,
    right: 'Let the last rule hold for everything that is left: “when: {}”.',
  }))
  for (const [i, rule] of table.rules.entries()) {
    if (wins.has(rule)) continue
    problems.push({
      where: where('whom-to-tell.yaml', ['rules', i]),
      what: `The rule “${rule.rule.id}” never gives the answer: rules above it take every case.`,
      right: 'Remove it, move it up, or change its condition.',
    })
  }
  return { problems, blocks }
}

/** The lines beside that are never shown. */
const linesNeverShown = (table: Table, cases: Cases): { path: Path; route: string }[] => {
  const lines = [
    ...table.rules.flatMap(({ beside }, i) =>
      beside.map(({ route }, j) => ({
        path: ['rules', i, 'beside', j],
        route,
        shown: shownInRule(table, i, j),
      })),
    ),
    ...table.beside.map(({ route }, i) => ({ path: ['beside', i], route, shown: shownBeside(table, i) })),
  ]
  return lines.filter(({ shown }) => findCase(cases, every([cases.possible, shown])) === null)
}

/** Every route and form of the pack, and every way of a route, is somebody's answer. */
const checkReached = (pack: Pack, table: Table, where: Where): Problem[] => {
  // Rules win and lines are shown, as has been proved: what they name is reached.
  const named = [...table.rules.flatMap(({ first, beside }) => [first, ...beside]), ...table.beside]
  const ways = new Set(named.map(({ route, way }) => `${route}/${way}`))
  const routes = new Set<string>(named.map(({ route }) => route))
  const forms = new Set<unknown>(
    table.rules.flatMap(({ rule: { form } }) =>
      form !== null && typeof form === 'object' ? [form.practitioner, form.default] : [form],
    ),
  )
  const problems: Problem[] = []
  for (const [i, route] of [...pack.routes.values()].entries()) {
    if (!routes.has(route.id)) {
      problems.push({
        where: where('routes.yaml', ['routes', i]),
        what: `No rule leads to the route “${route.id}”.`,
        right: 'Name it in a rule of whom-to-tell.yaml, or remove it.',
      })
      continue
    }
    for (const way of Object.keys(route.ways)) {
      if (way === 'default' || ways.has(`${route.id}/${way}`)) continue
      problems.push({
        where: where('routes.yaml', ['routes', i, 'ways', way]),
        what: `No rule leads to the way “${way}” of the route “${route.id}”.`,
        right: `Name it in a rule as ${route.id}/${way}, or remove it.`,
      })
    }
  }
  for (const [i, form] of [...pack.publishedForms.values()].entries()) {
    if (forms.has(form.id)) continue
    problems.push({
      where: where('routes.yaml', ['forms', i]),
      what: `No rule leads to the form “${form.id}”.`,
      right: 'Name it in a rule of whom-to-tell.yaml, or remove it.',
    })
  }
  return problems
}
