import { ageOf } from '../../concern/index.ts'
import type { MentionField } from '../../pack/index.ts'
import type { KnownBy } from '../schema.ts'

interface Told {
  readonly toldAt: Date
  readonly ageBand: string | null
  readonly people: readonly {
    readonly roles: readonly string[]
    /** Null: it cannot be read with this key. */
    readonly said: Readonly<Partial<Record<MentionField, string>>> | null
  }[]
}

export interface AdultYear {
  readonly year: number
  readonly knownBy: KnownBy
}

/** The least that somebody of a band was. */
const LEAST: Readonly<Record<string, number>> = { 'under-13': 0, '13-15': 13, '16-17': 16, '18-plus': 18 }

/**
 * In which year the youngest child that a concern is about is 18 at the latest, and what that rests on: their birth, else
 * how old they were said to be, else the band; where nothing is known, somebody born on that very day. Never too early.
 */
export const adultYear = ({ toldAt, ageBand, people }: Told): AdultYear => {
  const told = toldAt.getUTCFullYear()
  const band = LEAST[ageBand ?? '']
  const otherwise: AdultYear =
    band === undefined ? { year: told + 18, knownBy: 'nothing' } : { year: told + 18 - band, knownBy: 'band' }
  const each = people.flatMap(({ roles, said }): AdultYear[] => {
    const child = roles.includes('child-at-risk')
    if (said === null) return child ? [{ year: told + 18, knownBy: 'nothing' }] : []
    const age = ageOf({ kind: 'person', roles: [], said }, toldAt)
    if (age === null) return child ? [otherwise] : []
    // Of grown-ups only those count whom it is about.
    if (age.least >= 18) return child ? [{ year: told, knownBy: 'age' }] : []
    const born = said.born && ageOf({ kind: 'person', roles: [], said: { born: said.born } }, toldAt)
    return born
      ? [{ year: Number(said.born?.slice(0, 4)) + 18, knownBy: 'birth' }]
      : [{ year: told + 18 - age.least, knownBy: 'age' }]
  })
  return each.toSorted((a, b) => b.year - a.year)[0] ?? otherwise
}
