import { type Table, winner } from './compile-table.ts'
import { every, not, type Test } from './condition.ts'

/** The case is this rule's: it holds and none above it does. */
export const wonBy = (table: Table, index: number): Test =>
  every([...table.rules.slice(0, index).map(({ when }) => not(when)), table.rules[index]?.when ?? every([])])

/** A line of a rule is shown where its rule wins, it holds, and its route does not stand there already. */
export const shownInRule = (table: Table, index: number, line: number): Test => {
  const rule = table.rules[index]
  const written = rule?.beside[line]
  if (!rule || !written || written.route === rule.first.route) return () => false
  const earlier = rule.beside.slice(0, line).filter(({ route }) => route === written.route)
  return every([wonBy(table, index), written.when, ...earlier.map(({ when }) => not(when))])
}

/** The same of a line that stands beside whatever wins. */
export const shownBeside = (table: Table, line: number): Test => {
  const written = table.beside[line]
  if (!written) return () => false
  const earlier = table.beside.slice(0, line).filter(({ route }) => route === written.route)
  const free: Test = (known) => {
    const won = winner(table, known)
    if (won === null) return false
    if (!('rule' in won)) return won
    if (won.first.route === written.route) return false
    return every(won.beside.filter(({ route }) => route === written.route).map(({ when }) => not(when)))(
      known,
    )
  }
  return every([written.when, ...earlier.map(({ when }) => not(when)), free])
}
