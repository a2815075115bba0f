import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StaffDesk } from './desk.ts'
import type { Actor, Outcome } from './visit.ts'

/** Answers with what a handler has decided. */
export function sendOutcome(
  desk: StaffDesk,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  outcome: Outcome,
  invented: boolean,
): FastifyReply {
  if ('notFound' in outcome) return desk.notFound(request, reply)
  if ('redirect' in outcome) {
    if (outcome.notice) {
      const sealed = desk.keys.notices.seal(outcome.notice, actor.sessionId)
      desk.cookies.keepNotice(reply, sealed.toString('base64url'))
    }
    return desk.redirect(reply, outcome.redirect)
  }
  if ('file' in outcome) {
    const { name, type, content } = outcome.file
    return reply
      .header('cache-control', 'no-store')
      .header('content-type', type)
      .header('content-disposition', attachment(name))
      .send(typeof content === 'string' ? content : Buffer.from(content))
  }
  return desk.send(request, reply, outcome.page, {
    actor,
    status: outcome.status ?? 200,
    notice: noticeLeft(desk, request, reply, actor),
    invented,
  })
}

/** What the page before has left to say: said once. */
function noticeLeft(
  desk: StaffDesk,
  request: FastifyRequest,
  reply: FastifyReply,
  { sessionId }: Actor,
): string | undefined {
  const kept = desk.cookies.notice(request)
  if (kept === undefined) return undefined
  desk.cookies.endNotice(reply)
  return desk.keys.notices.unseal(Buffer.from(kept, 'base64url'), sessionId) ?? undefined
}

/** RFC 6266: the name in ASCII for old browsers, and as it is. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name)}`
