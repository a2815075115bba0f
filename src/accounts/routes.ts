import type { Server } from '../http/index.ts'
import { serveJoiners } from './movers/joiner-routes.ts'
import { serveMovers } from './movers/mover-routes.ts'
import { openProviders } from './openid/open-providers.ts'
import { serveProviders } from './openid/provider-routes.ts'
import { serveOpenIdSignIn } from './openid/sign-in-routes.ts'
import { serveOrganisations } from './organisations/routes.ts'
import { serveAccount } from './own-account/routes.ts'
import { servePasskeys } from './passkeys/routes.ts'
import { servePasskeySignIn } from './passkeys/sign-in-routes.ts'
import { serveInvitations } from './people/invitation-routes.ts'
import { servePeople } from './people/routes.ts'
import { servePrograms } from './programs/routes.ts'
import { serveRecord } from './record/routes.ts'
import { serveReviews } from './reviews/routes.ts'
import { serveSignIn } from './sign-in/routes.ts'
import { staffDesk } from './staff/desk.ts'
import type { NavigationEntry, StaffParts } from './staff/parts.ts'
import type { StaffRoutes } from './staff/visit.ts'
import { ACCOUNT_PATHS } from './urls.ts'

/** What administrators have in the head of their pages. */
export const accountNavigation: readonly NavigationEntry[] = [
  { href: ACCOUNT_PATHS.people, words: 'People', roles: ['administrator'] },
  { href: ACCOUNT_PATHS.reviews, words: 'Reviews', roles: ['safeguarding-lead'] },
  { href: ACCOUNT_PATHS.audit, words: 'Record', roles: ['administrator', 'auditor'] },
]

/** The pages of this room: the way in, one's own account, people, the record. */
export function serveAccounts(server: Server, staff: StaffRoutes, parts: StaffParts): void {
  const desk = staffDesk(server, parts)
  // A trial run may have its provider on this machine; a real service asks the public internet alone.
  const providers = openProviders({ loopback: !parts.production })
  serveSignIn(server, desk)
  serveInvitations(server, desk)
  servePasskeySignIn(server, desk)
  serveOpenIdSignIn(server, desk, providers)
  serveAccount(staff, desk)
  servePasskeys(staff, desk)
  servePeople(staff, desk)
  serveOrganisations(staff, desk)
  serveProviders(staff, desk, providers)
  servePrograms(staff)
  serveJoiners(staff, desk)
  serveMovers(staff)
  serveReviews(staff)
  serveRecord(staff)
}
