import type { NavigationEntry, StaffRoutes } from '../accounts/index.ts'
import { serveHolds } from './holds/hold-routes.ts'
import { openHoldKeys } from './holds/keys.ts'
import { OFFICERS } from './officers.ts'
import { servePeriods } from './periods/period-routes.ts'
import { serveRuns } from './runs/run-routes.ts'
import { KEEPING } from './urls.ts'

export { openHoldKeys } from './holds/keys.ts'
export { findYears } from './periods/find-years.ts'
export { carryOutBy, carryOutRuns } from './runs/carry-out.ts'

export const keepingNavigation: NavigationEntry = {
  href: KEEPING,
  words: 'Keeping and deleting',
  roles: OFFICERS,
}

interface Parts {
  readonly key: Uint8Array
  readonly partnershipId: string
}

/** How long what is kept, what is deleted, and what people ask about themselves: for data protection officers. */
export const serveKeeping = (staff: StaffRoutes, { key, partnershipId }: Parts): void => {
  const keys = openHoldKeys(key, partnershipId)
  servePeriods(staff)
  serveRuns(staff)
  serveHolds(staff, keys)
}
