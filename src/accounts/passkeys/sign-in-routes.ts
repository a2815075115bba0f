import { dynamicBody, type Server, sendBody } from '../../http/index.ts'
import { TRIAL_PEOPLE } from '../people/trial-people.ts'
import { deviceOf } from '../sign-in/device.ts'
import { letIn } from '../sign-in/letting-in.ts'
import { signInPage } from '../sign-in/pages/sign-in.html.ts'
import { serveForm } from '../sign-in/routes.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { servePasskeyScript } from './script.ts'
import { askForPasskey, signInWithPasskey } from './sign-in-with-passkey.ts'

/** Signing in with a passkey: a challenge, asked for by the script of the sign-in page, and the answer to it. */
export function servePasskeySignIn(server: Server, desk: StaffDesk): void {
  const { cookies } = desk
  const path = `${ACCOUNT_PATHS.signIn}/passkey`
  servePasskeyScript(server)

  serveForm(server, desk, `${path}/options`, async (request, reply) => {
    const { options, browser } = await askForPasskey(desk)
    cookies.keepAttempt(reply, browser)
    const body = Object.assign(dynamicBody(JSON.stringify(options)), { type: 'application/json' })
    return sendBody(request, reply.header('cache-control', 'no-store'), body)
  })

  serveForm(server, desk, path, async (request, reply, form) => {
    const reader = desk.reader()
    const to = form('to')
    const checked = await signInWithPasskey(desk, {
      response: form('response'),
      browser: cookies.attempt(request),
      device: deviceOf(request.headers['user-agent']),
    })
    cookies.endAttempt(reply)
    if (checked.ok) return letIn(desk, request, reply, { ...checked, to })
    const faults = [{ field: 'passkey', says: reader.t(WHY_NOT[checked.why]) }]
    const trial = desk.production ? [] : TRIAL_PEOPLE
    const ways = await desk.ways()
    return desk.send(request, reply, signInPage(reader, { to, faults, trial, ways }), {
      actor: null,
      status: 422,
    })
  })
}

/** For `t`. */
const WHY_NOT = {
  late: 'That took too long, or was sent twice. Try your passkey again',
  unknown: 'We do not know that passkey, or it was removed. Sign in with your password',
  wrong: 'The passkey could not be checked. Try again, or sign in with your password',
  doubted:
    'Somebody may have a copy of that passkey, so it no longer works. Sign in with your password and remove it',
  'no-role': 'You have no role here now. Ask an administrator of your partnership',
} as const
