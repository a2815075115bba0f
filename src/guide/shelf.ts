import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Assets, type Page, page, type Reader, readerOf } from '../frame/index.ts'
import { type Body, dynamicBody, readyBody, type Server, sendBody } from '../http/index.ts'
import type { Pack } from '../pack/index.ts'
import type { Sealing } from '../vault/index.ts'

/** What the guide needs. No database: these pages go on working without one. */
export interface GuideParts {
  readonly pack: Pack
  readonly assets: Assets
  /** Opens and closes what travels in pages; each journey is bound by its own name. */
  readonly sealing: (journey: string) => Sealing
  readonly clock: () => Date
  /** Where the service is reached from outside, without a path: what a poster's QR code leads to. */
  readonly publicUrl: string
  readonly refuse: (status: number, path: string) => Body
}

/** A page and its status, or the status of a refusal. */
export type Reply =
  | { readonly status: 200 | 404 | 422; readonly page: Page }
  | { readonly refused: 400 | 404 | 410 | 413 }

/** What a form of a page sent. Everything in it may be anything. */
export type Sent = Readonly<Record<string, unknown>>

/** Where a chapter puts its pages: every language is served, under its own prefix. */
export interface Shelf {
  readonly pack: Pack
  readonly sealing: GuideParts['sealing']
  readonly publicUrl: string
  /** A page that is the same for every visitor within a minute ("open now" changes by the minute). */
  still(path: string, make: (reader: Reader) => Page): void
  /**
   * The same, in a few variants that words after the `?` choose (never anything personal). Whatever was sent,
   * `variantOf` gives one of a small fixed set, each of which is kept; plain data.
   */
  varied<Variant>(
    path: string,
    variantOf: (asked: Sent) => Variant,
    make: (reader: Reader, variant: Variant) => Page,
  ): void
  /** A page that answers what was sent: `sent` is null when it is opened, a form's fields when one was sent. */
  asked(path: string, answer: (reader: Reader, sent: Sent | null) => Reply): void
}

export type Chapter = (shelf: Shelf) => void

const MINUTE = 60_000

/** One language's shelf. */
export function shelfOf(server: Server, parts: GuideParts, language: string): Shelf {
  const { pack, assets, sealing, clock, publicUrl, refuse } = parts
  const { prefix } = readerOf(pack, language, clock())
  const at = (path: string): string => (prefix && path === '/' ? prefix : prefix + path)

  const varied: Shelf['varied'] = (path, variantOf, make) => {
    const kept = new Map<string, { minute: number; body: Body }>()
    server.get(at(path), (request, reply) => {
      const variant = variantOf(request.query as Sent)
      const name = JSON.stringify(variant)
      const now = clock()
      const minute = Math.floor(now.getTime() / MINUTE)
      let ready = kept.get(name)
      if (ready?.minute !== minute) {
        const reader = readerOf(pack, language, now)
        ready = { minute, body: readyBody(page(reader, assets, make(reader, variant))) }
        kept.set(name, ready)
      }
      return sendBody(request, reply.header('cache-control', 'no-cache'), ready.body)
    })
  }

  return {
    pack,
    sealing,
    publicUrl,
    varied,
    still: (path, make) => varied(path, () => null, make),
    asked(path, answer) {
      const send = (request: FastifyRequest, reply: FastifyReply, sent: Sent | null): FastifyReply => {
        const reader = readerOf(pack, language, clock())
        const result = answer(reader, sent)
        if ('refused' in result)
          return sendBody(
            request,
            reply.header('cache-control', 'no-store'),
            refuse(result.refused, at(path)),
            result.refused,
          )
        // `private, no-cache`, not `no-store`: with it the browser's own Back finds the page before again.
        reply.header('cache-control', 'private, no-cache')
        return sendBody(request, reply, dynamicBody(page(reader, assets, result.page)), result.status)
      }
      server.get(at(path), (request, reply) => send(request, reply, null))
      server.post(at(path), (request, reply) => send(request, reply, (request.body ?? {}) as Sent))
    },
  }
}
