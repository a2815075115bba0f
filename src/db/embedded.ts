import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { faults, ok, type Result } from '../kit/result.ts'
import { unusableFolder } from '../kit/unusable-folder.ts'
import { APPLICATION_ROLE, DATABASE, OWNER_ROLE, openCluster } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import { keepRunning, type Watcher } from './keep-running.ts'
import { findPostgres } from './postgres-programs.ts'
import { startPostmaster } from './postmaster.ts'

/** The PostgreSQL that comes with this service, running. */
export interface EmbeddedPostgres {
  /** For the application: a role that owns nothing. */
  readonly url: string
  /** The role that `url` signs in as. */
  readonly role: string
  /** For migrations. */
  readonly ownerUrl: string
  /** Stops it and gives the data folder free. End every pool first. */
  stop(): Promise<void>
}

/**
 * Starts a real PostgreSQL in `data/postgres`, made on first use and reachable through a socket only. It copes with
 * what an unclean stop has left, and with being root. Every fault is a sentence that says what to do.
 *
 * With a watcher it is started again whenever it ends unasked, at the same addresses.
 */
export async function startEmbedded(data: string, watcher?: Watcher): Promise<Result<EmbeddedPostgres>> {
  const programs = await findPostgres()
  if (!programs.ok) return programs
  const lock = await lockFolder(data)
  if (!lock.ok) return lock

  const cluster = await openCluster(data, programs.value)
  const postmaster = cluster.ok ? await startPostmaster(cluster.value, programs.value) : cluster
  if (!cluster.ok || !postmaster.ok) {
    rmSync(join(data, 'postgres.new'), { recursive: true, force: true })
    lock.value.release()
    return postmaster.ok ? (cluster as never) : postmaster
  }
  const { socket } = postmaster.value
  const again = () =>
    startPostmaster(cluster.value, programs.value).catch((error) => faults(unusableFolder(error)))
  const stop = watcher ? keepRunning(postmaster.value, again, watcher) : postmaster.value.stop
  const address = (role: string, password: string) =>
    `postgresql://${role}:${password}@localhost:5432/${DATABASE}?host=${encodeURIComponent(socket)}`
  return ok({
    url: address(APPLICATION_ROLE, cluster.value.passwords.application),
    role: APPLICATION_ROLE,
    ownerUrl: address(OWNER_ROLE, cluster.value.passwords.owner),
    stop: async () => {
      await stop()
      lock.value.release()
    },
  })
}
