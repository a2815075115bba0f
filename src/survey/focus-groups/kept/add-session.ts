import type { Actor } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import type { Tx } from '../../../db/index.ts'
import { type Sent, typedText } from '../../../kit/sent.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { VOICES, type Voice } from '../../../pack/index.ts'
import { insertSession } from './queries.ts'
import type { Columns } from './session.ts'

/** A session as somebody described it. */
export interface NewSession {
  readonly id: string
  readonly audience: Voice
  readonly heldOn: string
  readonly people: number
  readonly place: string
  readonly ranBy: string
}

/** The form as it was typed, for showing it again. */
export type TypedSession = Readonly<
  Record<'id' | 'audience' | 'day' | 'month' | 'year' | 'people' | 'place' | 'ranBy', string>
>

export const typedSession = (form: Sent): TypedSession => {
  const text = (name: string): string => typedText(form, name)
  return {
    id: text('id'),
    audience: text('audience'),
    day: text('day'),
    month: text('month'),
    year: text('year'),
    people: text('people'),
    place: text('place'),
    ranBy: text('ranBy'),
  }
}

export interface Fault {
  readonly field: string
  readonly says: string
}

const LONGEST = 200
/** In general words: what points at one house or one school is not wanted here. */
const TOO_EXACT = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|^\s*\d+[a-z]?\s+\p{L}+/iu

/** Reads the form; every fault at once, each in English for `t`. */
export const parseSession = (
  typed: TypedSession,
  today: string,
): { ok: true; session: NewSession } | { ok: false; faults: readonly Fault[] } => {
  const faults: Fault[] = []
  const audience = VOICES.find((voice) => voice === typed.audience)
  if (!audience) faults.push({ field: 'audience', says: 'Choose who took part' })
  const heldOn = dayOf(typed)
  if (heldOn === null) faults.push({ field: 'day', says: 'Give the day as a real date, as 23 11 2026' })
  else if (heldOn > today) faults.push({ field: 'day', says: 'The day must be today or in the past' })
  const people = /^\d{1,3}$/.test(typed.people) ? Number(typed.people) : 0
  if (people < 1 || people > 200)
    faults.push({ field: 'people', says: 'Give how many people took part, from 1 to 200' })
  if (typed.place === '') faults.push({ field: 'place', says: 'Say in general words where it was' })
  else if (TOO_EXACT.test(typed.place))
    faults.push({ field: 'place', says: 'Leave out the address: say “a youth club in the north”, not which' })
  if (typed.ranBy === '') faults.push({ field: 'ranBy', says: 'Say who ran it' })
  for (const field of ['place', 'ranBy'] as const)
    if (typed[field].length > LONGEST) faults.push({ field, says: 'Use at most 200 characters' })
  if (faults.length > 0 || !audience || heldOn === null) return { ok: false, faults }
  const id = isUuid(typed.id) ? typed.id : crypto.randomUUID()
  return { ok: true, session: { id, audience, heldOn, people, place: typed.place, ranBy: typed.ranBy } }
}

const dayOf = ({ day, month, year }: TypedSession): string | null => {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^20\d\d$/.test(year)) return null
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1
    ? date.toISOString().slice(0, 10)
    : null
}

/** Adds it; a form that was sent twice adds one. */
export const addSession = async (
  tx: Tx,
  actor: Actor,
  columns: Columns,
  session: NewSession,
): Promise<void> => {
  const { id, audience, heldOn, people, place, ranBy } = session
  const added = await insertSession(tx, {
    partnership_id: actor.partnershipId,
    id,
    audience,
    held_on: heldOn,
    people,
    sealed_about: columns.about.seal(JSON.stringify({ place, ranBy }), id),
    added_by: actor.personId,
  })
  if (added) await record(tx, { actor, action: 'focus-group.added', of: { kind: 'focus-group', id } })
}
