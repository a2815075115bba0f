export { addTeam, endTeam, roleOf } from './add-team.ts'
export { addressesOf, type TeamAddress } from './address-queries.ts'
export { noteShutForms } from './note-shut-forms.ts'
export { serveTeams, teamNavigation } from './routes.ts'
export { serveStatusApi } from './status-api-routes.ts'
export {
  closedForms,
  leadOf,
  type Member,
  membersOf,
  seen,
  teamFor,
  teamOf,
  teamsIn,
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
export { answerTest, askTest, testOf, type WaitingTest } from './test-message.ts'
export { addTrialTeams } from './trial-teams.ts'
export { TEAMS_PATH, teamPath } from './urls.ts'
export { watchBy } from './watch-by.ts'
