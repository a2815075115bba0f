export { remindOwners } from './remind-owners.ts'
export { priorityNavigation, servePriorities } from './routes.ts'
