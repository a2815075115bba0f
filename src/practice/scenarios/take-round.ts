import { randomBytes } from 'node:crypto'
import type { Sent } from '../../kit/sent.ts'
import type { CodedAnswers } from '../sharing/coded.ts'
import { isCarried } from '../way.ts'
import type { Allotment } from './allot.ts'
import { isWhole, type Library, MOST_WORDS, placeId, placeIn, type Round, type WeekAnswers } from './round.ts'

/** What was sent for a week as it was typed, and which of its questions have no answer that can be used. */
export interface Amiss {
  readonly missing: readonly ('worry' | 'harm' | 'next')[]
  readonly tooLong: boolean
  readonly typed: WeekAnswers
}

export interface TakenRound {
  readonly round: Round
  readonly amiss: Amiss | null
}

const draw = (): string => randomBytes(12).toString('hex')

/** A round at its beginning, with what a room above gave along, and what was answered before it. */
export const beginRound = (
  set: string,
  allotment: Allotment,
  carried?: unknown,
  before?: CodedAnswers,
): Round => ({
  ...allotment,
  ...(isCarried(carried) ? { carried } : {}),
  ...(before ? { before } : {}),
  set,
  seed: draw(),
  nonce: draw(),
  opened: 1,
  over: false,
  answers: [],
})

/**
 * One turn: what was answered to the week, or `go`: `on` (to the next story), `end` (see what it says), `back` (a step).
 * `at` says what was on the page: what was sent from an old one moves nothing.
 */
export function takeRound(library: Library, round: Round, sent: Sent): TakenRound {
  const still: TakenRound = { round, amiss: null }
  const place = placeIn(library, round)
  if (sent.at !== placeId(place)) return still
  if (sent.go === 'back') return { round: back(round), amiss: null }
  if (place.at === 'end') return still
  if (place.at === 'after') {
    const last = round.opened === round.stories.length
    if (sent.go === 'end' || (sent.go === 'on' && last))
      return { round: { ...round, over: true }, amiss: null }
    return sent.go === 'on' ? { round: { ...round, opened: round.opened + 1 }, amiss: null } : still
  }
  // A later story may be left alone: what was answered to it so far then counts for nothing.
  if (sent.go === 'end' && isWhole(library, round, 0)) return { round: { ...round, over: true }, amiss: null }
  const typed = typedIn(library, sent)
  const { asks } = place.week
  const missing = (['harm', 'worry', 'next'] as const).filter(
    (ask) => asks.includes(ask) && typed[ask] === null,
  )
  const tooLong = asks.includes('words') && (typed.words?.length ?? 0) > MOST_WORDS
  if (missing.length > 0 || tooLong) return { round, amiss: { missing, tooLong, typed } }
  const kept: WeekAnswers = {
    worry: asks.includes('worry') ? typed.worry : null,
    harm: asks.includes('harm') ? typed.harm : null,
    next: asks.includes('next') ? typed.next : null,
    words: asks.includes('words') ? typed.words : null,
  }
  const answers = round.stories.slice(0, round.opened).map((_, nth) => {
    const before = round.answers[nth] ?? []
    return nth === place.nth ? [...before, kept] : before
  })
  return { round: { ...round, answers }, amiss: null }
}

const typedIn = ({ asked }: Library, { worry, harm, next, words }: Sent): WeekAnswers => {
  const among = (choices: readonly { id: string }[], id: unknown): string | null =>
    choices.find((choice) => choice.id === id)?.id ?? null
  const number = typeof worry === 'string' && /^\d{1,2}$/.test(worry) ? Number(worry) : null
  const { from, to } = asked.concern.scale
  return {
    worry: number !== null && number >= from && number <= to ? number : null,
    harm: among(asked.harm.choices, harm),
    next: among(asked.next.choices, next),
    words: typeof words === 'string' && words.trim() !== '' ? words.trim() : null,
  }
}

/** A step back: to the week before, to the story before, from the end to where it was left. */
function back(round: Round): Round {
  if (round.over) return { ...round, over: false }
  const own = round.answers[round.opened - 1] ?? []
  if (own.length > 0)
    return {
      ...round,
      answers: round.answers.map((list, nth) => (nth === round.opened - 1 ? list.slice(0, -1) : list)),
    }
  return round.opened > 1 ? { ...round, opened: round.opened - 1 } : round
}
