import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Assets, type Page, page, type Reader, readerOf } from '../../frame/index.ts'
import { type Body, fileBody, pathOf, readyBody, type Server, sendBody } from '../../http/index.ts'
import type { Pack } from '../../pack/index.ts'
import { renderJson } from '../json.ts'
import { renderMarkdown } from '../markdown.ts'
import type { Edition } from '../publication-queries.ts'
import { BRIEFINGS } from '../urls.ts'
import { easyReadPage } from './pages/easy-read.html.ts'
import { publishedPage, shelfPage, takenBackPage } from './pages/published.html.ts'
import type { Published, PublishedShelf } from './published-shelf.ts'
import type { BriefingStyles } from './style-sheet.ts'

export interface PublicParts {
  readonly pack: Pack
  readonly assets: Assets
  readonly styles: BriefingStyles
  readonly shelf: PublishedShelf
  readonly clock: () => Date
  readonly refuse: (status: number, path: string) => Body
}

/** The most bodies kept; what does not fit is made anew. */
const MOST_KEPT = 300

/**
 * What anybody may read: no cookie, no database. A page is made once and kept until something is published or taken
 * back.
 */
export const servePublished = (server: Server, parts: PublicParts): void => {
  const { pack, assets, styles, shelf, clock, refuse } = parts
  let kept = new Map<string, Body>()
  let keptFor = ''
  const keep = (key: string, make: () => Body): Body => {
    if (keptFor !== shelf.state || kept.size > MOST_KEPT) {
      kept = new Map()
      keptFor = shelf.state
    }
    const body = kept.get(key) ?? make()
    kept.set(key, body)
    return body
  }

  const sheet = fileBody(styles.content, 'text/css; charset=utf-8')
  server.get(styles.path, (request, reply) =>
    sendBody(request, reply.header('cache-control', 'public, max-age=31536000, immutable'), sheet),
  )

  for (const language of pack.partnership.languages) {
    const { prefix } = readerOf(pack, language, clock())
    const open = `${prefix}${BRIEFINGS}`

    const sendPage = (
      request: FastifyRequest,
      reply: FastifyReply,
      make: (reader: Reader) => Page,
      status = 200,
    ): FastifyReply => {
      const at = pathOf(request)
      const body = keep(`${status} ${at}`, () =>
        readyBody(page(readerOf(pack, language, clock()), assets, make(readerOf(pack, language, clock())))),
      )
      return sendBody(request, reply.header('cache-control', 'no-cache'), body, status)
    }
    const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
      sendBody(request, reply.header('cache-control', 'no-store'), refuse(404, pathOf(request)), 404)
    const withPublished = (
      request: FastifyRequest,
      reply: FastifyReply,
      slug: string,
      answer: (published: Published, now: Edition) => FastifyReply,
    ): FastifyReply => {
      const published = shelf.find(slug)
      if (!published) return notFound(request, reply)
      // Gone, and why: whoever has it on paper is told.
      if (!published.now)
        return sendPage(request, reply, (reader) => takenBackPage(reader, styles, published), 410)
      return answer(published, published.now)
    }
    const sendFile = (
      request: FastifyRequest,
      reply: FastifyReply,
      name: string,
      type: string,
      content: Buffer | string,
    ) => {
      reply.header('cache-control', 'no-cache').header('content-disposition', `inline; filename="${name}"`)
      if (typeof content === 'string') {
        const at = pathOf(request)
        return sendBody(
          request,
          reply,
          keep(`file ${at}`, () => fileBody(content, type)),
        )
      }
      return reply.header('content-type', type).send(content)
    }

    server.get(open, (request, reply) =>
      sendPage(request, reply, (reader) => shelfPage(reader, styles, shelf.all())),
    )

    server.get<{ Params: { file: string } }>(`${open}/:file`, (request, reply) => {
      const [slug = '', ...ending] = request.params.file.split('.')
      return withPublished(request, reply, slug, (published, now) => {
        switch (ending.join('.')) {
          case '':
            return sendPage(request, reply, (reader) => publishedPage(reader, styles, published, now))
          case 'pdf':
            return sendFile(request, reply, `${slug}.pdf`, 'application/pdf', now.sheet)
          case 'plain.pdf':
            return sendFile(request, reply, `${slug}-plain.pdf`, 'application/pdf', now.plain)
          case 'md':
            return sendFile(
              request,
              reply,
              `${slug}.md`,
              'text/markdown; charset=utf-8',
              renderMarkdown(now.content),
            )
          case 'json':
            return sendFile(
              request,
              reply,
              `${slug}.json`,
              'application/json; charset=utf-8',
              renderJson(now.content),
            )
          default:
            return notFound(request, reply)
        }
      })
    })

    server.get<{ Params: { slug: string } }>(`${open}/:slug/easy-read`, (request, reply) =>
      withPublished(request, reply, request.params.slug, (_, now) =>
        sendPage(request, reply, (reader) => easyReadPage(reader, styles, now.content, now.easy, now.slug)),
      ),
    )
    server.get<{ Params: { slug: string } }>(`${open}/:slug/easy-read.pdf`, (request, reply) =>
      withPublished(request, reply, request.params.slug, (_, now) =>
        sendFile(request, reply, `${now.slug}-easy-read.pdf`, 'application/pdf', now.easyPrint),
      ),
    )
    server.get<{ Params: { slug: string; edition: string } }>(
      `${open}/:slug/editions/:edition`,
      (request, reply) => {
        const published = shelf.find(request.params.slug)
        const edition = published?.editions.find((one) => String(one.edition) === request.params.edition)
        if (!published || !edition) return notFound(request, reply)
        if (edition.takenBack)
          return sendPage(
            request,
            reply,
            (reader) => takenBackPage(reader, styles, { ...published, editions: [edition] }),
            410,
          )
        return sendPage(request, reply, (reader) => publishedPage(reader, styles, published, edition))
      },
    )
  }
}
