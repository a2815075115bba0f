import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Compressed } from './compressed.ts'

/** Bytes ready to send, with their type and, where they stay the same, a fingerprint for the browser's cache. */
export interface Body {
  readonly type: string
  readonly plain: Buffer
  readonly brotli: Buffer
  readonly gzip: Buffer
  readonly etag?: string
}

export const HTML = 'text/html; charset=utf-8'

/** What every visitor fetches once and keeps: compressed as well as can be before long, in the background. */
export function fileBody(text: string, type: string): Body {
  const bytes = new Compressed(Buffer.from(text))
  bytes.improve()
  return Object.assign(bytes, { type, etag: fingerprint(text) })
}

/** What does not change between visitors, or not for a while: compressed once, and again if it is asked for often. */
export const readyBody = (text: string): Body =>
  Object.assign(new Compressed(Buffer.from(text)), { type: HTML, etag: fingerprint(text) })

/** What was made for one visitor. */
export const dynamicBody = (text: string): Body =>
  Object.assign(new Compressed(Buffer.from(text)), { type: HTML })

/** The bytes differ by encoding, and get better with time: what they say does not. */
const WEAK = 'W/'
const fingerprint = (text: string): string =>
  `${WEAK}"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`

export function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
  status = 200,
): FastifyReply {
  reply.code(status).header('content-type', body.type).header('vary', 'accept-encoding')
  if (body.etag && status === 200) {
    reply.header('etag', body.etag)
    if (isAlreadyThere(request.headers['if-none-match'], body.etag)) return reply.code(304).send()
  }
  const accepted = request.headers['accept-encoding'] ?? ''
  if (BROTLI.test(accepted)) return reply.header('content-encoding', 'br').send(body.brotli)
  if (GZIP.test(accepted)) return reply.header('content-encoding', 'gzip').send(body.gzip)
  return reply.send(body.plain)
}

/** RFC 9110, section 12.5.3: named, and not with the weight 0, which refuses it. */
const named = (encoding: string): RegExp =>
  new RegExp(String.raw`(?:^|,)\s*${encoding}\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)`, 'i')
const BROTLI = named('br')
const GZIP = named('gzip')

/** RFC 9110, section 13.1.2: one of a list, or any; compared weakly. No fingerprint stands inside another's quotes. */
const isAlreadyThere = (held: string | undefined, etag: string): boolean =>
  held !== undefined && (held === etag || held.includes(etag.slice(WEAK.length)) || held.trim() === '*')
