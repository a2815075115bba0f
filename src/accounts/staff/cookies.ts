import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookies of signed-in pages. Public pages never set or read one. */
export interface Cookies {
  session(request: FastifyRequest): string | undefined
  /** Ends with the browser at the latest. */
  keepSession(reply: FastifyReply, token: string): void
  endSession(reply: FastifyReply): void
  notice(request: FastifyRequest): string | undefined
  keepNotice(reply: FastifyReply, sealed: string): void
  endNotice(reply: FastifyReply): void
  /** That this browser has signed in before: sent to the sign-in page only, for half a year. */
  device(request: FastifyRequest): string | undefined
  keepDevice(reply: FastifyReply, sealed: string): void
  /** Which try to sign in by a passkey or a provider is this browser's: sent to the sign-in pages only. */
  attempt(request: FastifyRequest): string | undefined
  keepAttempt(reply: FastifyReply, token: string): void
  endAttempt(reply: FastifyReply): void
}

const HALF_A_YEAR = 180 * 86_400
const NOTICE_SECONDS = 120
const ATTEMPT_SECONDS = 600

/**
 * Over https the names carry `__Host-`, so that a browser takes them from this host alone (RFC 6265bis, section
 * 4.1.3.2). `HttpOnly`: no script reads them; `SameSite=Lax`: another site's forms do not bring them. Every value
 * is base64url, which needs no encoding.
 */
export function cookiesOf(https: boolean, signIn: string): Cookies {
  const host = https ? '__Host-' : ''
  const secure = https ? '__Secure-' : ''
  const [session, notice] = [`${host}session`, `${host}notice`]
  const [device, attempt] = [`${secure}device`, `${secure}attempt`]
  const set = (reply: FastifyReply, name: string, value: string, maxAge?: number, path = '/'): void => {
    const parts = [`${name}=${value}`, `Path=${path}`, 'HttpOnly', 'SameSite=Lax']
    if (https) parts.push('Secure')
    if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`)
    reply.header('set-cookie', parts.join('; '))
  }
  const get = ({ headers }: FastifyRequest, name: string): string | undefined =>
    headers.cookie
      ?.split(';')
      .map((one) => one.trim())
      .find((one) => one.startsWith(`${name}=`))
      ?.slice(name.length + 1) || undefined
  return {
    session: (request) => get(request, session),
    keepSession: (reply, token) => set(reply, session, token),
    endSession: (reply) => set(reply, session, '', 0),
    notice: (request) => get(request, notice),
    keepNotice: (reply, sealed) => set(reply, notice, sealed, NOTICE_SECONDS),
    endNotice: (reply) => set(reply, notice, '', 0),
    device: (request) => get(request, device),
    keepDevice: (reply, sealed) => set(reply, device, sealed, HALF_A_YEAR, signIn),
    attempt: (request) => get(request, attempt),
    keepAttempt: (reply, token) => set(reply, attempt, token, ATTEMPT_SECONDS, signIn),
    endAttempt: (reply) => set(reply, attempt, '', 0, signIn),
  }
}
