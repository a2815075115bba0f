import type { FastifyReply, FastifyRequest } from 'fastify'

/** A browser takes 4096 bytes of a cookie in all (RFC 6265, section 6.1). */
const MOST = 3900
const SECONDS = 1800

/**
 * What somebody answered in public and takes with them through signing in: sealed, under one path, for half an hour,
 * and ended with the page that it is shown in. Only who asks to go on signed in is given it.
 */
export const carriedCookie = (https: boolean, path: string) => {
  const name = `${https ? '__Secure-' : ''}carried`
  const set = (reply: FastifyReply, value: string, maxAge: number): void =>
    void reply.header(
      'set-cookie',
      `${name}=${value}; Path=${path}; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${https ? '; Secure' : ''}`,
    )
  return {
    /** Nothing that a cookie cannot hold: it is then asked again. */
    keep: (reply: FastifyReply, sealed: string): void => {
      if (sealed.length <= MOST && /^[\w.-]+$/.test(sealed)) set(reply, sealed, SECONDS)
    },
    read: ({ headers }: FastifyRequest): string | undefined =>
      headers.cookie
        ?.split(';')
        .map((one) => one.trim())
        .find((one) => one.startsWith(`${name}=`))
        ?.slice(name.length + 1) || undefined,
    end: (reply: FastifyReply): void => set(reply, '', 0),
  }
}
