import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Value } from 'typebox/value'
import type { Tx } from '../../db/index.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { ApiOutcome, ApiRoute, ProgramVisit } from './api-route.ts'
import { isSecret, type KeyText, keyIn, secretHash } from './key-text.ts'
import type { Fault } from './problems.ts'
import { type KeptKey, keyInForce } from './queries.ts'
import type { Rate } from './rate.ts'

/** That a key is used is written down at most once in so many seconds. */
const SEEN_EVERY_SECONDS = 60

export type Answered = ApiOutcome & { readonly retryAfter?: number }

/**
 * Answers one request of a program in one transaction: whose key it is, whether it may, whether what was sent is as
 * described, and then the route. A key is asked before anything else is told.
 */
export async function answerApi(
  desk: StaffDesk,
  rate: Rate,
  route: ApiRoute,
  request: FastifyRequest,
): Promise<Answered> {
  const sent = keyIn(request.headers.authorization)
  if (!sent) return { refused: 'no-key' }
  const known = secretHash(sent.id + sent.secret).toString('base64url')
  if (!rate.mayGuess(known)) return { refused: 'too-many', retryAfter: 1 }
  return desk.database.transaction({ partnershipId: desk.partnershipId }, async (tx) => {
    const now = desk.clock()
    const kept = await keyInForce(tx, sent.id, now)
    if (!kept || !isSecret(sent.secret, kept.secretHash)) {
      rate.wrong()
      return { refused: 'no-key' }
    }
    rate.right(known)
    const retryAfter = rate.take(kept.programId)
    if (retryAfter !== null) return { refused: 'too-many', retryAfter }
    await noteUse(tx, sent, kept, now)
    if (!kept.scopes.includes(route.scope)) return { refused: 'not-in-scope' }
    const read = readRequest(route, request)
    if ('refused' in read) return read
    await sql`select set_config('app.actor', ${kept.programId}, true)`.execute(tx)
    return route.answer({ ...read, ...asProgram(kept), key: sent.id, tx, now, reader: desk.reader() })
  })
}

const asProgram = (kept: KeptKey): Pick<ProgramVisit, 'actor' | 'organisation' | 'scopes'> => ({
  organisation: kept.organisation,
  scopes: kept.scopes,
  actor: {
    personId: kept.programId,
    name: kept.name,
    roles: [],
    organisations: [{ ...kept.organisation, roles: [] }],
    partnershipId: kept.partnershipId,
    sessionId: '',
  },
})

async function noteUse(tx: Tx, { id }: KeyText, { lastUsedAt }: KeptKey, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < SEEN_EVERY_SECONDS * 1000) return
  await sql`update program_key set last_used_at = ${now} where id = ${id}`.execute(tx)
}

type Read = Pick<ProgramVisit, 'params' | 'query' | 'body' | 'after' | 'once'>

/** What was sent, as the route describes it; else why not. */
function readRequest(
  route: ApiRoute,
  request: FastifyRequest,
): Read | Extract<ApiOutcome, { refused: string }> {
  const { params, body, headers } = request
  const query = request.query as Record<string, string>
  // An address that is no address of ours is not there; what is asked wrongly of one that is, is a mistake.
  if (route.params && !Value.Check(route.params, params)) return { refused: 'not-found' }
  if (route.query && !Value.Check(route.query, query))
    return { refused: 'unreadable', errors: faultsOf(route.query, query) }
  if (route.body && !Value.Check(route.body, body))
    return { refused: 'invalid', errors: faultsOf(route.body, body) }
  const once = route.needs === 'idempotency-key' ? String(headers['idempotency-key'] ?? '') : ''
  if (route.needs === 'idempotency-key' && !/^[\x21-\x7e]{8,200}$/.test(once))
    return {
      refused: 'unreadable',
      errors: [
        { pointer: '', kind: 'idempotency-key', detail: 'Idempotency-Key has 8 to 200 letters of ASCII' },
      ],
    }
  const seen = /^(?:W\/)?"(\d{1,6})"$/.exec(headers['if-match'] ?? '')?.[1]
  if (route.needs === 'if-match' && seen === undefined) return { refused: 'needs-if-match' }
  return {
    params: params as Record<string, string>,
    query,
    body,
    after: route.needs === 'if-match' ? Number(seen) : -1,
    once,
  }
}

const MOST_FAULTS = 20

const faultsOf = (schema: NonNullable<ApiRoute['body']>, value: unknown): Fault[] =>
  [...Value.Errors(schema, value)]
    .slice(0, MOST_FAULTS)
    .map(({ instancePath, keyword, message }) => ({ pointer: instancePath, kind: keyword, detail: message }))
