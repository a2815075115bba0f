import type { CompiledRule, Table, WayTo } from './compile-table.ts'
import type { Known, Variable, Verdict } from './condition.ts'

/**
 * The open variables that could still change the answer: those on which a rule hangs that may yet win, or a line
 * beside that may yet be shown.
 */
export const hanging = (table: Table, settled: Known): ReadonlySet<Variable> => {
  const known = withFollowing(table, settled)
  const needed = new Set<Variable>()
  const need = (verdict: Verdict): void => {
    if (typeof verdict !== 'boolean') for (const variable of verdict) needed.add(variable)
  }

  const mayWin: CompiledRule[] = []
  for (const rule of table.rules) {
    const verdict = rule.when(known)
    if (verdict === false) continue
    mayWin.push(rule)
    need(verdict)
    if (verdict === true) break
  }
  if (mayWin.every(({ rule }) => rule.ask_no_more)) {
    // Urgent whichever of them wins: only what decides between them is asked.
    return mayWin.length > 1 ? needed : new Set()
  }
  for (const rule of mayWin) {
    for (const [i, line] of rule.beside.entries()) {
      if (!shownBy(rule, rule.beside.slice(0, i), line, known)) need(line.when(known))
    }
  }
  for (const line of table.beside) {
    if (!mayWin.every((rule) => shownBy(rule, rule.beside, line, known))) need(line.when(known))
  }
  for (const { when, means } of table.following) {
    if (Object.keys(means).some((fact) => needed.has(fact))) need(when(known))
  }
  return needed
}

/** Whether a route is already in this rule's answer for certain, so that another line for it changes nothing. */
const shownBy = (
  { first }: CompiledRule,
  lines: CompiledRule['beside'],
  { route }: WayTo,
  known: Known,
): boolean => first.route === route || lines.some((line) => line.route === route && line.when(known) === true)

/** What follows from the answers taken together. Where that is still open, so is the fact that would follow. */
export const withFollowing = (table: Table, settled: Known): Known => {
  if (table.following.length === 0) return settled
  const known = new Map(settled)
  for (const { when, means } of table.following) {
    const verdict = when(settled)
    for (const [fact, word] of Object.entries(means)) {
      if (verdict === true) known.set(fact, word)
      else if (verdict !== false && known.get(fact) !== word) known.delete(fact)
    }
  }
  return known
}
