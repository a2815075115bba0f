import type { Voice } from '../pack/index.ts'

/** Its organisations: addresses of example.org, which nobody can have (RFC 2606). */
export const ORGANISATIONS: readonly {
  readonly name: string
  readonly email: string
  /** Whom they pass the link of a survey on to. */
  readonly passesOnTo: readonly Voice[]
}[] = [
  {
    name: 'Merrowby High School',
    email: 'office@merrowby-high.example.org',
    passesOnTo: ['children', 'parents', 'practitioners'],
  },
  {
    name: 'Merrowby Youth Club',
    email: 'hello@merrowby-youth.example.org',
    passesOnTo: ['children', 'practitioners'],
  },
  {
    name: 'Beck Lane Surgery',
    email: 'reception@beck-lane.example.org',
    passesOnTo: ['parents', 'practitioners'],
  },
  {
    name: 'Merrowby Family Hub',
    email: 'hub@merrowby-families.example.org',
    passesOnTo: ['parents', 'practitioners'],
  },
]

/** Teams that took the briefing up: so many answered its check before and after, and so many of them rightly. */
export const TEAMS: readonly {
  readonly team: string
  readonly role: string
  readonly people: number
  /** Who told every sign from what is none, and who knew whom to tell. */
  readonly right: { readonly before: readonly [number, number]; readonly after: readonly [number, number] }
}[] = [
  {
    team: 'Merrowby High School, pastoral team',
    role: 'Safeguarding lead',
    people: 14,
    right: { before: [6, 8], after: [11, 13] },
  },
  {
    team: 'Beck Lane Surgery',
    role: 'Practice manager',
    people: 9,
    right: { before: [3, 5], after: [7, 8] },
  },
  {
    team: 'Merrowby Youth Club',
    role: 'Senior youth worker',
    people: 11,
    right: { before: [5, 4], after: [9, 10] },
  },
]
