export { MAILBOX_NAVIGATION, serveMailbox } from './routes.ts'
