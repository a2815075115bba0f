import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  PAGE_END,
  type Page,
  page,
  type Reader,
  readerOf,
  type Surroundings,
  sendAnswer,
} from '../frame/index.ts'
import { type Body, endedBody, readyBody, type Server, sendBody } from '../http/index.ts'
import { html } from '../kit/html.ts'
import type { Sent } from '../kit/sent.ts'
import type { Pack } from '../pack/index.ts'
import type { Sealing } from '../vault/index.ts'
import { keeping } from './whom-to-tell/keep.ts'

/** What the guide needs. No database: these pages go on working without one. */
export interface GuideParts {
  readonly pack: Pack
  readonly assets: Surroundings
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
  | Alike

/**
 * A page that is alike for all who ticked the same, but for what is sealed for each. That is sent by the form called
 * {@link SEALED_FORM}, and stands at the end of the page, so that all before it is made once.
 */
interface Alike {
  /** What was ticked, by the ids of the pack and nothing else: the page is kept under it. Null: it is not kept. */
  readonly alike: string | null
  readonly page: () => Page
  readonly sealed: string
}

/** The id of the form that sends what is sealed at the end of its page. */
export const SEALED_FORM = 'sealed'

/** Where a chapter puts its pages: every language is served, under its own prefix. */
export interface Shelf {
  readonly pack: Pack
  readonly sealing: GuideParts['sealing']
  readonly publicUrl: string
  /** A page that is the same for every visitor until somebody opens or closes, or the day ends. */
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

/** The most pages kept of each language: what does not fit is made anew. About 30 kB each, in three encodings. */
const MOST_STILL = 1000
const MOST_ALIKE = 500

/** One language's shelf. */
export function shelfOf(server: Server, parts: GuideParts, language: string): Shelf {
  const { pack, assets, sealing, clock, publicUrl } = parts
  const { prefix } = readerOf(pack, language, clock())
  const at = (path: string): string => (prefix && path === '/' ? prefix : prefix + path)

  // A place that comes or goes is on every page: then each is made anew.
  const around = (): string => (assets.footerLinks?.() ?? []).map(({ path }) => path).join()
  const keepStill = keeping<Body>(pack, MOST_STILL)
  const keepAlike = keeping<(end: string) => Body>(pack, MOST_ALIKE)

  const varied: Shelf['varied'] = (path, variantOf, make) => {
    server.get(at(path), (request, reply) => {
      const variant = variantOf(request.query as Sent)
      const now = clock()
      const body = keepStill(`${around()} ${path} ${JSON.stringify(variant)}`, now, () => {
        const reader = readerOf(pack, language, now)
        return readyBody(page(reader, assets, make(reader, variant)))
      })
      return sendBody(request, reply.header('cache-control', 'no-cache'), body)
    })
  }

  const bodyOfAlike = (path: string, reader: Reader, { alike, page: make, sealed }: Alike): Body => {
    const start = () => endedBody(page(reader, assets, make()).slice(0, -PAGE_END.length))
    const end = alike === null ? start() : keepAlike(`${around()} ${path} ${alike}`, reader.now, start)
    return end(sealedField(sealed) + PAGE_END)
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
        if (!('alike' in result)) return sendAnswer(request, reply, reader, parts, result)
        reply.header('cache-control', 'private, no-cache')
        return sendBody(request, reply, bodyOfAlike(path, reader, result))
      }
      server.get(at(path), (request, reply) => send(request, reply, null))
      server.post(at(path), (request, reply) => send(request, reply, (request.body ?? {}) as Sent))
    },
  }
}

const sealedField = (sealed: string): string =>
  html`<input type="hidden" form="${SEALED_FORM}" name="sealed" value="${sealed}">`.text
