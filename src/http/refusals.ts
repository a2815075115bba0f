import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyBaseLogger, FastifyReply } from 'fastify'
import type { Body } from './body.ts'

interface Refusals {
  readonly log: FastifyBaseLogger
  readonly headers: Readonly<Record<string, string>>
  readonly problemPage: (status: number, path: string) => Body
}

/** What Node refuses on its own, before or while a request is read: the pages for it, and which answers it cut off. */
export function refusalsOfSockets({ log, headers, problemPage }: Refusals) {
  const reading = new WeakMap<Socket, FastifyReply>()
  const cutOff = new WeakSet<FastifyReply>()

  function refuse(socket: Socket, status: number, method: string, more: Record<string, string> = {}): void {
    log.info({ method, route: 'none', status }, 'answered')
    const { plain, type } = problemPage(status, '/')
    const head = Object.entries({
      ...headers,
      ...more,
      'cache-control': 'no-store',
      'content-type': type,
      'content-length': plain.length,
      connection: 'close',
    })
    const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const start = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}\r\n`
    socket.end(Buffer.concat([Buffer.from(start), plain]))
  }

  return {
    /** A request has come in: until it is answered, what goes wrong with its connection is told as an answer to it. */
    begun(reply: FastifyReply): void {
      reading.set(reply.request.raw.socket, reply)
    },

    /** Whether this answer never left, as another had been sent in its place. */
    isCutOff: (reply: FastifyReply): boolean => cutOff.has(reply),

    /** What is not HTTP, is too long, or takes too long to arrive. */
    onClientError(error: { code?: string }, socket: Socket): void {
      const last = reading.get(socket)
      const open = last?.raw.writableEnded ? undefined : last
      if (error.code === 'ECONNRESET' || !socket.writable || open?.raw.headersSent)
        return void socket.destroy()
      if (open) cutOff.add(open)
      refuse(socket, STATUS_OF[error.code ?? ''] ?? 400, open?.request.method ?? 'none')
    },

    /** A request to pass everything on to somewhere else: nothing here does. */
    onConnect(_request: IncomingMessage, socket: Socket): void {
      socket.on('error', () => socket.destroy())
      refuse(socket, 405, 'CONNECT', { allow: 'GET, HEAD, POST' })
    },
  }
}

const STATUS_OF: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}

/**
 * What Node would refuse with an empty answer, told to leave that to us: a request of HTTP/1.1 without
 * `Host` (RFC 9112, section 3.2), and an `Expect` that nobody can meet (RFC 9110, section 10.1.1). Null: neither.
 */
export function unmetStatus({ headers, httpVersion }: IncomingMessage): 400 | 417 | null {
  if (headers.host === undefined && httpVersion === '1.1') return 400
  return headers.expect === undefined || /^100-continue$/i.test(headers.expect) ? null : 417
}
