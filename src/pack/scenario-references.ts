import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'
import type { ExerciseFault } from './practice/graph-faults.ts'
import type { Refer } from './refer.ts'
import { ruleFaults, scenarioFaults } from './scenario/scenario-faults.ts'

/** Whether each scenario can be told of every child alike, and what it names exists. */
export const checkScenarios = (
  { scenarios, scenarioRules, cast, instruments }: Parts,
  known: { contacts: ReadonlySet<string> | undefined; signs: ReadonlySet<string> | undefined },
  refer: Refer,
): Problem[] => {
  const first = scenarios[0]
  if (!first && !scenarioRules) return []
  if (!first || !scenarioRules || !cast) {
    const where = (first ?? scenarioRules)?.file ?? ''
    const right =
      'Scenarios need practice/scenarios.yaml, practice/cast.yaml and files in practice/scenarios.'
    return [{ where, what: 'These scenarios cannot be gone through.', right }]
  }
  const problems: Problem[] = []
  const tell = (where: (path: ExerciseFault['path']) => string, faults: readonly ExerciseFault[]): void => {
    for (const { path, what, right } of faults)
      problems.push({ where: where(path), what, ...(right ? { right } : {}) })
  }
  tell(
    scenarioRules.where,
    ruleFaults(
      scenarioRules.value,
      instruments.map(({ value }) => value),
      scenarios.length,
    ),
  )
  const asked = instruments.find(({ value }) => value.id === scenarioRules.value.asks_as)?.value.vignettes
  const harms = asked && new Set(asked.harm.choices.map(({ id }) => id))
  for (const part of scenarios) {
    const { value, where, file } = part
    for (const [i, id] of value.after.signs.entries())
      refer('sign', known.signs, part, ['after', 'signs', i], id)
    for (const [i, id] of value.after.contacts.entries())
      refer('contact', known.contacts, part, ['after', 'contacts', i], id)
    refer('kind of harm in that survey', harms, part, ['shows'], value.shows)
    if (!file.endsWith(`/${value.id}.yaml`))
      problems.push({
        where: where(['id']),
        what: 'A scenario is called as its file.',
        right: `Call the file ${value.id}.yaml, or change the id.`,
      })
    tell(where, scenarioFaults(value, scenarioRules.value, cast.value.never))
  }
  return problems
}
