import type { Condition } from '../schema/whom-to-tell.ts'

/** Facts that cannot be true together. Whoever gives them has made a mistake; the table is not asked about them. */
export const IMPOSSIBLE: readonly {
  readonly when: Condition
  readonly where: string
  readonly what: string
  readonly right: string
}[] = [
  {
    when: { about: 'me', not: { teller: 'young-person' } },
    where: 'about',
    what: 'Only a young person tells about themself.',
    right: 'Use “child”, or the teller “young-person”.',
  },
  {
    when: { about: 'me', child_known: 'no' },
    where: 'child_known',
    what: 'Somebody who tells about themself can be found.',
    right: 'Leave child_known out, or make it “yes”.',
  },
  {
    when: { lead: ['available', 'unavailable', 'none', 'me'], not: { teller: 'practitioner' } },
    where: 'lead',
    what: 'Only practitioners have a safeguarding lead.',
    right: 'Leave lead out, or use the teller “practitioner”.',
  },
  {
    when: { safe_adult: ['yes', 'no'], not: { teller: 'young-person' } },
    where: 'safe_adult',
    what: 'Only young people are asked for an adult whom they can safely tell.',
    right: 'Leave safe_adult out, or use the teller “young-person”.',
  },
]
