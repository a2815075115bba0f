import type { Problem } from '../../kit/result.ts'
import { tableOf } from '../decide/compile-table.ts'
import { every, type Test } from '../decide/condition.ts'
import { type Cases, casesOf, findCase } from '../decide/explore.ts'
import { shownBeside, shownInRule, wonBy } from '../decide/shown.ts'
import type { Where } from '../decide/where.ts'
import type { Pack } from '../pack.ts'
import { TELLERS, type Teller, type TextByTeller } from '../schema/common.ts'
import type { RouteId } from '../schema/routes.ts'
import type { Path } from '../yaml-lines.ts'
import { ROUTE_TEXTS } from './pages.ts'

/**
 * Texts that have no words for somebody who gets to read them. Expects a table in which every case has its answer.
 */
export const checkSilence = (pack: Pack, where: Where): Problem[] => {
  const table = tableOf(pack)
  // Word by word: tellers whom no rule tells apart may still have words of their own.
  const cases = casesOf(pack, table, true)
  const silent = new Map<string, { file: Parameters<Where>[0]; path: Path; tellers: Teller[] }>()
  for (const teller of TELLERS) {
    const told = (test: Test): boolean => somebody(cases, teller, test)
    const look = (file: Parameters<Where>[0], path: Path, text: TextByTeller | undefined): void => {
      if (text === undefined || typeof text === 'string' || (text[teller] ?? text.default) !== undefined)
        return
      const key = JSON.stringify([file, path])
      const entry = silent.get(key) ?? { file, path, tellers: [] }
      entry.tellers.push(teller)
      silent.set(key, entry)
    }
    const reached = new Set<string>()
    const line = (path: Path, route: RouteId, why: TextByTeller, shown: Test): void => {
      if (!told(shown)) return
      reached.add(route)
      look('whom-to-tell.yaml', [...path, 'why'], why)
    }
    for (const [i, { rule, first, beside }] of table.rules.entries()) {
      line(['rules', i], first.route, rule.why, wonBy(table, i))
      for (const [j, { route, why }] of beside.entries()) {
        line(['rules', i, 'beside', j], route, why, shownInRule(table, i, j))
      }
    }
    for (const [i, { route, why }] of table.beside.entries()) {
      line(['beside', i], route, why, shownBeside(table, i))
    }
    for (const [i, { question, when, options }] of table.questions.entries()) {
      if (!told(when)) continue
      look('whom-to-tell.yaml', ['questions', i, 'ask'], question.ask)
      for (const [j, { option, when: offered }] of options.entries()) {
        if (told(every([when, offered])))
          look('whom-to-tell.yaml', ['questions', i, 'options', j, 'label'], option.label)
      }
    }
    for (const [i, route] of [...pack.routes.values()].entries()) {
      if (!reached.has(route.id)) continue
      for (const key of ROUTE_TEXTS) look('routes.yaml', ['routes', i, key], route[key])
      for (const [name, way] of Object.entries(route.ways)) {
        look('routes.yaml', ['routes', i, 'ways', name, 'open', 'how'], way.open.how)
        look('routes.yaml', ['routes', i, 'ways', name, 'closed', 'how'], way.closed?.how)
      }
    }
  }
  return [...silent.values()].map(({ file, path, tellers }) => ({
    where: where(file, path),
    what: `“${path.at(-1)}” has no words for: ${tellers.join(', ')}. They get to read it.`,
    right: 'Add their words, or “default” for everybody else.',
  }))
}

/** Is there a case in which this teller is shown it? */
const somebody = (cases: Cases, teller: Teller, shown: Test): boolean => {
  const tells: Test = (known) => {
    const word = known.get('teller')
    return word === undefined ? ['teller'] : word === teller
  }
  return findCase(cases, every([tells, cases.possible, shown])) !== null
}
