import type { StaffRoutes } from '../accounts/index.ts'
import { openConcernKeys } from '../concern/index.ts'
import { type ColumnSealing, openColumnSealing } from '../vault/index.ts'
import type { Press } from './file-routes.ts'
import { serveDeskRoutes } from './routes.ts'

export { DELIVERABLE_VERSION, type Deliverable } from './export/deliverable.ts'
export { aboutStep } from './look-at.ts'
export { serveDeskApi } from './programs/concern-api-routes.ts'
export { deskNavigation } from './routes.ts'
export { deskUrls } from './urls.ts'

/** What seals the words of a step; to which row they belong, {@link aboutStep} says. */
export const openStepSealing = (key: Uint8Array, partnershipId: string): ColumnSealing =>
  openColumnSealing(key, `desk_step.sealed/${partnershipId}`)

/** Where those who receive what was told see it, decide and answer. */
export const serveDesk = (
  staff: StaffRoutes,
  parts: { readonly key: Uint8Array; readonly partnershipId: string; readonly press: Press },
): void => {
  const keys = {
    concern: openConcernKeys(parts.key, parts.partnershipId),
    step: openStepSealing(parts.key, parts.partnershipId),
  }
  serveDeskRoutes(staff, keys, parts.press)
}
