import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { type Background, openBackground } from './background.ts'
import { away, describe } from './database-faults.ts'
import { jobsVersion, jobsVersionIn } from './jobs-schema.ts'
import {
  changedSince,
  MIGRATION_SCHEMA,
  migrationNames,
  type RunMigration,
  runMigrations,
} from './migrations.ts'
import { openClient, openPool } from './pool.ts'
import type { Schema } from './schema.ts'

/** For whom a transaction reads and writes. Row-level security shows it nothing of any other partnership. */
export interface Context {
  readonly partnershipId: string
  /** Who does it, for the record: an id, never a name. */
  readonly actor?: string
}

/** One transaction, open: what every query is given. */
export type Tx = Transaction<Schema>

/** Why the database is not ready, in a word that may be shown to anyone. */
export type NotReady = 'starting' | 'unreachable' | 'refused' | 'not-migrated'

export interface Readiness {
  readonly ready: boolean
  readonly why?: NotReady
}

export interface Database {
  /**
   * Runs `work` in one transaction: committed when it returns, undone when it throws. Errors: {@link DatabaseAway}
   * while the database cannot be used, else whatever `work` throws.
   */
  transaction<Value>(context: Context, work: (tx: Tx) => Promise<Value>): Promise<Value>
  /**
   * Runs one statement in one trip, a transaction of its own, that names its partnership itself: a function of a
   * migration. To any other statement no row of a partnership is there. Errors: {@link DatabaseAway} until it has been
   * admitted, else what the statement or the connection gives: it may have been committed, and must be one that may be
   * run again.
   */
  once<Row>(statement: RawBuilder<Row>): Promise<readonly Row[]>
  /** Whether it can be used right now: asks it. Never rejects. */
  ready(): Promise<Readiness>
  /**
   * Checks the server's version, our role and the migrations; until it has succeeded once, no transaction runs.
   * `away` on a fault: nobody answered, and trying again later makes sense.
   */
  admit(): Promise<Result<null, Problem & { away: boolean }>>
  /** For src/jobs, and nobody else: what is done for a partnership is done in a transaction. */
  readonly background: Background
  /** Waits for what is running, and closes every connection. */
  end(): Promise<void>
}

/** The database cannot be reached, or has not been admitted. Nothing was written. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
}

const partnerships = new WeakMap<Tx, string>()

/** The partnership of a transaction. */
export const partnershipOf = (tx: Tx): string => {
  const known = partnerships.get(tx)
  if (known === undefined) throw new TypeError('This is no transaction of Database.transaction.')
  return known
}

const LEAST_SERVER_VERSION = 150_000
const STATEMENT_LIMIT = '30s'

interface Options {
  /** Of the application's role. */
  readonly url: string
  readonly log: { warn(fields: object, message: string): void }
}

/** Opens a pool of connections. Nothing is asked of the database yet: see {@link Database.admit}. */
export function openDatabase({ url, log }: Options): Database {
  const onLost = (code: string) => log.warn({ code }, 'A database connection was lost')
  const pool = openPool({ url, name: 'early-signs', max: 10, onLost })
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  let state: NotReady | 'admitted' = 'starting'
  let ended: Promise<void> | undefined

  return {
    async transaction(context, work) {
      if (state !== 'admitted') throw new DatabaseAway(state)
      let begun = false
      try {
        return await kysely.transaction().execute(async (tx) => {
          await sql`
            select set_config('app.partnership', ${context.partnershipId}, true),
                   set_config('app.actor', ${context.actor ?? ''}, true),
                   set_config('statement_timeout', ${STATEMENT_LIMIT}, true)`.execute(tx)
          begun = true
          partnerships.set(tx, context.partnershipId)
          return await work(tx)
        })
      } catch (error) {
        if (!begun && away(error)) throw new DatabaseAway('unreachable')
        throw error
      }
    },

    async once(statement) {
      if (state !== 'admitted') throw new DatabaseAway(state)
      return (await statement.execute(kysely)).rows
    },

    async ready() {
      if (state !== 'admitted') return { ready: false, why: state }
      try {
        await sql`select 1`.execute(kysely)
        return { ready: true }
      } catch {
        return { ready: false, why: 'unreachable' }
      }
    },

    async admit() {
      try {
        const refusal = refuse(await lookAround(kysely))
        state = refusal ? refusal.why : 'admitted'
        return refusal ? faults({ ...refusal.problem, away: false }) : ok(null)
      } catch (error) {
        state = 'unreachable'
        const what = away(error) ? 'The database cannot be reached' : 'The database cannot be used'
        return faults({
          where: 'DATABASE_URL',
          what: `${what} (${describe(error)}).`,
          right: 'Check that it runs and that the address and the password are right.',
          away: away(error),
        })
      }
    },

    background: openBackground(
      pool,
      () => openClient(url, 'early-signs-jobs'),
      () => {
        if (state !== 'admitted') throw new DatabaseAway(state)
      },
    ),

    end() {
      ended ??= kysely.destroy()
      return ended
    },
  }
}

interface Surroundings {
  readonly version: number
  readonly powerful: boolean
  readonly owner: boolean
  readonly migrated: readonly RunMigration[]
  /** The version of the tables for jobs. */
  readonly jobs: number | null
}

async function lookAround(kysely: Kysely<Schema>): Promise<Surroundings> {
  const seen = await sql<{ version: number; powerful: boolean; owner: boolean; listed: boolean }>`
    select current_setting('server_version_num')::int as version,
      exists (select from pg_roles
        where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')) as powerful,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', ${MIGRATION_SCHEMA}) and c.relkind in ('r', 'p')
          and pg_has_role(current_user, c.relowner, 'member')) as owner,
      coalesce(has_schema_privilege(to_regnamespace(${MIGRATION_SCHEMA}), 'usage'), false) as listed`.execute(
    kysely,
  )
  const row = seen.rows[0] as (typeof seen.rows)[number]
  const migrated = row.listed ? await runMigrations(kysely) : []
  return { ...row, migrated, jobs: await jobsVersionIn(kysely) }
}

function refuse(seen: Surroundings): { why: NotReady; problem: Problem } | null {
  const refused = (what: string, right: string) => ({
    why: 'refused' as const,
    problem: { where: 'DATABASE_URL', what, right },
  })
  if (seen.version < LEAST_SERVER_VERSION) {
    return refused(
      `It is PostgreSQL ${Math.floor(seen.version / 10_000)}.`,
      'Early Signs needs PostgreSQL 15 or later.',
    )
  }
  const ownRole = 'Give the application a role of its own, as docs/settings.md shows.'
  if (seen.powerful) return refused('Its role is a superuser or passes row-level security by.', ownRole)
  if (seen.owner) return refused('Its role owns the tables.', ownRole)
  const changed = changedSince(seen.migrated)
  if (changed) return { why: 'refused', problem: changed }
  const upToDate = migrationNames().every((name) => seen.migrated.some((one) => one.name === name))
  if (upToDate && seen.jobs === jobsVersion()) return null
  const right = 'Run: npx early-signs migrate, with DATABASE_OWNER_URL set.'
  return {
    why: 'not-migrated',
    problem: { where: 'DATABASE_URL', what: 'The database is not up to date.', right },
  }
}
