import type { FastifyReply, FastifyRequest } from 'fastify'
import { DESK_TELL } from '../../concern/urls.ts'
import { partnershipId } from '../../db/index.ts'
import {
  type Reader,
  readerOf,
  STAFF_PROBLEM_STATUS,
  type StaffPage,
  type StaffProblem,
  staffPage,
  staffProblemPage,
} from '../../frame/index.ts'
import { dynamicBody, pathOf, type Server, sendBody } from '../../http/index.ts'
import { type Html, html } from '../../kit/html.ts'
import { type AccountKeys, accountKeys } from '../keys.ts'
import { openWaysShelf, type WaysShelf } from '../openid/ways-shelf.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { carriedCookie } from './carried-cookie.ts'
import { type Cookies, cookiesOf } from './cookies.ts'
import type { NavigationEntry, StaffParts } from './parts.ts'
import { staffRoutesOf } from './route-list.ts'
import type { Actor } from './visit.ts'

/** What every page of those who work here is answered with, signed in or on the way to it. */
export interface StaffDesk extends StaffParts, WaysShelf {
  readonly partnershipId: string
  readonly keys: AccountKeys
  readonly cookies: Cookies
  readonly carried: ReturnType<typeof carriedCookie>
  reader(): Reader
  csrf(actor: Actor): Html
  /** Where somebody may go: a pack that does without something has no page of it. */
  entriesOf(actor: Actor): readonly NavigationEntry[]
  /** `actor` null: a page before anybody is signed in. */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    page: StaffPage,
    around: {
      readonly actor: Actor | null
      readonly status?: number
      readonly notice?: string | undefined
      readonly invented?: boolean
    },
  ): FastifyReply
  problem(
    request: FastifyRequest,
    reply: FastifyReply,
    problem: StaffProblem,
    actor?: Actor | null,
  ): FastifyReply
  /** The same as for an address that nothing answers to. */
  notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply
  redirect(reply: FastifyReply, path: string): FastifyReply
}

export function staffDesk(server: Server, parts: StaffParts): StaffDesk {
  const { pack, assets, key, url, clock, navigation, refuse } = parts
  const id = partnershipId(pack.partnership.id)
  const keys = accountKeys(key, id)
  const language = pack.partnership.languages[0] ?? 'en'

  const desk: StaffDesk = {
    ...parts,
    entriesOf: (actor) =>
      navigation.filter(
        ({ href, roles }) =>
          roles.some((role) => actor.roles.includes(role)) &&
          staffRoutesOf(server).some(({ method, path }) => method === 'GET' && path === href),
      ),
    ...openWaysShelf(parts.database, id),
    partnershipId: id,
    keys,
    cookies: cookiesOf(url.startsWith('https:'), ACCOUNT_PATHS.signIn),
    carried: carriedCookie(url.startsWith('https:'), DESK_TELL),
    reader: () => readerOf(pack, language, clock()),
    csrf: ({ sessionId }) => html`<input type="hidden" name="csrf" value="${keys.csrf(sessionId)}">`,

    send(request, reply, page, { actor, status = 200, notice, invented = false }) {
      const reader = desk.reader()
      const at = pathOf(request)
      const under = (href: string): boolean => at === href || at.startsWith(`${href}/`)
      // Of entries that one page is under, it is the nearest: everything of an officer is under the officer's home.
      const nearest = navigation
        .filter(({ href, also = [] }) => [href, ...also].some(under))
        .sort((a, b) => b.href.length - a.href.length)[0]
      const signedIn = actor && {
        name: actor.name,
        account: ACCOUNT_PATHS.account,
        signOut: ACCOUNT_PATHS.signOut,
        csrf: desk.csrf(actor),
        navigation: desk.entriesOf(actor).map(({ href, words }) => ({
          href,
          words: reader.t(words),
          here: at === href ? ('page' as const) : href === nearest?.href && ('true' as const),
        })),
      }
      noStore(reply)
      return sendBody(
        request,
        reply,
        dynamicBody(staffPage(reader, assets, page, { signedIn, notice, invented })),
        status,
      )
    },

    problem(request, reply, problem, actor = null) {
      const page = staffProblemPage(desk.reader(), problem, ACCOUNT_PATHS.signIn)
      return desk.send(request, reply, page, { actor, status: STAFF_PROBLEM_STATUS[problem] })
    },

    notFound(request, reply) {
      reply.header('cache-control', 'no-store')
      return sendBody(request, reply, refuse(404, pathOf(request)), 404)
    },

    redirect: (reply, path) => noStore(reply).redirect(path, 303),
  }
  return desk
}

/** Nothing of these pages is kept by a browser; forms of theirs tell our own site, and no other, where they stood. */
const noStore = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-store').header('referrer-policy', 'same-origin')
