export { type GuideParts, serveGuide } from './routes.ts'
