import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { lockedWith } from '../../backup/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import { dayOf, isDay, workingDays } from '../../pack/index.ts'
import type { openPress } from '../../pdf/index.ts'
import { dayIn } from '../exactly.ts'
import { NOT_FOUND, OFFICERS } from '../officers.ts'
import { insertItems, insertRun, runsOf } from '../runs/run-queries.ts'
import type { EventKind } from '../schema.ts'
import { requestPath, runPath } from '../urls.ts'
import { aboutEvent, askedOf, ENDS, isOpen, noteOf } from './asked.ts'
import { dueOn, waitsForProof } from './due.ts'
import { givenTo, printGiven } from './export.ts'
import { findFor } from './find.ts'
import type { RequestKeys } from './keys.ts'
import { findable, typedRequest, whoIn } from './read-request.ts'
import { requestPage, type TypedStep } from './request.html.ts'
import { foundBy, insertEvent, type RequestRow, requestById, takeRequest } from './request-queries.ts'

export type Press = () => ReturnType<typeof openPress>

const LONGEST = 3000
const LEAST_PASSPHRASE = 16

/** One request: its clock, what it found, what was decided, and what is given or erased. */
export const serveRequest = (staff: StaffRoutes, keys: RequestKeys, press: Press): void => {
  const path = requestPath(':requestId')
  staff.get(path, OFFICERS, (visit) => show(visit, keys))
  staff.post(path, OFFICERS, (visit) => act(visit, keys, press))
}

const NOTHING: TypedStep = { do: '', note: '', who: typedRequest({}), what: '', day: '', month: '', year: '' }

const show = async (
  visit: Visit,
  keys: RequestKeys,
  typed: TypedStep = NOTHING,
  faults: readonly FieldFault[] = [],
): Promise<Outcome> => {
  const { tx, reader, params, csrf, now } = visit
  const request = await requestById(tx, params.requestId ?? '')
  if (!request) return NOT_FOUND
  const page = requestPage(reader, {
    request,
    asked: askedOf(keys, request),
    notes: request.events.map((event) => ({ ...event, note: noteOf(keys, request.id, event) })),
    due: dueOn(request.receivedOn, request.events, workingDays(reader.pack)),
    today: dayOf(now),
    found: await foundBy(tx, request.id),
    runs: await runsOf(tx, request.id),
    typed,
    faults,
    csrf,
    now,
  })
  return { page, status: faults.length > 0 ? 422 : 200 }
}

const act = async (visit: Visit, keys: RequestKeys, press: Press): Promise<Outcome> => {
  const { tx, params, form, reader } = visit
  const { t } = reader
  await takeRequest(tx, params.requestId ?? '')
  const request = await requestById(tx, params.requestId ?? '')
  if (!request) return NOT_FOUND
  const here = requestPath(request.id)
  if (!isOpen(request)) return { redirect: here, notice: t('It is closed. Nothing was changed.') }
  const typed: TypedStep = {
    do: typedText(form, 'do'),
    note: typedText(form, 'note'),
    what: typedText(form, 'what'),
    who: typedRequest(form),
    day: typedText(form, 'proved-day'),
    month: typedText(form, 'proved-month'),
    year: typedText(form, 'proved-year'),
  }
  const again = (...faults: FieldFault[]) => show(visit, keys, typed, faults)
  switch (typed.do) {
    case 'identity-asked':
      return step(visit, keys, request, {
        kind: 'identity-asked',
        notice: t('The clock stands until they have proved it.'),
      })
    case 'identity-proved': {
      const day = dayIn(typed)
      if (!isDay(day) || day > dayOf(visit.now) || day < request.receivedOn)
        return again({ field: 'proved-day', says: t('Write the day on which they proved it') })
      return step(visit, keys, request, {
        kind: 'identity-proved',
        onDay: day,
        notice: t('The month begins on that day.'),
      })
    }
    case 'extended':
      return typed.note === ''
        ? again({ field: 'note-extended', says: t('Write why it takes longer') })
        : step(visit, keys, request, {
            kind: 'extended',
            note: typed.note,
            notice: t('It is extended. Tell them within the first month, and why.'),
          })
    case 'look': {
      const faults = findable(t, whoIn(typed.who))
      if (faults.length > 0) return again(...faults)
      await findFor(visit, keys, request.id, whoIn(typed.who))
      return step(visit, keys, request, {
        kind: 'looked',
        note: JSON.stringify(whoIn(typed.who)),
        notice: t('It was looked for.'),
      })
    }
    case 'give':
    case 'erase':
      // Somebody may pass for whoever they ask about: what they want to know, or to have destroyed.
      if (waitsForProof(request.events))
        return again({ field: 'found', says: t('They were asked to prove who they are, and have not yet') })
      return typed.do === 'give' ? give(visit, keys, request, press, again) : erase(visit, request, again)
    case 'close': {
      const what = ENDS.find((one) => one === typed.what)
      if (!what) return again({ field: 'what', says: t('Choose how it ended') })
      if (typed.note === '')
        return again({ field: 'note-close', says: t('Write what they were told, and when') })
      return step(visit, keys, request, {
        kind: 'closed',
        what,
        note: typed.note,
        notice: t('It is closed.'),
      })
    }
    default:
      return again({ field: 'what', says: t('Choose what you want to do') })
  }
}

