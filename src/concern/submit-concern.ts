import { createHash } from 'node:crypto'
import { recordAll } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { send } from '../jobs/index.ts'
import type { Pack } from '../pack/index.ts'
import type { ShutBecause, TeamShelf } from '../teams/index.ts'
import { insertAgain, insertConcerns, sentBefore } from './insert-queries.ts'
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
export const WORDS_MINUTES = 10

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
export const submitConcerns = async (
  tx: Tx,
  { pack, keys, teams }: SubmitParts,
  all: readonly Submitted[],
): Promise<Receipt[]> => {
  const known = await teams.within(tx)
  const prepared: Prepared[] = []
  for (const { told, flooding = false } of all) {
    const state = known.state(told.form, told.now)
    if (!state.open) throw new FormShut(state.why)
    prepared.push(prepareConcern(told, { pack, keys, known, flooding }))
  }
  const first = new Map<string, Prepared>()
  for (const one of prepared) if (!first.has(one.of.id)) first.set(one.of.id, one)
  const ordered = [...first.values()].toSorted((a, b) => (a.of.id < b.of.id ? -1 : 1))
  const fresh = await insertConcerns(tx, ordered)
  const news = ordered.filter(({ of }) => fresh.has(of.id))
  if (news.length > 0) {
    // Who told is in the source alone, and not in the record either: reading that is recorded, reading this is not.
    await recordAll(
      tx,
      news.map(({ of, told }) => ({
        actor: null,
        action: 'concern.told',
        of: { kind: 'concern', id: of.id },
        detail: { form: told.form },
      })),
    )
    await send(tx, NOTIFY, { concerns: news.map(({ of }) => of.id).join(',') })
  }
  const again = prepared.filter((one) => !fresh.has(one.of.id) || first.get(one.of.id) !== one)
  const before = new Map(
    again.length === 0
      ? []
      : (await sentBefore(tx, [...new Set(again.map(({ of }) => of.id))])).map(
          (row) => [row.id, row] as const,
        ),
  )
  const receipts: Receipt[] = []
  for (const one of prepared) {
    const { id, reference, words } = one.of
    if (!again.includes(one)) {
      receipts.push({ reference, words, already: false })
      continue
    }
    const row = before.get(id)
    if (row) await keepWhatDiffers(tx, keys, one, row.sealed)
    const age = one.told.now.getTime() - (row?.toldAt ?? one.told.now).getTime()
    receipts.push({ reference, words: age <= WORDS_MINUTES * 60_000 ? words : '', already: true })
  }
  return receipts
}

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
