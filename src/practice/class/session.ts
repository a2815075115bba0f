import { randomBytes } from 'node:crypto'
import { EDITIONS, type Edition, type Exercise, type PlayChoice, playOf } from '../../pack/index.ts'
import { type Walked, walk } from '../walk.ts'
import { wayFrom } from '../way.ts'
import { drawCode } from './code.ts'
import { type Tally, tallyOf } from './tally.ts'

/** How long a session lasts, in milliseconds. */
const TWO_HOURS = 7_200_000
/** How many may answer, by what the teacher said: a class, an assembly, a year. */
export const ROOMS = [40, 100, 400] as const

/** A class that goes through an exercise together: what travels sealed with whoever leads it, and between processes. */
export interface ClassSession {
  readonly code: string
  readonly exercise: string
  readonly edition: Edition
  /** By which everybody reads the same names. */
  readonly seed: string
  /** What was chosen at each step so far; null: they went on. */
  readonly chose: readonly (string | null)[]
  /** Rises with every step, back ones too: an answer is of one round. */
  readonly round: number
  readonly room: number
  /** When it ends by itself, in milliseconds. */
  readonly until: number
}

/** What is held in memory, and nowhere else: the answers of this round, by the nonce of a seat, in the order they came. */
export interface LiveClass {
  session: ClassSession
  readonly votes: Map<string, number>
}

export const newSession = (
  exercise: Exercise,
  edition: Edition,
  room: number,
  now: Date,
  code = drawCode(),
): ClassSession => ({
  code,
  exercise: exercise.id,
  edition,
  seed: randomBytes(6).toString('hex'),
  chose: [],
  round: 0,
  room,
  until: now.getTime() + TWO_HOURS,
})

/** Where a class is. What today's exercise does not know of its way is left out. */
export function whereItIs(exercise: Exercise, { edition, chose }: ClassSession): Walked {
  const play = playOf(exercise, edition)
  let walked = walk(play, [])
  for (const one of chose) {
    const next = walk(play, [...walked.moves, { at: walked.step.id, chose: one }])
    if (next.dropped) break
    walked = next
  }
  return walked
}

/** What can be answered where a class is: nothing where there is nothing to choose. */
export const choicesAt = ({ step: { turn } }: Walked): readonly PlayChoice[] =>
  turn.kind === 'choice' ? turn.choices : []

/** Whether an answer of a seat can count: it has answered already, or fewer have than were said to be in the room. */
export const hasPlace = ({ session, votes }: LiveClass, seat: string): boolean =>
  votes.has(seat) || votes.size < session.room

/**
 * One answer; false where it does not count: it is of another round, or as many have answered as were said to be in the
 * room. A seat's first answer stands.
 */
export function vote(live: LiveClass, round: number, seat: string, choice: number): boolean {
  const { session, votes } = live
  if (round !== session.round || !hasPlace(live, seat)) return false
  if (!votes.has(seat)) votes.set(seat, choice)
  return true
}

/** What the board may show of this round. */
export const shownOf = (live: LiveClass, choices: number): Tally | null =>
  tallyOf([...live.votes.values()], choices)

/** What was sealed, or came from another process, may be anything. */
export function sessionFrom(
  value: unknown,
  exercises: ReadonlyMap<string, Exercise>,
  now: Date,
): ClassSession | null {
  const {
    code,
    exercise: id,
    edition,
    seed,
    chose,
    round,
    room,
    until,
  } = (value ?? {}) as Record<keyof ClassSession, unknown>
  const exercise = exercises.get(String(id))
  if (!exercise || !Array.isArray(chose) || typeof code !== 'string') return null
  if (!EDITIONS.some((each) => each === edition) || !wayFrom({ edition, seed, moves: [] }, exercise))
    return null
  if (!Number.isInteger(round) || !ROOMS.some((each) => each === room) || !Number.isInteger(until))
    return null
  if (Number(until) <= now.getTime() || Number(until) > now.getTime() + TWO_HOURS + 60_000) return null
  return {
    code,
    exercise: exercise.id,
    edition: edition as Edition,
    seed: seed as string,
    chose: chose.slice(0, 200).map((one) => (typeof one === 'string' ? one : null)),
    round: round as number,
    room: room as number,
    until: until as number,
  }
}
