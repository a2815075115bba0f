import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../audit/index.ts'
import { DatabaseAway } from '../../db/index.ts'
import { logFailure, type Server } from '../../http/index.ts'
import { TRIAL_PEOPLE, trialPerson } from '../people/trial-people.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { fromOurselves } from '../staff/same-origin.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { deviceOf } from './device.ts'
import { letIn } from './letting-in.ts'
import { codePage, signInPage } from './pages/sign-in.html.ts'
import { beginSession } from './sessions.ts'
import { checkCode, checkPassword } from './sign-in.ts'

type Answer = (request: FastifyRequest, reply: FastifyReply, form: Form) => Promise<FastifyReply>
type Form = (name: string) => string

/** A form of a page before anybody is signed in: only our own pages send it. */
export function serveForm(server: Server, desk: StaffDesk, path: string, answer: Answer): void {
  server.post(path, async (request, reply) => {
    if (!fromOurselves(request.headers, desk.url)) return desk.problem(request, reply, 'forged')
    const sent = (request.body ?? {}) as Record<string, unknown>
    try {
      return await answer(request, reply, (name) => (typeof sent[name] === 'string' ? sent[name] : ''))
    } catch (error) {
      if (error instanceof DatabaseAway) return desk.problem(request, reply, 'database-away')
      logFailure(request, error)
      return desk.problem(request, reply, 'failed')
    }
  })
}

/** Signing in: e-mail and password, then a code. Opening the page asks the database for nothing. */
export function serveSignIn(server: Server, desk: StaffDesk): void {
  const { cookies, clock } = desk
  const trial = desk.production ? [] : TRIAL_PEOPLE
  const alone = { actor: null }

  server.get(ACCOUNT_PATHS.signIn, async (request, reply) => {
    const { to } = request.query as Record<string, unknown>
    return desk.send(
      request,
      reply,
      signInPage(desk.reader(), { to: typeof to === 'string' ? to : '', trial, ways: await desk.ways() }),
      alone,
    )
  })

  serveForm(server, desk, ACCOUNT_PATHS.signIn, async (request, reply, form) => {
    const reader = desk.reader()
    const [to, email, password] = [form('to'), form('email'), form('password')]
    const again = async (faults: { field: string; says: string }[]) =>
      desk.send(request, reply, signInPage(reader, { to, email, faults, trial, ways: await desk.ways() }), {
        actor: null,
        status: 422,
      })
    const missing = [
      ...(email.trim() ? [] : [{ field: 'email', says: reader.t('Enter your e-mail address') }]),
      ...(password ? [] : [{ field: 'password', says: reader.t('Enter your password') }]),
    ]
    if (missing.length > 0) return again(missing)
    const checked = await checkPassword(desk, { email, password, device: cookies.device(request) })
    if (checked.ok)
      return desk.send(request, reply, codePage(reader, { to, halfway: checked.halfway }), alone)
    if (checked.why === 'too-many') return desk.problem(request, reply, 'too-many-tries')
    return again([{ field: 'email', says: reader.t('The e-mail address or the password is not right') }])
  })

  serveForm(server, desk, `${ACCOUNT_PATHS.signIn}/code`, async (request, reply, form) => {
    const reader = desk.reader()
    const { t } = reader
    const [to, halfway] = [form('to'), form('halfway')]
    const recovery = form('recovery') !== ''
    const checked = await checkCode(desk, {
      halfway,
      recovery,
      code: form(recovery ? 'recovery' : 'code'),
      device: cookies.device(request),
      browser: deviceOf(request.headers['user-agent']),
    })
    if (checked.ok) {
      const { codesLeft } = checked
      const notice =
        codesLeft === undefined
          ? null
          : t('You used a recovery code. You have {left} left. Set up your app again to get new ones.', {
              left: codesLeft,
            })
      return letIn(desk, request, reply, { ...checked, to: notice ? '' : to, notice })
    }
    if (checked.why === 'too-many') return desk.problem(request, reply, 'too-many-tries')
    if (checked.why === 'late') {
      const faults = [{ field: 'email', says: t('That took too long. Sign in again') }]
      return desk.send(request, reply, signInPage(reader, { to, faults, trial, ways: await desk.ways() }), {
        actor: null,
        status: 422,
      })
    }
    const fault = recovery
      ? { field: 'recovery', says: t('That is not one of your recovery codes, or it was used before') }
      : { field: 'code', says: t('That code is not right, or it was used before. Wait for the next one') }
    return desk.send(request, reply, codePage(reader, { to, halfway, faults: [fault] }), {
      actor: null,
      status: 422,
    })
  })

  if (trial.length > 0) {
    serveForm(server, desk, `${ACCOUNT_PATHS.signIn}/trial`, async (request, reply, form) => {
      const begun = await desk.database.transaction(desk, async (tx) => {
        const personId = await trialPerson(tx, form('who'))
        if (!personId) return null
        const device = deviceOf(request.headers['user-agent'])
        const session = await beginSession(tx, { personId, device, now: clock() })
        const of = { kind: 'session', id: session.id }
        await record(tx, { actor: { personId }, action: 'session.began', of, detail: { step: 'trial' } })
        return { personId, token: session.token, sessionId: session.id }
      })
      if (!begun) return desk.notFound(request, reply)
      return letIn(desk, request, reply, { ...begun, to: form('to') })
    })
  }
}
