import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../audit/index.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { actorOf } from './sessions.ts'
import { newDevice } from './sign-in.ts'

export interface LetIn {
  readonly personId: string
  readonly token: string
  readonly sessionId: string
  /** The sealed way to the page that was asked for. */
  readonly to: string
  /** What the first page says. */
  readonly notice?: string | null
}

/**
 * Whichever way somebody came in: the session that this browser had is ended, its cookie is the new one's, and it leads
 * to where they were going.
 */
export async function letIn(
  desk: StaffDesk,
  request: FastifyRequest,
  reply: FastifyReply,
  { personId, token, sessionId, to, notice }: LetIn,
): Promise<FastifyReply> {
  const { cookies, keys } = desk
  await endFormer(desk, request)
  cookies.keepSession(reply, token)
  cookies.keepDevice(reply, newDevice(keys, personId, randomUUID()))
  if (notice) cookies.keepNotice(reply, keys.notices.seal(notice, sessionId).toString('base64url'))
  const way = keys.ways.unseal(Buffer.from(to, 'base64url'), 'way')
  return desk.redirect(reply, way ?? (notice ? ACCOUNT_PATHS.account : ACCOUNT_PATHS.home))
}

async function endFormer({ database, partnershipId, cookies, clock }: StaffDesk, request: FastifyRequest) {
  const token = cookies.session(request)
  if (token === undefined) return
  await database.transaction({ partnershipId }, async (tx) => {
    const now = clock()
    const actor = await actorOf(tx, token, now)
    if (!actor) return
    await tx
      .updateTable('session')
      .set({ ended_at: now, ended_by: actor.personId })
      .where('id', '=', actor.sessionId)
      .execute()
    await record(tx, { actor, action: 'session.ended', of: { kind: 'session', id: actor.sessionId } })
  })
}
