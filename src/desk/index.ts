import type { NavigationEntry, StaffRoutes } from '../accounts/index.ts'
import { type ColumnSealing, openColumnSealing } from '../vault/index.ts'
import { openDeskKeys } from './all-keys.ts'
import { serveOpenMore } from './break-glass/open-more-routes.ts'
import { REVIEWS, serveReviews } from './break-glass/review-routes.ts'
import { OPEN_MORE, OPENINGS_PATH } from './break-glass/urls.ts'
import type { Press } from './file-routes.ts'
import { serveLinks } from './links/link-routes.ts'
import { serveGrading } from './police/grading-routes.ts'
import { deskNavigation as rooms, serveDeskRoutes } from './routes.ts'
import { ANSWERS } from './visits.ts'
import { serveWhoMayRead } from './who-told/permission-routes.ts'
import { GIVES_PERMISSION, WHO_MAY_READ } from './who-told/urls.ts'

export { postNewsBy } from './following/post-news.ts'
export { aboutStep } from './look-at.ts'
export { stepSaid } from './pages/history.html.ts'
export { serveDeskApi } from './programs/concern-api-routes.ts'
export { giveBackBy } from './programs/give-back.ts'
export { SEALED_OF_DESK } from './sealed-columns.ts'
export { stepsOf } from './step-queries.ts'
export { toldWords } from './told-words.ts'

/** Where those who answer go, and those who look at what was opened. */
export const deskNavigation: Record<keyof typeof rooms, readonly NavigationEntry[]> = {
  first: rooms.first,
  more: [
    ...rooms.more,
    { href: OPEN_MORE, words: 'Open another team’s', roles: ANSWERS },
    { href: OPENINGS_PATH, words: 'Opened across teams', roles: REVIEWS },
    { href: WHO_MAY_READ, words: 'Who may read who told', roles: GIVES_PERMISSION },
  ],
}

/** What seals the words of a step; to which row they belong, {@link aboutStep} says. */
export const openStepSealing = (key: Uint8Array, partnershipId: string): ColumnSealing =>
  openColumnSealing(key, `desk_step.sealed/${partnershipId}`)

/** Where those who receive what was told see it, decide and answer. */
export const serveDesk = (
  staff: StaffRoutes,
  parts: { readonly key: Uint8Array; readonly partnershipId: string; readonly press: Press },
): void => {
  const keys = openDeskKeys(parts.key, parts.partnershipId)
  serveDeskRoutes(staff, keys, parts.press)
  serveLinks(staff, keys)
  serveGrading(staff, keys)
  serveOpenMore(staff, keys)
  serveReviews(staff, keys)
  serveWhoMayRead(staff)
}
