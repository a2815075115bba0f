import type { Pack } from '../pack/index.ts'
import type { Followed, Grouping } from './followed.ts'
import { monthOf } from './periods.ts'

/**
 * A way to count: everything told is in exactly one of its labels, so that they add up to all that was told. `none`
 * is what is outside of it, or not known.
 */
export interface Family {
  readonly id: string
  /** Whether a team's own are counted too. */
  readonly byTeam: boolean
  /** Nothing of any child or family: how soon a team answered. Small numbers of it are shown. */
  readonly process?: true
  label(one: Followed, pack: Pack): string
}

export const NONE = 'none'

const known = (code: string | null): string => (code === null || code === 'not-known' ? NONE : code)
const inTime = (due: Date | null, at: Date | null): string =>
  due === null ? NONE : at !== null && at <= due ? 'in-time' : 'late'

export const groupOf = (grouping: Grouping, one: Followed): string =>
  known({ gender: one.gender, age: one.ageBand, ethnicity: one.ethnicity }[grouping])

/** Whether a decision leads to help, as the pack says; nothing decided is no help in these days. */
const helpIn = (pack: Pack, decided: string | null): string =>
  pack.desk?.outcomes.find(({ id }) => id === decided)?.helps ? 'help' : 'no-help'

/** Every way that has one label for each concern. */
export const SINGLE: readonly Family[] = [
  { id: 'month', byTeam: false, label: ({ toldAt }) => monthOf(toldAt) },
  { id: 'form', byTeam: true, label: ({ form }) => form },
  { id: 'teller', byTeam: false, label: ({ teller }) => teller },
  { id: 'route', byTeam: false, label: ({ route }) => route },
  { id: 'feared', byTeam: true, label: ({ significant }) => (significant ? 'significant' : 'not-yet') },
  { id: 'gender', byTeam: false, label: (one) => groupOf('gender', one) },
  { id: 'age', byTeam: false, label: (one) => groupOf('age', one) },
  { id: 'ethnicity', byTeam: false, label: (one) => groupOf('ethnicity', one) },
  { id: 'helped', byTeam: true, label: ({ decided }, pack) => helpIn(pack, decided) },
  { id: 'decided', byTeam: false, label: ({ decided }) => known(decided) },
  { id: 'support', byTeam: true, label: ({ support }) => support ?? NONE },
  {
    id: 'acknowledge',
    byTeam: true,
    process: true,
    label: ({ acknowledgeDue, acknowledgedAt }) => inTime(acknowledgeDue, acknowledgedAt),
  },
  {
    id: 'decide',
    byTeam: true,
    process: true,
    label: ({ decideDue, decidedAt }) => inTime(decideDue, decidedAt),
  },
  {
    id: 'answer',
    byTeam: true,
    process: true,
    label: ({ mayBeTold, answeredAt }) => (mayBeTold ? (answeredAt ? 'answered' : 'not-answered') : NONE),
  },
]

/** What a concern may have several of: each is counted by itself, with it and without it, of everything together. */
export const MANY = [
  { id: 'harm', of: ({ harms }: Followed): readonly string[] => harms },
  { id: 'sign', of: ({ signs }: Followed): readonly string[] => signs },
] as const
