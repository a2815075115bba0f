export type { StaffPage } from '../frame/index.ts'
export { carriedCookie } from './carried-cookie.ts'
export { issueInvitation } from './invitations.ts'
export { type ApiOutcome, type ApiRoutes, apiRoutes, type ProgramVisit } from './keys/api-route.ts'
export { Fault } from './keys/problems.ts'
export { serveApi } from './keys/serve-api.ts'
export { lastingOfAccounts, newToken, tokenHash } from './keys.ts'
export { endDueRolesBy, ROLE_ENDED } from './movers/end-roles.ts'
export { memberOf, type Organisation, organisationOf, organisationsOf } from './organisation-queries.ts'
export { addOrganisation } from './organisations.ts'
export { peopleTabs } from './pages/people.html.ts'
export { momentInWords } from './pages/when.ts'
export { addPerson, isEmail, personWithEmail } from './people.ts'
export {
  KIND_WORDS,
  ORGANISATION_KINDS,
  type OrganisationKind,
  ROLE_WORDS,
  ROLES,
  ROLES_IN,
  type Role,
} from './roles.ts'
export { type StaffRoute, staffRoutesOf } from './route-list.ts'
export { accountNavigation, serveAccounts } from './routes.ts'
export { SEALED_OF_ACCOUNTS } from './sealed-columns.ts'
export type { NavigationEntry, StaffParts } from './staff-parts.ts'
export { staffRoutes } from './staff-routes.ts'
export {
  addTrialPeople,
  anyTrialPeople,
  TRIAL_ORGANISATIONS,
  TRIAL_PEOPLE,
  type TrialOrganisation,
  trialOrganisation,
  trialPerson,
} from './trial-people.ts'
export { invitationPath } from './urls.ts'
export type { Actor, ActorOrganisation, Outcome, StaffRoutes, Visit } from './visit.ts'
