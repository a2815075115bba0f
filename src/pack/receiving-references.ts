import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'
import type { TeamId } from './schema/form.ts'

/**
 * The product's own rules send to these whatever a form says: who tells of an adult who works with children, and of
 * a child who may be significantly harmed.
 */
const ALWAYS: readonly TeamId[] = ['lado', 'first-contact']

/** Whether every team that receives a form is described, once, with a contact that exists and a ladder in order. */
export const checkReceiving = ({ receiving, contacts, forms }: Parts): Problem[] => {
  const needed = new Map(
    forms.flatMap(({ value, where }) =>
      [...ALWAYS.map((team) => ({ team })), ...value.receiving, ...(value.copies ?? [])].map(
        ({ team }) => [team, where(['receiving'])] as const,
      ),
    ),
  )
  const described = new Set(receiving?.value.teams.map(({ team }) => team))
  const missing = [...needed]
    .filter(([team]) => !described.has(team))
    .map(([team, where]) => ({
      where,
      what: `Nothing says how “${team}” receives.`,
      right: 'Describe the team in receiving.yaml: its contact, what is due when, and its ladder.',
    }))
  if (!receiving) return missing
  const known = new Set(contacts?.value.contacts.map(({ id }) => id))
  return receiving.value.teams.reduce<Problem[]>((problems, { team, contact, ladder, out_of_hours }, i) => {
    const at = (...path: (string | number)[]): string => receiving.where(['teams', i, ...path])
    if (receiving.value.teams.findIndex((one) => one.team === team) < i)
      problems.push({ where: at('team'), what: `“${team}” stands twice.`, right: 'Keep one of them.' })
    if (contacts && !known.has(contact) && !contacts.cutIds.includes(contact))
      problems.push({
        where: at('contact'),
        what: `There is no contact “${contact}”.`,
        right: 'Name an id of contacts.yaml.',
      })
    const rungs = ladder.map(({ id }) => id)
    if (new Set(rungs).size < rungs.length)
      problems.push({ where: at('ladder'), what: 'A rung stands twice.', right: 'Keep one of them.' })
    if (ladder.some(({ after }, j) => j > 0 && after <= (ladder[j - 1]?.after ?? 0)))
      problems.push({
        where: at('ladder'),
        what: 'A rung comes before the one below it.',
        right: 'Put them in order of “after”.',
      })
    for (const rung of out_of_hours ?? [])
      if (!rungs.includes(rung))
        problems.push({
          where: at('out_of_hours'),
          what: `The ladder has no “${rung}”.`,
          right: 'Name a rung of this team’s ladder.',
        })
    return problems
  }, missing)
}
