import { type Actor, addTrialPeople, TRIAL_PEOPLE, trialPerson } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import type { Database, Tx } from '../db/index.ts'
import type { Pack } from '../pack/index.ts'
import {
  type LoadedPart,
  markedRow,
  markPart,
  markRow,
  takeTurns,
  trialStanding,
} from '../trial-mark/index.ts'
import type { Part } from './part.ts'
import { PARTS } from './parts.ts'

export interface LoadParts {
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly pack: Pack
  readonly key: Uint8Array
  readonly seed: number
  /** So many months of concerns, about so many children; as documented where they are not given. */
  readonly months?: number
  readonly people?: number
  /** The day on England's clocks, from which the invented days are counted back. */
  readonly today: string
  /** Told of each part when it is there, with how long it took, in milliseconds. */
  readonly tell?: (says: string, ms: number) => void
}

/** What is loaded where nobody says otherwise: some 480 concerns. */
export const MONTHS = 18
export const PEOPLE = 160

/** Loaded: now, or the rest of what was begun. There: whole from before. Own work: nothing invented is mixed with it. */
export type Loaded = 'loaded' | 'there' | 'own-work'

/**
 * Loads the trial data part by part, each in one transaction: whoever is stopped in between goes on where it ended, with
 * the seed and the day that it began with; two at once take turns.
 */
export const loadTrial = async ({ database, tell = () => {}, ...parts }: LoadParts): Promise<Loaded> => {
  const context = { partnershipId: parts.partnershipId }
  const inside = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> =>
    database.transaction(context, work)

  const before = await inside(trialStanding)
  if (before.parts.length === PARTS.length) return 'there'
  if (before.parts.length === 0 && before.ownWork) return 'own-work'
  await inside(addTrialPeople)
  for (const part of PARTS) {
    const begun = performance.now()
    const done = await inside((tx) => loadPart(tx, part, parts))
    if (done) tell(part.says, Math.round(performance.now() - begun))
  }
  return 'loaded'
}

/** False: it was there. */
const loadPart = async (
  tx: Tx,
  part: Part,
  { partnershipId, pack, key, ...given }: Omit<LoadParts, 'database' | 'tell'>,
): Promise<boolean> => {
  await takeTurns(tx)
  const { parts } = await trialStanding(tx)
  if (parts.some((one) => one.part === part.name)) return false
  const [first] = parts
  const seed = first?.seed ?? given.seed
  const asOf = first?.asOf ?? given.today
  const own: LoadedPart = { part: part.name, seed, asOf }
  await markPart(tx, own)
  const [officer, colleague] = await officers(tx, partnershipId)
  await part.load({
    tx,
    pack,
    key,
    partnershipId,
    seed,
    asOf,
    months: given.months ?? MONTHS,
    people: given.people ?? PEOPLE,
    officer,
    colleague,
    mark: (kind, id, called) => markRow(tx, { part: part.name, kind, id, called }),
    marked: (kind, called) => markedRow(tx, kind, called),
  })
  await record(tx, {
    actor: null,
    action: 'trial.loaded',
    of: { kind: 'trial-part', id: part.name },
    detail: { seed },
  })
  return true
}

/** The officers among the people of trial runs. */
const officers = async (tx: Tx, partnershipId: string): Promise<[Actor, Actor]> => {
  const actors: Actor[] = []
  for (const { role, name, email } of TRIAL_PEOPLE) {
    const personId = role === 'partnership-officer' ? await trialPerson(tx, email) : null
    if (personId)
      actors.push({ personId, name, roles: [role], organisations: [], partnershipId, sessionId: '' })
  }
  const [officer, colleague] = actors
  if (!officer || !colleague) throw new Error('A trial has two officers.')
  return [officer, colleague]
}
