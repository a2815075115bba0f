import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway } from '../../db/index.ts'
import { logFailure, type Server } from '../../http/index.ts'
import { isUuid } from '../../kit/uuid.ts'
import { trialLoaded } from '../../trial-mark/index.ts'
import type { Role } from '../roles.ts'
import { actorOf } from '../sign-in/sessions.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { type StaffDesk, staffDesk } from './desk.ts'
import type { StaffParts } from './parts.ts'
import { listRoute } from './route-list.ts'
import { fromOurselves } from './same-origin.ts'
import { sendOutcome } from './send-outcome.ts'
import { partLimits, sentFiles } from './sent-files.ts'
import type { Actor, FileLimits, Outcome, SentFile, StaffRoutes, Visit } from './visit.ts'

interface Route {
  readonly roles: readonly Role[]
  readonly answer: (visit: Visit) => Promise<Outcome>
  readonly files?: FileLimits | undefined
}

/**
 * The way for a room to hang signed-in routes on the server. Each request runs in one transaction of its partnership
 * and is answered after the commit; whoever may not is answered as if there were no such page; a form that another
 * site sent, or that belongs to another session, changes nothing.
 */
export function staffRoutes(server: Server, parts: StaffParts): StaffRoutes {
  const desk = staffDesk(server, parts)
  return {
    get(path, roles, see) {
      listRoute(server, { method: 'GET', path, roles })
      server.get(path, (request, reply) => handle(desk, request, reply, { roles, answer: see }))
    },
    post(path, roles, act, { files } = {}) {
      listRoute(server, { method: 'POST', path, roles })
      const answer = (request: FastifyRequest, reply: FastifyReply) =>
        handle(desk, request, reply, { roles, answer: act, files })
      if (!files) return void server.post(path, answer)
      // A place of its own on the server: only this route reads forms of files.
      server.register(async (place) => {
        await place.register(multipart, partLimits(files))
        place.post(path, { bodyLimit: files.limit * files.most + 2 ** 20 }, answer)
      })
    },
  }
}

type Found = {
  readonly actor: Actor | null
  readonly outcome: Outcome | 'forged'
  readonly invented?: boolean
}

async function handle(
  desk: StaffDesk,
  request: FastifyRequest,
  reply: FastifyReply,
  { roles, answer, files }: Route,
): Promise<FastifyReply> {
  const changes = request.method === 'POST'
  if (changes && !fromOurselves(request.headers, desk.url)) return desk.problem(request, reply, 'forged')
  const token = desk.cookies.session(request)
  if (token === undefined) return signedOut(desk, request, reply)
  const notice = changes ? undefined : desk.cookies.notice(request)
  const carried = changes ? undefined : desk.carried.read(request)
  try {
    const may = (actor: Actor | null): actor is Actor =>
      actor?.roles.some((role) => roles.includes(role)) === true
    const context = { partnershipId: desk.partnershipId }
    let sent = {
      form: (changes ? (request.body ?? {}) : {}) as Record<string, unknown>,
      files: [] as SentFile[],
    }
    if (files && request.isMultipart()) {
      // Who may is asked before a large form is read, and again with what it does.
      const actor = await desk.database.transaction(context, (tx) => actorOf(tx, token, desk.clock()))
      if (!actor) return signedOut(desk, request, reply)
      if (!may(actor)) return desk.notFound(request, reply)
      sent = await sentFiles(request)
    }
    const found = await desk.database.transaction(context, async (tx): Promise<Found> => {
      const now = desk.clock()
      const actor = await actorOf(tx, token, now)
      if (!may(actor) || !plausible(request)) return { actor, outcome: { notFound: true } }
      const { csrf, ...form } = sent.form
      if (changes && !desk.keys.isCsrf(actor.sessionId, String(csrf ?? '')))
        return { actor, outcome: 'forged' }
      const left = notice && desk.keys.notices.unseal(Buffer.from(notice, 'base64url'), actor.sessionId)
      const outcome = await answer({
        actor,
        tx,
        reader: desk.reader(),
        params: request.params as Record<string, string>,
        query: firsts(request.query),
        now,
        form,
        files: sent.files,
        csrf: desk.csrf(actor),
        ...(left && { notice: left }),
        ...(carried && { carried }),
      })
      return { actor, outcome, invented: 'page' in outcome && (await trialLoaded(tx)) }
    })
    if (!found.actor) return signedOut(desk, request, reply)
    if (carried) desk.carried.end(reply)
    if (found.outcome === 'forged') return desk.problem(request, reply, 'forged', found.actor)
    return sendOutcome(desk, request, reply, found.actor, found.outcome, found.invented === true)
  } catch (error) {
    return failed(desk, request, reply, error)
  }
}

/** Opening a page leads to signing in, and from there back to it; what was sent is told not to have been saved. */
function signedOut(desk: StaffDesk, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method === 'POST') return desk.problem(request, reply, 'signed-out')
  const way = desk.keys.ways.seal(request.raw.url ?? '/', 'way').toString('base64url')
  return desk.redirect(reply, `${ACCOUNT_PATHS.signIn}?to=${way}`)
}

function failed(desk: StaffDesk, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof DatabaseAway) return desk.problem(request, reply, 'database-away')
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return desk.problem(request, reply.header('connection', 'close'), 'too-large')
  if (status !== undefined && status < 500) return desk.problem(request, reply, 'unreadable')
  logFailure(request, error)
  return desk.problem(request, reply, 'failed')
}

/** What stands for an id in the path is one. */
const plausible = ({ params }: FastifyRequest): boolean =>
  Object.entries(params as Record<string, string>).every(
    ([name, value]) => !/^id$|Id$/.test(name) || isUuid(value),
  )

const firsts = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query as Record<string, string | string[]>).map(([name, value]) => [
      name,
      [value].flat()[0] ?? '',
    ]),
  )
