export { addressesOf, type TeamAddress } from './address-queries.ts'
export {
  closedForms,
  leadOf,
  type Member,
  membersOf,
  seen,
  teamFor,
  teamOf,
  teamsOf,
} from './team-queries.ts'
export {
  type FormState,
  formState,
  type ShutBecause,
  type Team,
  type TeamState,
  teamState,
  teamsOfForm,
} from './team-rules.ts'
export { type Known, openTeamShelf, openTeams, type TeamShelf } from './team-shelf.ts'
