export { type Body, dynamicBody, fileBody, readyBody, sendBody } from './body.ts'
export { endedBody } from './ended-body.ts'
export { type Readiness, serveHealth } from './health.ts'
export { createServer, logFailure, type Server } from './server.ts'
