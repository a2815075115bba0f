export { type Handler, type Jobs, openJobs, type Work } from './open-jobs.ts'
export { type Payload, send, sendWith } from './send.ts'
export { jobsStanding, type Standing } from './standing.ts'
