import { createHash } from 'node:crypto'
import type { Exercise } from '../schema/practice.ts'
import type { Cast } from '../schema/practice-cast.ts'
import { initialOf, type Player, type Players } from './fill.ts'

/**
 * Who plays each role: the same for the same seed, and over many seeds each role has each gender as often as its share
 * says, whatever the genders of the others. No two have one name; where it can be, no two have one initial.
 * @param given the genders of roles that somebody else has allotted, by the role
 */
export function castRoles(
  { id, roles }: Pick<Exercise, 'id' | 'roles'>,
  cast: Cast,
  seed: string,
  given: ReadonlyMap<string, string> = new Map(),
): Players {
  const draw = (about: string): number =>
    createHash('sha256').update(`${seed}\0${id}\0${about}`).digest().readUInt32BE() / 2 ** 32
  const players = new Map<string, Player>()
  for (const role of roles) {
    const gender =
      cast.genders.find((one) => one.id === given.get(role.id)) ?? genderAt(cast, draw(`${role.id} gender`))
    const names = cast.names.find((list) => list.id === role.names)?.of[gender.id] ?? []
    players.set(role.id, {
      name: nameAmong(names, [...players.values()], draw(`${role.id} name`)),
      gender: gender.id,
      words: gender.words,
    })
  }
  return players
}

/** @param drawn from 0 up to 1 */
const genderAt = ({ genders }: Cast, drawn: number): Cast['genders'][number] => {
  const all = genders.reduce((sum, { share }) => sum + share, 0)
  let left = drawn * all
  for (const gender of genders) {
    left -= gender.share
    if (left < 0) return gender
  }
  return genders.at(-1) as Cast['genders'][number]
}

const nameAmong = (names: readonly string[], taken: readonly Player[], drawn: number): string => {
  const free = names.filter((name) => !taken.some((player) => player.name === name))
  const apart = free.filter((name) => !taken.some((player) => initialOf(player.name) === initialOf(name)))
  const among = apart.length > 0 ? apart : free
  return among[Math.floor(drawn * among.length)] ?? '…'
}
