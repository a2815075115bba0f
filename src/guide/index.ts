export { serveGuide } from './routes.ts'
