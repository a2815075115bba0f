import { workingDaysAfter } from '../../concern/index.ts'
import type { Desk, Pack, TeamId } from '../../pack/index.ts'
import type { Draw } from '../../questionnaire/index.ts'
import { chance, oneOf } from './draw-of.ts'

type Kind =
  | 'claimed'
  | 'acknowledged'
  | 'replied'
  | 'asked'
  | 'noted'
  | 'decided'
  | 'supported'
  | 'referenced'
  | 'became'
  | 'closed'

/** One thing that a team did. */
export interface Did {
  readonly kind: Kind
  readonly at: Date
  readonly what?: string
  readonly how?: 'offered' | 'accepted' | 'begun' | 'refused'
  /** What is sealed with the step; of a reply, what is written to the one who told. */
  readonly text?: string
}

/** What one team did of a concern until now. */
export interface Work {
  readonly openedAt: Date | null
  readonly did: readonly Did[]
  /** What the one who told wrote back. */
  readonly answered: { readonly at: Date; readonly text: string } | null
}

export interface Standing {
  readonly receives: TeamId
  readonly capacity: 'receiver' | 'copy' | 'lead'
  readonly toldAt: Date
  readonly openDue: Date | null
  readonly acknowledgeDue: Date
  readonly decideDue: Date
  readonly mayReply: boolean
  /** Left as it came in: nobody has closed it, as it is to be seen with others. */
  readonly kept: boolean
  /** Opened, and late: so that each team has something to be late with. */
  readonly late: boolean
  /** Of the first child that is told of; null: no child is known. */
  readonly gender: 'girl' | 'boy' | 'another' | null
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Of what came in lately somebody is late with so much; a look into the inbox finds it. */
const FORGOTTEN = 0.14
/**
 * How often what is told of a child leads to help, whatever is told: less often of boys. It is there to be found, and the
 * only one: age and ethnicity change nothing.
 */
const HELPED = { girl: 0.78, boy: 0.34, another: 0.6 } as const
const LATELY_DAYS = 12
const ANSWERS = [
  'Any day after three is fine.',
  'Yes. He was there again on Friday, with somebody else.',
  'Please write here, not by phone.',
  'Nothing more, thank you.',
]
const WHY = [
  'What is told fits with what is known already.',
  'One event, and the family protects.',
  'Spoken with the school and with the one who told.',
  'Decided together with the manager.',
]
const HELD = 'Held, to be seen beside what others notice.'

/** What happened by now; what would come later has not happened. */
export const planWork = (pack: Pack, one: Standing, now: Date, draw: Draw): Work => {
  const { receives, capacity, toldAt } = one
  const lately = now.getTime() - toldAt.getTime() < LATELY_DAYS * DAY
  const forgotten = one.late
    ? 'undecided'
    : lately && chance(FORGOTTEN, draw)
      ? oneOf(['unopened', 'undecided'] as const, draw)
      : null
  const opened = openedAt(one, draw)
  const acknowledged = plus(opened, (0.1 + draw()) * HOUR)
  const decided = new Date(
    Math.max(
      plus(acknowledged, HOUR / 3).getTime(),
      one.decideDue.getTime() + (chance(0.08, draw) ? 1 : -1) * draw() * 5 * HOUR,
    ),
  )
  const outcome = outcomeOf(pack.desk, one, draw)
  const reply = pack.desk?.replies.find(({ id }) => id === outcome?.reply)
  const question = pack.desk?.replies.find(({ asks }) => asks)
  const receiver = capacity === 'receiver'
  const asks = receiver && one.mayReply && question !== undefined && chance(0.12, draw)
  const answered =
    asks && chance(0.7, draw)
      ? { at: plus(acknowledged, (4 + draw() * 40) * HOUR), text: oneOf(ANSWERS, draw) }
      : null
  const did: Did[] = [
    ...(receiver
      ? ([
          { kind: 'claimed', at: opened },
          { kind: 'acknowledged', at: acknowledged },
        ] satisfies Did[])
      : []),
    ...(asks && question
      ? ([{ kind: 'asked', at: plus(acknowledged, 1000), text: question.text }] satisfies Did[])
      : []),
    ...(outcome && forgotten !== 'undecided' ? decisionOf(outcome, one, decided, draw) : []),
    ...(outcome && forgotten !== 'undecided' && receiver && one.mayReply && reply
      ? ([{ kind: 'replied', at: plus(decided, HOUR / 4), text: reply.text }] satisfies Did[])
      : []),
    ...(outcome && forgotten !== 'undecided' ? after(pack.desk, one, decided, draw) : []),
  ]
  if (forgotten === 'unopened' || opened > now) return { openedAt: null, did: [], answered: null }
  return {
    openedAt: opened,
    did: did.filter(({ at }) => at <= now).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    answered: answered && answered.at <= now ? answered : null,
  }

  function decisionOf({ id, reasons }: Outcome, { kept }: Standing, at: Date, by: Draw): Did[] {
    return [
      { kind: 'decided', at, what: id, ...(kept ? { text: HELD } : reasons ? { text: oneOf(WHY, by) } : {}) },
    ]
  }
  function openedAt({ openDue }: Standing, by: Draw): Date {
    const due = openDue ?? workingDaysAfter(pack, toldAt, 1)
    const minutes = receives === 'first-contact' ? 25 : 50
    return new Date(
      Math.max(
        toldAt.getTime() + 60_000,
        due.getTime() + (chance(0.1, by) ? 1 : -1) * by() * minutes * 60_000,
      ),
    )
  }
}

type Outcome = Desk['outcomes'][number]
const plus = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

const outcomeOf = (
  desk: Desk | null,
  { receives, kept, capacity, gender }: Standing,
  draw: Draw,
): Outcome | undefined => {
  const own = (desk?.outcomes ?? []).filter(({ id, teams }) => teams.includes(receives) && id !== 'duplicate')
  if (kept || capacity === 'lead') return own.find(({ id }) => id === 'held-in-school') ?? own[0]
  const of = (helps: boolean) => own.filter((one) => one.helps === helps)
  const decided = gender && of(true).length > 0 ? of(chance(HELPED[gender], draw)) : own
  return own.length === 0 ? undefined : oneOf(decided.length > 0 ? decided : own, draw)
}

/** Support, what became of information, and the end. */
const after = (
  desk: Desk | null,
  { receives, capacity, kept }: Standing,
  decided: Date,
  draw: Draw,
): Did[] => {
  if (kept) return []
  const closed = plus(decided, (2 + draw() * 26) * DAY)
  const did: Did[] = [{ kind: 'closed', at: closed }]
  const supports = desk?.supports ?? []
  if (capacity === 'receiver' && receives !== 'police' && supports.length > 0 && chance(0.45, draw)) {
    const what = oneOf(supports, draw).id
    const share = (closed.getTime() - decided.getTime()) / 4
    did.push({ kind: 'supported', what, how: 'offered', at: plus(decided, share) })
    if (chance(0.2, draw)) did.push({ kind: 'supported', what, how: 'refused', at: plus(decided, 2 * share) })
    else
      did.push(
        { kind: 'supported', what, how: 'accepted', at: plus(decided, 2 * share) },
        { kind: 'supported', what, how: 'begun', at: plus(decided, 3 * share) },
      )
  }
  if (receives === 'police') {
    did.push({
      kind: 'referenced',
      at: plus(decided, HOUR),
      text: `MB/${1000 + Math.floor(draw() * 9000)}/${decided.toISOString().slice(2, 4)}`,
    })
    did.push({
      kind: 'became',
      at: plus(decided, DAY + (draw() * DAY) / 2),
      what: oneOf(['used', 'logged', 'logged', 'cannot-say'], draw),
    })
  }
  return did
}
