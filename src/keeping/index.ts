import type { NavigationEntry, StaffRoutes } from '../accounts/index.ts'
import { serveHolds } from './holds/hold-routes.ts'
import { openHoldKeys } from './holds/keys.ts'
import { OFFICERS } from './officers.ts'
import { servePeriods } from './periods/period-routes.ts'
import { serveRequestList } from './requests/add-routes.ts'
import { openRequestKeys } from './requests/keys.ts'
import { type Press, serveRequest } from './requests/request-routes.ts'
import { serveReviews } from './requests/review-routes.ts'
import { serveRuns } from './runs/run-routes.ts'
import { KEEPING } from './urls.ts'

export { openHoldKeys } from './holds/keys.ts'
export { findYears } from './periods/find-years.ts'
export { carryOutBy, carryOutRuns } from './runs/carry-out.ts'
export { deletingStanding } from './runs/standing.ts'
export { SEALED_OF_KEEPING } from './sealed-columns.ts'

export const keepingNavigation: NavigationEntry = {
  href: KEEPING,
  words: 'Keeping and deleting',
  roles: OFFICERS,
}

interface Parts {
  readonly key: Uint8Array
  readonly partnershipId: string
  readonly press: Press
}

/** How long what is kept, what is deleted, and what people ask about themselves: for data protection officers. */
export const serveKeeping = (staff: StaffRoutes, { key, partnershipId, press }: Parts): void => {
  const keys = openHoldKeys(key, partnershipId)
  servePeriods(staff)
  serveRuns(staff)
  serveHolds(staff, keys)
  const requestKeys = openRequestKeys(key, partnershipId)
  serveRequestList(staff, requestKeys)
  serveRequest(staff, requestKeys, press)
  serveReviews(staff, requestKeys)
}
