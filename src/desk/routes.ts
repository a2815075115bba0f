import type { NavigationEntry, Outcome, StaffRoutes, Visit } from '../accounts/index.ts'
import { stuck, TELLS, tellerTokensOf, toldBy } from '../concern/index.ts'
import { DESK_TELL, TOLD } from '../concern/urls.ts'
import { pageNumber } from '../kit/page-number.ts'
import type { AllDeskKeys } from './all-keys.ts'
import { serveAnswers } from './answer-routes.ts'
import { serveCopying } from './case-system/copy-routes.ts'
import { type Press, serveFiles } from './file-routes.ts'
import { serveFollowing } from './following/follow-routes.ts'
import { inbox } from './inbox.ts'
import { serveChildren } from './lead/lead-routes.ts'
import { mineOnePage, minePage } from './pages/mine.html.ts'
import { STUCK_A_PAGE, stuckPage } from './pages/stuck.html.ts'
import { serveReroutes } from './reroute-routes.ts'
import { serveSearch } from './search/search-routes.ts'
import { serveSteps } from './step-routes.ts'
import { saidOf } from './told-state.ts'
import { deskUrls } from './urls.ts'
import { ANSWERS, LEADS, NOT_FOUND, SEES_STUCK } from './visits.ts'

/** Where those who answer go: what they come for, to which signing in leads, and the rest. */
export const deskNavigation = {
  first: [
    { href: deskUrls.inbox, words: 'Inbox', roles: ANSWERS },
    { href: deskUrls.lead, words: 'What colleagues told', roles: LEADS },
  ],
  more: [
    { href: deskUrls.mine, words: 'What I told', roles: TELLS },
    { href: deskUrls.stuck, words: 'What is stuck', roles: SEES_STUCK },
  ],
} as const satisfies Record<string, readonly NavigationEntry[]>

/** Hangs the pages of those who answer what was told on the signed-in routes. The press may still be starting. */
export const serveDeskRoutes = (staff: StaffRoutes, keys: AllDeskKeys, press: Press): void => {
  staff.get(deskUrls.inbox, ANSWERS, (visit) => inbox(visit, false))
  staff.get(deskUrls.lead, LEADS, (visit) => inbox(visit, true))
  staff.get(deskUrls.stuck, SEES_STUCK, seeStuck)
  staff.get(deskUrls.mine, TELLS, async (visit) => {
    const { tx, reader, actor, now } = visit
    const page = pageNumber(visit.query.page)
    const rows = await toldBy(tx, await tellerTokensOf(tx, keys.concern, actor.personId), {
      from: (page - 1) * A_PAGE,
      most: A_PAGE + 1,
    })
    return {
      page: minePage(reader, {
        rows: rows.slice(0, A_PAGE),
        page,
        more: rows.length > A_PAGE,
        tell: DESK_TELL,
        now,
      }),
    }
  })
  staff.get(deskUrls.mineOne(':reference'), TELLS, async (visit) => {
    const said = await saidOf(visit, keys, visit.params.reference ?? '')
    return said ? { page: mineOnePage(visit.reader, { ...said, now: visit.now, back: TOLD }) } : NOT_FOUND
  })
  serveSearch(staff, keys)
  serveSteps(staff, keys)
  serveAnswers(staff, keys)
  serveReroutes(staff, keys)
  serveFiles(staff, keys, press)
  serveChildren(staff, keys)
  serveCopying(staff, keys)
  serveFollowing(staff, keys)
}

const A_PAGE = 25

const seeStuck = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, reader, now } = visit
  const page = pageNumber(visit.query.page)
  const mends = actor.roles.includes('administrator')
  const rows = await stuck(tx, now, { from: (page - 1) * STUCK_A_PAGE, most: STUCK_A_PAGE + 1 })
  const more = rows.length > STUCK_A_PAGE
  return { page: stuckPage(reader, { rows: rows.slice(0, STUCK_A_PAGE), page, more, mends, now }) }
}
