import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NavigationEntry, StaffRoutes } from '../../accounts/index.ts'
import { fileBody, type Server, sendBody } from '../../http/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { dayOf } from '../../pack/index.ts'
import { FOCUS_GROUP_THEMES, FOCUS_GROUPS, focusGroupPath } from '../urls.ts'
import { OFFICERS, sessionRoutes } from './desk.ts'
import { addSession, parseSession, typedSession } from './kept/add-session.ts'
import { focusGroupNotes, notesOf } from './kept/focus-group-notes.ts'
import { countSessions, sessionsOnPage } from './kept/queries.ts'
import { type FocusGroupParts, readSession } from './kept/session.ts'
import { newSessionPage } from './pages/describe-session.html.ts'
import { sessionPage, themesPage } from './pages/session.html.ts'
import { sessionsPage } from './pages/sessions.html.ts'
import { serveCoding } from './serve-coding.ts'
import { serveNames } from './serve-names.ts'
import { serveNotes } from './serve-notes.ts'
import { serveQuotes } from './serve-quotes.ts'
import { serveSessionChanges } from './serve-session-changes.ts'
import { serveTelling } from './serve-telling.ts'

/** In the head of an officer's pages. */
export const focusGroupNavigation: readonly NavigationEntry[] = [
  { href: FOCUS_GROUPS, words: 'Focus groups', roles: OFFICERS },
]

/** Sessions on a page of the list: each is read whole. */
const A_PAGE = 25

/** Focus groups, from the notes to what they say. A pack without a survey has none. */
export const serveFocusGroups = (server: Server, staff: StaffRoutes, parts: FocusGroupParts): void => {
  if (!parts.pack.survey) return
  const routes = sessionRoutes(staff, parts)

  staff.get(FOCUS_GROUPS, OFFICERS, async ({ tx, reader, query }) => {
    const pages = Math.max(1, Math.ceil((await countSessions(tx)) / A_PAGE))
    const page = Math.min(pages, pageNumber(query.page))
    const sessions = []
    for (const row of await sessionsOnPage(tx, page, A_PAGE))
      sessions.push(await readSession(tx, parts, routes.columns, row))
    return { page: sessionsPage(reader, sessions, { page, pages }) }
  })
  staff.get(`${FOCUS_GROUPS}/new`, OFFICERS, async (visit) => ({ page: newSessionPage(visit) }))
  staff.post(FOCUS_GROUPS, OFFICERS, async (visit) => {
    const { tx, actor, form, now } = visit
    const typed = typedSession(form)
    const parsed = parseSession(typed, dayOf(now))
    if (!parsed.ok) return { page: newSessionPage(visit, typed, parsed.faults), status: 422 }
    await addSession(tx, actor, routes.columns, parsed.session)
    return { redirect: focusGroupPath(parsed.session.id, 'notes') }
  })
  staff.get(FOCUS_GROUP_THEMES, OFFICERS, async ({ tx, reader }) => ({
    page: themesPage(reader, await focusGroupNotes(tx, parts)),
  }))

  routes.see(null, (visit, session) => {
    const notes = session.step === 'quotes' ? notesOf(parts, [session]) : null
    const prompts = parts.pack.survey?.focus_group_prompts?.[session.audience] ?? []
    return sessionPage(visit, session, notes, prompts)
  })
  serveSessionChanges(routes)
  serveNotes(routes)
  serveTelling(routes)
  serveNames(routes)
  serveCoding(routes, serveKeys(server))
  serveQuotes(routes)
}

/** Serves the script for keys, under an address that changes with it. */
const serveKeys = (server: Server): string => {
  const content = readFileSync(join(import.meta.dirname, 'coding-keys.js'))
  const path = `/assets/coding-keys.${createHash('sha256').update(content).digest('base64url').slice(0, 10)}.js`
  const body = fileBody(content.toString(), 'text/javascript; charset=utf-8')
  server.get(path, (request, reply) =>
    sendBody(request, reply.header('cache-control', 'public, max-age=31536000, immutable'), body),
  )
  return path
}
