import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { isUuid } from '../../kit/uuid.ts'
import { dayOf, workingDays } from '../../pack/index.ts'
import { A_PAGE, OFFICERS } from '../officers.ts'
import { ADD_REQUEST, REQUESTS, requestPath } from '../urls.ts'
import { askedOf } from './asked.ts'
import { dueOn } from './due.ts'
import { findFor } from './find.ts'
import type { RequestKeys } from './keys.ts'
import { type ReadRequest, readRequest, type TypedRequest, typedRequest } from './read-request.ts'
import { insertRequest, requestById, requestsBy } from './request-queries.ts'
import { addRequestPage, requestsPage } from './requests.html.ts'

/** What people ask about themselves: the list, and a new request. */
export const serveRequestList = (staff: StaffRoutes, keys: RequestKeys): void => {
  staff.get(REQUESTS, OFFICERS, (visit) => list(visit, keys))
  staff.get(ADD_REQUEST, OFFICERS, async (visit) => ask(visit, { ...typedRequest({}), id: randomUUID() }, []))
  staff.post(ADD_REQUEST, OFFICERS, (visit) => add(visit, keys))
}

const list = async ({ tx, reader, query, now }: Visit, keys: RequestKeys): Promise<Outcome> => {
  const page = pageNumber(query.page)
  const rows = await requestsBy(tx, { from: (page - 1) * A_PAGE, most: A_PAGE + 1 })
  const days = workingDays(reader.pack)
  const requests = rows.slice(0, A_PAGE).map((row) => ({
    ...row,
    asker: askedOf(keys, row)?.asker ?? null,
    due: dueOn(row.receivedOn, row.events, days),
  }))
  return { page: requestsPage(reader, { requests, page, more: rows.length > A_PAGE, today: dayOf(now) }) }
}

const ask = ({ reader, csrf }: Visit, typed: TypedRequest, faults: readonly FieldFault[]): Outcome => ({
  page: addRequestPage(reader, { typed, faults, csrf }),
  status: faults.length > 0 ? 422 : 200,
})

const add = async (visit: Visit, keys: RequestKeys): Promise<Outcome> => {
  const { tx, reader, actor, form, now } = visit
  const tried = typedRequest(form)
  const typed = { ...tried, id: isUuid(tried.id) ? tried.id : randomUUID() }
  const read = readRequest(visit, typed)
  if (Array.isArray(read)) return ask(visit, typed, read as FieldFault[])
  const { kind, receivedOn, asked } = read as ReadRequest
  const { id } = typed
  const sealed = keys.request.seal(JSON.stringify(asked), id)
  const added = await insertRequest(tx, { id, kind, receivedOn, sealed, by: actor.personId, now })
  // Sent twice it leads to the same one.
  if (!added) return (await requestById(tx, id)) ? { redirect: requestPath(id) } : ask(visit, typed, [])
  await record(tx, { actor, action: 'request.opened', of: { kind: 'subject-request', id }, detail: { kind } })
  await findFor(visit, keys, id, asked.who)
  return { redirect: requestPath(id), notice: reader.t('It is written down, and was looked for.') }
}