const step = async (
  { tx, reader, actor, now }: Visit,
  keys: RequestKeys,
  request: RequestRow,
  {
    kind,
    what,
    onDay,
    note = '',
    notice,
  }: { kind: EventKind; what?: string; onDay?: string; note?: string; notice: string },
): Promise<Outcome> => {
  if (note.length > LONGEST)
    return {
      redirect: requestPath(request.id),
      notice: reader.t('Nothing was saved: write {n} characters or fewer.', { n: LONGEST }),
    }
  const sequence = (request.events.at(-1)?.sequence ?? 0) + 1
  await insertEvent(tx, {
    requestId: request.id,
    sequence,
    kind,
    what: what ?? null,
    onDay: onDay ?? null,
    sealed: note === '' ? null : keys.event.seal(note, aboutEvent(request.id, sequence)),
    by: actor.personId,
    now,
  })
  await record(tx, {
    actor,
    action: `request.${kind}`,
    of: { kind: 'subject-request', id: request.id },
    detail: what ? { what } : {},
  })
  return { redirect: requestPath(request.id), notice }
}

const give = async (
  visit: Visit,
  keys: RequestKeys,
  request: RequestRow,
  press: Press,
  again: (...faults: FieldFault[]) => Promise<Outcome>,
): Promise<Outcome> => {
  const { tx, reader, form, actor } = visit
  const { t } = reader
  const all = await foundBy(tx, request.id)
  const json = typedText(form, 'format') === 'json'
  const passphrase = typedText(form, 'passphrase')
  const locked = typedText(form, 'locked') === 'yes'
  if (request.kind !== 'access') return NOT_FOUND
  if (all.some(({ verdict, called, kind }) => verdict === null && (called !== null || kind === 'not-shared')))
    return again({ field: 'found', says: t('Decide about everything that was found first') })
  if (locked && passphrase.length < LEAST_PASSPHRASE)
    return again({
      field: 'passphrase',
      says: t('Write a passphrase of {n} characters or more: four words that do not belong together', {
        n: LEAST_PASSPHRASE,
      }),
    })
  const given = await givenTo(visit, keys, request.id)
  const plain = json
    ? Buffer.from(`${JSON.stringify(given, null, 2)}\n`)
    : await printGiven(reader, given, press())
  const content = locked ? await lockedWith(passphrase, plain) : plain
  const format = `${json ? 'json' : 'pdf'}${locked ? '-locked' : ''}`
  const sequence = (request.events.at(-1)?.sequence ?? 0) + 1
  await insertEvent(tx, {
    requestId: request.id,
    sequence,
    kind: 'given',
    what: format,
    by: actor.personId,
    now: visit.now,
  })
  await record(tx, {
    actor,
    action: 'request.given',
    of: { kind: 'subject-request', id: request.id },
    detail: { format, records: given.records.length },
  })
  const type = locked
    ? 'application/octet-stream'
    : json
      ? 'application/json; charset=utf-8'
      : 'application/pdf'
  return { file: { name: `what-is-kept.${json ? 'json' : 'pdf'}${locked ? '.age' : ''}`, type, content } }
}

const erase = async (
  { tx, reader, actor, now }: Visit,
  request: RequestRow,
  again: (...faults: FieldFault[]) => Promise<Outcome>,
): Promise<Outcome> => {
  const { t, pack } = reader
  if (request.kind !== 'erasure') return NOT_FOUND
  const items = (await foundBy(tx, request.id)).filter(({ verdict, held }) => verdict === 'erase' && !held)
  if (items.length === 0)
    return again({
      field: 'found',
      says: t('Nothing is to be erased that is not held: decide about what was found first'),
    })
  const id = randomUUID()
  await insertRun(tx, {
    id,
    kind: 'erasure',
    requestId: request.id,
    packVersion: pack.hash,
    by: actor.personId,
    now,
  })
  await insertItems(
    tx,
    id,
    items.map(({ kind, ofId, ground }) => ({ kind, id: ofId, type: ground ?? 'erasure', dueOn: dayOf(now) })),
  )
  await record(tx, {
    actor,
    action: 'keeping.planned',
    of: { kind: 'keeping-run', id },
    detail: { n: items.length },
  })
  return { redirect: runPath(id), notice: t('The list is drawn up. Nothing is deleted yet.') }
}
