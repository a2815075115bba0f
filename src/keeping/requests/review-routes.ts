import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { isUuid } from '../../kit/uuid.ts'
import { NOT_FOUND, OFFICERS } from '../officers.ts'
import { findPath, requestPath } from '../urls.ts'
import { isOpen } from './asked.ts'
import type { RequestKeys } from './keys.ts'
import { piecesOf } from './pieces.ts'
import { foundOne, insertReview, requestById, takeRequest } from './request-queries.ts'
import { reviewPage } from './review.html.ts'
import { aboutReview, type Review, readReview, reviewWords, type TypedReview, typedReview } from './review.ts'

/** Reading what a request found, record by record, and deciding what becomes of each. */
export const serveReviews = (staff: StaffRoutes, keys: RequestKeys): void => {
  const path = findPath(':requestId', ':kind', ':ofId')
  staff.get(path, OFFICERS, (visit) => show(visit, keys))
  staff.post(path, OFFICERS, (visit) => decide(visit, keys))
}

/** What the path names: a request, a record that it found, and its pieces; null: there is none. */
const lookUp = async (visit: Visit, keys: RequestKeys) => {
  const { tx, params, reader } = visit
  const { requestId = '', kind = '', ofId = '' } = params
  const { keeping } = reader.pack
  if (!keeping || !isUuid(ofId)) return null
  const request = await requestById(tx, requestId)
  const found = request && (await foundOne(tx, request.id, { kind, ofId }))
  if (!found) return null
  // Of a request that is closed nobody reads anything any more.
  const pieces = isOpen(request) ? await piecesOf(visit, keys, request.id, found) : null
  return pieces && { request, found, pieces, keeping }
}

const show = async (
  visit: Visit,
  keys: RequestKeys,
  tried?: { typed: TypedReview; faults: readonly FieldFault[] },
): Promise<Outcome> => {
  const there = await lookUp(visit, keys)
  if (!there) return NOT_FOUND
  const { request, found, pieces, keeping } = there
  const before = reviewWords(keys, aboutReview(request.id, found.kind, found.ofId), found.sealed)
  const typed: TypedReview = tried?.typed ?? {
    verdict: found.verdict ?? '',
    ground: found.ground ?? '',
    why: before?.why ?? '',
    choices: before?.choices ?? [],
  }
  const faults = tried?.faults ?? []
  const page = reviewPage(visit.reader, {
    requestId: request.id,
    kind: request.kind,
    keeping,
    found,
    pieces,
    typed,
    open: isOpen(request),
    faults,
    csrf: visit.csrf,
  })
  return { page, status: faults.length > 0 ? 422 : 200 }
}

const decide = async (visit: Visit, keys: RequestKeys): Promise<Outcome> => {
  const { tx, reader, actor, form, params, now } = visit
  await takeRequest(tx, params.requestId ?? '')
  const there = await lookUp(visit, keys)
  if (!there || !isOpen(there.request)) return NOT_FOUND
  const { request, found, pieces } = there
  const typed = typedReview(form, pieces.pieces)
  const read = readReview(visit, request.kind, pieces.pieces, typed)
  if (Array.isArray(read)) return show(visit, keys, { typed, faults: read as FieldFault[] })
  const { verdict, ground, withSource, choices, why } = read as Review
  const about = aboutReview(request.id, found.kind, found.ofId)
  await insertReview(tx, {
    requestId: request.id,
    kind: found.kind,
    ofId: found.ofId,
    verdict,
    ground,
    sealed: keys.review.seal(JSON.stringify({ choices, why }), about),
    withSource: withSource && found.kind === 'concern',
    by: actor.personId,
    now,
  })
  await record(tx, {
    actor,
    action: 'request.reviewed',
    of: { kind: 'subject-request', id: request.id },
    detail: { kind: found.kind, record: found.ofId, verdict, ...(ground ? { ground } : {}) },
  })
  return { redirect: requestPath(request.id), notice: reader.t('It is saved.') }
}
