import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Assets, type Page, page, type Reader, readerOf } from '../frame/index.ts'
import { type Body, dynamicBody, readyBody, type Server, sendBody } from '../http/index.ts'
import type { Pack } from '../pack/index.ts'
import type { Sealing } from '../vault/index.ts'
import { aboutPage } from './pages/about.html.ts'
import { contactsPage } from './pages/contacts.html.ts'
import { doorPage, doors } from './pages/door.html.ts'
import { howItIsDecidedPage } from './pages/how-it-is-decided.html.ts'
import { nothingHappenedPage } from './pages/nothing-happened.html.ts'
import { privacyPage } from './pages/privacy.html.ts'
import { startPage } from './pages/start.html.ts'
import { guideUrl, PATHS, type Place } from './urls.ts'
import { begin, type Reply, step } from './whom-to-tell.ts'

/** What the guide needs. No database: these pages go on working without one. */
export interface GuideParts {
  readonly pack: Pack
  readonly assets: Assets
  readonly sealing: Sealing
  readonly clock: () => Date
  readonly refuse: (status: number, path: string) => Body
}

/** Pages that are the same for every visitor within a minute ("open now" changes by the minute). */
export const PAGES: Record<Exclude<Place, 'whomToTell'>, (reader: Reader) => Page> = {
  start: startPage,
  howItIsDecided: howItIsDecidedPage,
  contacts: contactsPage,
  nothingHappened: nothingHappenedPage,
  youngPeople: (reader) => doorPage(reader, doors(reader).youngPeople),
  parents: (reader) => doorPage(reader, doors(reader).parents),
  practitioners: (reader) => doorPage(reader, doors(reader).practitioners),
  about: aboutPage,
  privacy: privacyPage,
}

const MINUTE = 60_000

export function serveGuide(server: Server, parts: GuideParts): void {
  const { pack, assets, sealing, clock, refuse } = parts
  for (const language of pack.partnership.languages) {
    const { prefix } = readerOf(pack, language, clock())
    for (const [place, make] of Object.entries(PAGES) as [keyof typeof PAGES, (reader: Reader) => Page][]) {
      let kept: { minute: number; body: Body } | undefined
      server.get(guideUrl(prefix, place), (request, reply) => {
        const now = clock()
        const minute = Math.floor(now.getTime() / MINUTE)
        if (kept?.minute !== minute) {
          const reader = readerOf(pack, language, now)
          kept = { minute, body: readyBody(page(reader, assets, make(reader))) }
        }
        return sendBody(request, reply.header('cache-control', 'no-cache'), kept.body)
      })
    }

    // `private, no-cache`, not `no-store`: with it the browser's own Back finds the question again.
    const send = (request: FastifyRequest, reply: FastifyReply, result: Reply, reader: Reader) =>
      'refused' in result
        ? sendBody(
            request,
            reply.header('cache-control', 'no-store'),
            refuse(result.refused, guideUrl(prefix, 'whomToTell')),
            result.refused,
          )
        : sendBody(
            request,
            reply.header('cache-control', 'private, no-cache'),
            dynamicBody(page(reader, assets, result.page)),
            result.status,
          )
    server.get(guideUrl(prefix, 'whomToTell'), (request, reply) => {
      const reader = readerOf(pack, language, clock())
      return send(request, reply, begin(reader, sealing), reader)
    })
    server.post(guideUrl(prefix, 'whomToTell'), (request, reply) => {
      const reader = readerOf(pack, language, clock())
      return send(
        request,
        reply,
        step(reader, sealing, (request.body ?? {}) as Record<string, unknown>),
        reader,
      )
    })
  }
}

export { PATHS }
