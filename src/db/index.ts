export type { Background } from './background.ts'
export {
  type Context,
  type Database,
  DatabaseAway,
  type NotReady,
  openDatabase,
  partnershipOf,
  type Readiness,
  type Tx,
} from './database.ts'
export { describe } from './database-faults.ts'
export { type EmbeddedPostgres, startEmbedded } from './embedded.ts'
export { type Health, healthOf } from './health.ts'
export { JOBS_SCHEMA, jobsVersion, jobsVersionIn } from './jobs-schema.ts'
export type { Watcher } from './keep-running.ts'
export { migrate } from './migrate.ts'
export { MIGRATION_SCHEMA, migrationHash, migrationNames } from './migrations.ts'
export { type OwnerSession, openOwnerSession } from './owner-session.ts'
export type { PackInForce } from './pack-load.ts'
export { partnershipId } from './partnership-id.ts'
export { prepare } from './prepare.ts'
export { runningEmbedded } from './running-embedded.ts'
export type { Schema } from './schema.ts'
export { statementsOf } from './statements-of.ts'
