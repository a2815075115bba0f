import type { StaffRoutes } from '../accounts/index.ts'
import { readerOf } from '../frame/index.ts'
import type { Server } from '../http/index.ts'
import type { Jobs } from '../jobs/index.ts'
import type { OpenPress } from '../practice/index.ts'
import { serveAssignments } from './assignment-routes.ts'
import { openContacts } from './contacts.ts'
import { endOldBy } from './end-assignment.ts'
import { type LearnParts, serveLearning } from './learn-routes.ts'
import type { TrainingParts } from './training-parts.ts'

interface Parts extends LearnParts, Pick<TrainingParts, 'certificates' | 'post' | 'publicUrl'> {
  readonly key: Uint8Array
  readonly press: OpenPress
}

/** All of it: for who is asked, for who asks, and the end that comes by itself. */
export function serveTraining(server: Server, staff: StaffRoutes, jobs: Jobs, parts: Parts): void {
  const { pack, clock, key, partnershipId, certificates, post, publicUrl, press } = parts
  const reader = () => readerOf(pack, pack.partnership.languages[0] ?? 'en', clock())
  serveLearning(server, parts)
  const contacts = openContacts(key, partnershipId)
  serveAssignments(staff, { pack, contacts, certificates, post, publicUrl, reader }, press)
  endOldBy(jobs, clock)
}
