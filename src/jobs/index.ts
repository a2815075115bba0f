export { type Jobs, openJobs, type Work } from './open-jobs.ts'
export { send, sendWith } from './send.ts'
export { jobsStanding, type Standing } from './standing.ts'
