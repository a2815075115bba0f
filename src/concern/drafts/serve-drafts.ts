import type { StaffRoutes } from '../../accounts/index.ts'
import type { Jobs } from '../../jobs/index.ts'
import type { Pack } from '../../pack/index.ts'
import type { TeamShelf } from '../../teams/index.ts'
import { openColumnSealing, type Sealing } from '../../vault/index.ts'
import { openConcernKeys } from '../keys.ts'
import { serveNotShared } from '../not-shared/serve-not-shared.ts'
import { standingBy } from '../standing.ts'
import { deleteOldDrafts } from './draft-queries.ts'
import { serveDraftRoutes } from './draft-routes.ts'

export interface DraftParts {
  readonly pack: Pack
  /** The root of every other key. */
  readonly key: Uint8Array
  readonly partnershipId: string
  readonly sealing: (journey: string) => Sealing
  readonly teams: TeamShelf
  readonly jobs: Jobs
  readonly production: boolean
}

/** Telling while signed in, and deciding not to; and every night what nobody has touched in time is deleted. */
export const serveDrafts = (staff: StaffRoutes, parts: DraftParts): void => {
  const { pack, key, partnershipId, sealing, teams, jobs } = parts
  serveNotShared(staff, { key, partnershipId })
  serveDraftRoutes(staff, {
    pack,
    teams,
    sealing,
    keys: openConcernKeys(key, partnershipId),
    draft: openColumnSealing(key, `draft.sealed/${partnershipId}`),
    standing: standingBy(parts),
  })
  jobs.every('concern.drafts', '40 3 * * *', ({ database, partnershipId: whose }) =>
    database.transaction({ partnershipId: whose }, deleteOldDrafts),
  )
}
