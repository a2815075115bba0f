export type { StaffPage } from '../frame/index.ts'
export { lastingOfAccounts, newToken, tokenHash } from './keys.ts'
export { endDueRolesBy, ROLE_ENDED } from './movers/end-roles.ts'
export { addOrganisation } from './organisations/organisations.ts'
export { memberOf, type Organisation, organisationOf, organisationsOf } from './organisations/queries.ts'
export { issueInvitation } from './people/invitations.ts'
export { peopleTabs } from './people/pages/people.html.ts'
export { addPerson, isEmail, personWithEmail } from './people/people.ts'
export {
  addTrialPeople,
  anyTrialPeople,
  TRIAL_ORGANISATIONS,
  TRIAL_PEOPLE,
  type TrialOrganisation,
  trialOrganisation,
  trialPerson,
} from './people/trial-people.ts'
export { type ApiOutcome, type ApiRoutes, apiRoutes, type ProgramVisit } from './programs/api-route.ts'
export { Fault } from './programs/problems.ts'
export { serveApi } from './programs/serve-api.ts'
export {
  KIND_WORDS,
  ORGANISATION_KINDS,
  type OrganisationKind,
  ROLE_WORDS,
  ROLES,
  ROLES_IN,
  type Role,
} from './roles.ts'
export { accountNavigation, serveAccounts } from './routes.ts'
export { SEALED_OF_ACCOUNTS } from './sealed-columns.ts'
export { carriedCookie } from './staff/carried-cookie.ts'
export type { NavigationEntry, StaffParts } from './staff/parts.ts'
export { type StaffRoute, staffRoutesOf } from './staff/route-list.ts'
export { staffRoutes } from './staff/routes.ts'
export type { Actor, ActorOrganisation, Outcome, StaffRoutes, Visit } from './staff/visit.ts'
export { momentInWords } from './staff/when.ts'
export { invitationPath } from './urls.ts'
