export { serveGuide } from './routes.ts'
export type { GuideParts } from './shelf.ts'
