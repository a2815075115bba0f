import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Bytes ready to send, with their type and, where they stay the same, a fingerprint for the browser's cache. */
export interface Body {
  readonly type: string
  readonly plain: Buffer
  readonly brotli: Buffer
  readonly gzip: Buffer
  readonly etag?: string
}

const HTML = 'text/html; charset=utf-8'

function compressed(text: string | Buffer, quality: number): Pick<Body, 'plain' | 'brotli' | 'gzip'> {
  const plain = Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8')
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  return {
    plain,
    brotli: brotliCompressSync(plain, { params }),
    gzip: gzipSync(plain, { level: quality > 5 ? 9 : 4 }),
  }
}

/** What does not change between visitors: compressed well, once. */
export const readyBody = (text: string | Buffer, type: string = HTML): Body => {
  const body = compressed(text, 9)
  return {
    type,
    ...body,
    etag: `"${createHash('sha256').update(body.plain).digest('base64url').slice(0, 22)}"`,
  }
}

/** What was made for one visitor: compressed quickly, for the encoding that was asked for only. */
export function dynamicBody(text: string, type: string = HTML): Body {
  const plain = Buffer.from(text, 'utf8')
  let brotli: Buffer | undefined
  let gzip: Buffer | undefined
  return {
    type,
    plain,
    get brotli() {
      brotli ??= brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      return brotli
    },
    get gzip() {
      gzip ??= gzipSync(plain, { level: 4 })
      return gzip
    },
  }
}

export function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
  status = 200,
): FastifyReply {
  reply.code(status).header('content-type', body.type).header('vary', 'accept-encoding')
  if (body.etag && status === 200) {
    reply.header('etag', body.etag)
    if (request.headers['if-none-match'] === body.etag) return reply.code(304).send()
  }
  const accepted = request.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(body.brotli)
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(body.gzip)
  return reply.send(body.plain)
}
