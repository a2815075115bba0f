import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../audit/index.ts'
import { DatabaseAway } from '../../db/index.ts'
import { logFailure, type Server } from '../../http/index.ts'
import { isUuid } from '../../kit/uuid.ts'
import { openInvitation, openInvitationById } from '../people/invitations.ts'
import { takeAttempt } from '../sign-in/attempts.ts'
import { deviceOf } from '../sign-in/device.ts'
import { letIn } from '../sign-in/letting-in.ts'
import { beginSession } from '../sign-in/sessions.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { OPENID_PATH } from '../urls.ts'
import { goToProvider } from './go-to-provider.ts'
import { openId, type Providers } from './open-providers.ts'
import { notLetInPage, organisationSignInsPage, signedOutPage } from './pages/openid.html.ts'
import { organisationsWithSignIn, type Provider, providerOf } from './provider-queries.ts'
import type { NotLetIn } from './refusals.ts'
import { whatProviderSaid } from './what-provider-said.ts'
import { whoComesIn } from './who-comes-in.ts'

/** Signing in through one's organisation: there, and back. */
export function serveOpenIdSignIn(server: Server, desk: StaffDesk, providers: Providers): void {
  const { cookies, keys, clock } = desk
  const inTx = <Value>(work: Parameters<typeof desk.database.transaction<Value>>[1]) =>
    desk.database.transaction(desk, work)

  /** A page before anybody is signed in, opened by its address. */
  const open = (
    path: string,
    answer: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  ) =>
    server.get(path, async (request, reply) => {
      try {
        return await answer(request, reply)
      } catch (error) {
        if (error instanceof DatabaseAway) return desk.problem(request, reply, 'database-away')
        logFailure(request, error)
        return desk.problem(request, reply, 'failed')
      }
    })

  /** Hands the provider of the organisation in the path on; there is no page where there is none. */
  const of =
    (answer: (request: FastifyRequest, reply: FastifyReply, provider: Provider) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { id } = request.params as { id: string }
      const provider = isUuid(id) ? await inTx((tx) => providerOf(tx, keys, id)) : null
      return provider ? answer(request, reply, provider) : desk.notFound(request, reply)
    }

  const refuse = async (
    request: FastifyRequest,
    reply: FastifyReply,
    why: NotLetIn,
    { provider, code = why }: { provider: Provider; code?: string },
  ): Promise<FastifyReply> => {
    await inTx((tx) =>
      record(tx, {
        actor: null,
        action: 'sign-in.refused',
        of: { kind: 'organisation', id: provider.organisationId },
        detail: { step: 'openid', why, code },
      }),
    )
    const page = notLetInPage(desk.reader(), { why, organisation: provider.organisation })
    return desk.send(request, reply, page, { actor: null, status: why === 'away' ? 502 : 403 })
  }

  open(OPENID_PATH, async (request, reply) => {
    const { to, page: asked } = request.query as Record<string, unknown>
    const page = Math.min(1000, Math.max(1, Math.floor(Number(asked)) || 1))
    const found = await inTx((tx) => organisationsWithSignIn(tx, page))
    const shown = { ...found, page, to: typeof to === 'string' ? to : '' }
    return desk.send(request, reply, organisationSignInsPage(desk.reader(), shown), { actor: null })
  })

  open(
    `${OPENID_PATH}/:id`,
    of(async (request, reply, provider) => {
      const { to, invitation: token } = request.query as Record<string, unknown>
      const invitation =
        typeof token === 'string' ? await inTx((tx) => openInvitation(tx, token, clock())) : null
      const going = { provider, to: typeof to === 'string' ? to.slice(0, 4000) : '' }
      const gone = await goToProvider(desk, providers, { ...going, invitation: invitation?.id ?? '' }).catch(
        (error: unknown) => {
          if (error instanceof DatabaseAway) throw error
          return null
        },
      )
      if (!gone) return refuse(request, reply, 'away', { provider })
      cookies.keepAttempt(reply, gone.browser)
      // From the link of an invitation, the provider is not told where somebody stood.
      return reply.header('cache-control', 'no-store').redirect(gone.address, 303)
    }),
  )

  open(
    `${OPENID_PATH}/:id/done`,
    of(async (request, reply, provider) => {
      const browser = cookies.attempt(request) ?? ''
      const now = clock()
      const expected = await inTx((tx) => takeAttempt(tx, keys, { kind: 'openid', browser, now }))
      cookies.endAttempt(reply)
      if (!expected) return refuse(request, reply, 'late', { provider })
      if (expected.provider !== provider.id) return refuse(request, reply, 'mixed', { provider })
      const back = new URL(request.raw.url ?? '/', desk.url)
      const answer = await whatProviderSaid(providers, provider, back, expected)
      if (!answer.ok) return refuse(request, reply, answer.why, { provider, code: answer.code })
      const device = deviceOf(request.headers['user-agent'])
      const came = await inTx(async (tx) => {
        const invitation = expected.invitation ? await openInvitationById(tx, expected.invitation, now) : null
        const who = await whoComesIn(tx, { provider, said: answer.said, invitation, now })
        if (!who.ok) return who
        const { personId } = who
        const session = await beginSession(tx, { personId, device, providerId: provider.id, now })
        const detail = { step: 'openid', provider: provider.id }
        const of = { kind: 'session', id: session.id }
        await record(tx, { actor: { personId }, action: 'session.began', of, detail })
        return { ...who, token: session.token, sessionId: session.id }
      })
      if (!came.ok) return refuse(request, reply, came.why, { provider })
      return letIn(desk, request, reply, { ...came, to: expected.to ?? '' })
    }),
  )

  // After signing out here: the provider may keep them signed in, on a screen that others use.
  open(
    `${OPENID_PATH}/:id/signed-out`,
    of(async (request, reply, provider) => {
      const config = await providers.of(provider).catch(() => null)
      const there =
        config?.serverMetadata().end_session_endpoint &&
        (await openId()).buildEndSessionUrl(config, { client_id: provider.clientId }).href
      const page = signedOutPage(desk.reader(), { organisation: provider.organisation, there: there || null })
      return desk.send(request, reply, page, { actor: null })
    }),
  )
}
