import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { typedText } from '../../kit/sent.ts'
import { dayOf } from '../../pack/index.ts'
import { exactlyOf } from '../exactly.ts'
import { A_PAGE, NOT_FOUND, OFFICERS } from '../officers.ts'
import { ADD_HOLD, HOLDS, holdPath } from '../urls.ts'
import { heldWords } from './held-words.ts'
import {
  heldId,
  holdById,
  holdsBy,
  holdsOrDeletes,
  insertHold,
  insertLift,
  putHoldTokens,
} from './hold-queries.ts'
import { addHoldPage, holdPage, holdsPage, type ShownHold } from './holds.html.ts'
import type { HoldKeys } from './keys.ts'
import { lookThrough } from './look-through.ts'
import { LONGEST_REASON, type ReadHold, readHold, type TypedHold, typedHold } from './read-hold.ts'

/** Legal holds: what nothing deletes, until somebody lifts it. */
export const serveHolds = (staff: StaffRoutes, keys: HoldKeys): void => {
  staff.get(HOLDS, OFFICERS, (visit) => list(visit, keys))
  staff.get(ADD_HOLD, OFFICERS, async (visit) => ask(visit, typedHold(visit.query), []))
  staff.post(ADD_HOLD, OFFICERS, (visit) => add(visit, keys))
  staff.get(holdPath(':holdId'), OFFICERS, (visit) => see(visit, keys))
  staff.post(holdPath(':holdId'), OFFICERS, (visit) => lift(visit, keys))
}

const list = async ({ tx, reader, query, now }: Visit, keys: HoldKeys): Promise<Outcome> => {
  const page = pageNumber(query.page)
  const rows = await holdsBy(tx, { from: (page - 1) * A_PAGE, most: A_PAGE + 1 })
  const holds = rows.slice(0, A_PAGE).map((row) => opened(row, keys))
  return { page: holdsPage(reader, { holds, page, more: rows.length > A_PAGE, today: dayOf(now) }) }
}

const opened = (row: Omit<ShownHold, 'words' | 'lifted'>, keys: HoldKeys): ShownHold => ({
  ...row,
  words: heldWords(keys, row.id, row.sealed),
  lifted: row.lift ? keys.lift.unseal(row.lift.sealed, row.id) : null,
})

const ask = ({ reader, csrf }: Visit, typed: TypedHold, faults: readonly FieldFault[]): Outcome => ({
  page: addHoldPage(reader, { typed, faults, csrf }),
  status: faults.length > 0 ? 422 : 200,
})

const add = async (visit: Visit, keys: HoldKeys): Promise<Outcome> => {
  const { tx, reader, actor, form, now } = visit
  const { t } = reader
  const typed = typedHold(form)
  const read = readHold(visit, typed)
  if (Array.isArray(read)) return ask(visit, typed, read as FieldFault[])
  const hold = read as ReadHold
  const ofId =
    hold.kind === 'exact'
      ? null
      : await heldId(
          tx,
          hold.kind === 'concern' ? { reference: hold.reference ?? '' } : { email: hold.email },
        )
  if (hold.kind !== 'exact' && ofId === null)
    return ask(visit, typed, [
      hold.kind === 'concern'
        ? { field: 'reference', says: t('There is no concern with this reference') }
        : { field: 'email', says: t('There is no account with this address') },
    ])
  await holdsOrDeletes(tx)
  const id = randomUUID()
  const { on, who, reason } = hold
  await insertHold(tx, {
    id,
    kind: hold.kind,
    ofId,
    sealed: keys.hold.seal(JSON.stringify({ on, who, reason }), id),
    lookAgainOn: hold.lookAgainOn,
    by: actor.personId,
    now,
  })
  if (hold.kind === 'exact') {
    await putHoldTokens(tx, id, exactlyOf(who).texts.map(keys.concern.token))
    await lookThrough(tx, keys, [{ id, who }], { all: false })
  }
  await record(tx, {
    actor,
    action: 'hold.put-on',
    of: { kind: 'legal-hold', id },
    detail: { kind: hold.kind },
  })
  return {
    redirect: holdPath(id),
    notice: t('It is held. Nothing deletes it until somebody lifts the hold.'),
  }
}

const see = async (visit: Visit, keys: HoldKeys, fault?: string): Promise<Outcome> => {
  const { tx, reader, params, csrf, now, form } = visit
  const row = await holdById(tx, params.holdId ?? '')
  if (!row) return NOT_FOUND
  const shown = {
    hold: opened(row, keys),
    csrf,
    today: dayOf(now),
    typed: typedText(form, 'reason'),
    faults: fault ? [{ field: 'reason', says: fault }] : [],
  }
  return { page: holdPage(reader, shown), status: fault ? 422 : 200 }
}

const lift = async (visit: Visit, keys: HoldKeys): Promise<Outcome> => {
  const { tx, reader, actor, params, form, now } = visit
  const { t } = reader
  const row = await holdById(tx, params.holdId ?? '')
  if (!row) return NOT_FOUND
  const reason = typedText(form, 'reason')
  if (reason === '') return see(visit, keys, t('Write why it is not needed any more'))
  if (reason.length > LONGEST_REASON)
    return see(visit, keys, t('Write {n} characters or fewer', { n: LONGEST_REASON }))
  const lifted = await insertLift(tx, {
    id: row.id,
    sealed: keys.lift.seal(reason, row.id),
    by: actor.personId,
    now,
  })
  if (lifted) await record(tx, { actor, action: 'hold.lifted', of: { kind: 'legal-hold', id: row.id } })
  return {
    redirect: holdPath(row.id),
    notice: lifted ? t('The hold is lifted.') : t('It was lifted before.'),
  }
}
