export { operationsNavigation, serveOperations } from './routes.ts'
