import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { recordAll } from '../audit/index.ts'
import { type Database, partnershipOf, type Tx } from '../db/index.ts'
import { send, sendWith } from '../jobs/index.ts'
import type { Pack } from '../pack/index.ts'
import type { Known, ShutBecause, TeamShelf } from '../teams/index.ts'
import { insertAgain, keepConcerns, sentBefore } from './insert-queries.ts'
import type { ConcernKeys } from './keys.ts'
import { NOTIFY } from './notify.ts'
import { type Content, type Prepared, prepareConcern } from './prepare-concern.ts'
import type { Receipt } from './telling/pages/sent.html.ts'
import type { Told } from './told.ts'

export interface SubmitParts {
  readonly pack: Pack
  readonly keys: ConcernKeys
  readonly teams: Pick<TeamShelf, 'within'>
}

/** How long whoever sends the same once more is shown the six words again. */
const WORDS_MINUTES = 10

/** The form is shut: nobody would read it now. Nothing was kept. */
export class FormShut extends Error {
  override readonly name = 'FormShut'
  readonly why: ShutBecause
  constructor(why: ShutBecause) {
    super(why)
    this.why = why
  }
}

/** @param flooding many came from one place: it is looked at after others, and never refused */
export type Submitted = { readonly told: Told; readonly flooding?: boolean }

/**
 * Keeps what was told: concern, source, mentions, who may see it, what is due, notices, their job and the record, in the
 * transaction given. It may be acknowledged only after the commit. Sent again with the same nonce it is the same concern.
 * @throws FormShut, NobodyReceives
 */
export const submitConcern = async (
  tx: Tx,
  parts: SubmitParts,
  told: Told,
  flooding = false,
): Promise<Receipt> => (await submitConcerns(tx, parts, [{ told, flooding }]))[0] as Receipt

/** The same for several that came at once: all are kept, or none. Receipts in their order. */
const submitConcerns = async (tx: Tx, parts: SubmitParts, all: readonly Submitted[]): Promise<Receipt[]> => {
  const prepared = prepareAll(parts, await parts.teams.within(tx), all)
  const { rows } = await keepConcerns(partnershipOf(tx), eachOnce(prepared)).execute(tx)
  if (rows.length > 0) await send(tx, NOTIFY, { concerns: rows.map(({ id }) => id).join(',') })
  const again = sentAgain(prepared, rows)
  return receiptsFor(prepared, again, await keepAgain(tx, parts.keys, again))
}

/**
 * The same where nothing else is to be committed with it: one question to the database, a transaction of its own. What was
 * sent before is looked at in another.
 * @param waitSeconds how long letters may gather
 */
export const submitAtOnce = async (
  database: Pick<Database, 'once' | 'transaction'>,
  partnershipId: string,
  {
    waitSeconds,
    known,
    ...parts
  }: Pick<SubmitParts, 'pack' | 'keys'> & { waitSeconds: number; known: Known },
  all: readonly Submitted[],
): Promise<Receipt[]> => {
  const prepared = prepareAll(parts, known, all)
  const keep = keepConcerns(partnershipId, eachOnce(prepared))
  const payload = sql`json_build_object('concerns', string_agg(id::text, ','))`
  const rows = await database.once(await sendWith(keep, NOTIFY, partnershipId, { payload, waitSeconds }))
  const again = sentAgain(prepared, rows)
  const before =
    again.size === 0
      ? new Map<string, Date>()
      : await database.transaction({ partnershipId }, (tx) => keepAgain(tx, parts.keys, again))
  return receiptsFor(prepared, again, before)
}

/** @throws FormShut, NobodyReceives */
const prepareAll = (
  { pack, keys }: Pick<SubmitParts, 'pack' | 'keys'>,
  known: Known,
  all: readonly Submitted[],
): Prepared[] =>
  all.map(({ told, flooding = false }) => {
    const state = known.state(told.form, told.now)
    if (!state.open) throw new FormShut(state.why)
    return prepareConcern(told, { pack, keys, known, flooding })
  })

/** The first of each, in the order of ids. */
const eachOnce = (prepared: readonly Prepared[]): Prepared[] => {
  const first = new Map<string, Prepared>()
  for (const one of prepared) if (!first.has(one.of.id)) first.set(one.of.id, one)
  return [...first.values()].toSorted((a, b) => (a.of.id < b.of.id ? -1 : 1))
}

/** Those that were kept before: earlier, or by one that came with them. */
const sentAgain = (prepared: readonly Prepared[], news: readonly { id: string }[]): ReadonlySet<Prepared> => {
  const left = new Set(news.map(({ id }) => id))
  return new Set(prepared.filter(({ of }) => !left.delete(of.id)))
}

/** Keeps of what was sent again what differs. The value: when each was told first. */
const keepAgain = async (
  tx: Tx,
  keys: ConcernKeys,
  again: ReadonlySet<Prepared>,
): Promise<ReadonlyMap<string, Date>> => {
  if (again.size === 0) return new Map()
  const before = await sentBefore(tx, [...new Set([...again].map(({ of }) => of.id))])
  for (const one of again) {
    const row = before.find(({ id }) => id === one.of.id)
    if (row) await keepWhatDiffers(tx, keys, one, row.sealed)
  }
  return new Map(before.map(({ id, toldAt }) => [id, toldAt]))
}

const receiptsFor = (
  prepared: readonly Prepared[],
  again: ReadonlySet<Prepared>,
  before: ReadonlyMap<string, Date>,
): Receipt[] =>
  prepared.map((one) => {
    const { id, reference, words } = one.of
    if (!again.has(one)) return { reference, words, already: false }
    const age = one.told.now.getTime() - (before.get(id) ?? one.told.now).getTime()
    return { reference, words: age <= WORDS_MINUTES * 60_000 ? words : '', already: true }
  })

/** Two tabs may hold different answers: those that came second are kept too. */
const keepWhatDiffers = async (
  tx: Tx,
  keys: ConcernKeys,
  { of, told }: Prepared,
  sealed: Buffer,
): Promise<void> => {
  const open = keys.concern.unseal(sealed, of.id)
  const text = JSON.stringify(told.answers)
  if (open !== null && JSON.stringify((JSON.parse(open) as Content).answers) === text) return
  const id = keys.uuid(`again/${told.nonce}/${createHash('sha256').update(text).digest('hex')}`)
  const added = await insertAgain(tx, {
    id,
    concernId: of.id,
    sealed: keys.message.seal(text, id),
    at: told.now,
  })
  if (added)
    await recordAll(tx, [{ actor: null, action: 'concern.told-again', of: { kind: 'concern', id: of.id } }])
}
