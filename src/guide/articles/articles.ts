import type { Article, Audience, Pack } from '../../pack/index.ts'
import { DOORS, type DoorPlace } from '../urls.ts'

const AUDIENCE: Readonly<Record<DoorPlace, Audience>> = {
  youngPeople: 'young_people',
  parents: 'parents',
  practitioners: 'practitioners',
}

/** The articles of a door, in the order of the pack; none where the pack has no guidance. */
export const articlesOf = ({ articles }: Pack, door: DoorPlace): Article[] =>
  articles.filter(({ doors }) => doors.includes(AUDIENCE[door]))

/** The door by which an article is read, where nobody has said by which. */
export const doorOf = ({ doors }: Article): DoorPlace =>
  DOORS.find((door) => doors.includes(AUDIENCE[door])) ?? 'practitioners'
