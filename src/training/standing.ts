import type { Place } from './queries.ts'

/** How far a team is: a count, and nobody's name. */
export interface TeamStanding {
  readonly team: string
  readonly people: number
  /** How many have gone through all of it; of a shared link as many as pressed “tell” for each practice. */
  readonly done: number
}

/** How many of the practices a person has gone through. */
export const doneAt = ({ done }: Place, modules: readonly string[]): number =>
  modules.filter((module) => done.some((one) => one.module === module)).length

/** Teams by their name: they stand in no order of merit. */
export function standingOf(places: readonly Place[], modules: readonly string[]): TeamStanding[] {
  const teams = new Map<string, { people: number; done: number }>()
  for (const place of places) {
    const team = teams.get(place.team) ?? { people: 0, done: 0 }
    const through = modules.map((module) => place.done.find((one) => one.module === module)?.times ?? 0)
    team.people += place.people ?? 1
    team.done += place.people === null ? Number(Math.min(...through) > 0) : Math.min(place.people, ...through)
    teams.set(place.team, team)
  }
  return [...teams]
    .map(([team, { people, done }]) => ({ team, people, done }))
    .sort((one, other) => one.team.localeCompare(other.team, 'en'))
}
