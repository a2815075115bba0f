import type { Place } from './queries.ts'

/** How far a team is: a count, and nobody's name. */
export interface TeamStanding {
  readonly team: string
  readonly people: number
  /** How many have gone through all of it; of a shared link as many as pressed “tell” for each practice. */
  readonly done: number
  /** Some of them share a link. */
  readonly shared: boolean
}

/** How many of the practices a person has gone through. */
export const doneAt = ({ done }: Place, modules: readonly string[]): number =>
  modules.filter((module) => done.some((one) => one.module === module)).length

/** Teams by their name: they stand in no order of merit. */
export function standingOf(places: readonly Place[], modules: readonly string[]): TeamStanding[] {
  const teams = new Map<string, Omit<TeamStanding, 'team'>>()
  for (const place of places) {
    const before = teams.get(place.team) ?? { people: 0, done: 0, shared: false }
    const through = modules.map((module) => place.done.find((one) => one.module === module)?.times ?? 0)
    const own = place.people === null
    const done = own ? Number(Math.min(...through) > 0) : Math.min(place.people, ...through)
    teams.set(place.team, {
      people: before.people + (place.people ?? 1),
      done: before.done + done,
      shared: before.shared || !own,
    })
  }
  return [...teams]
    .map(([team, standing]) => ({ team, ...standing }))
    .sort((one, other) => one.team.localeCompare(other.team, 'en'))
}
