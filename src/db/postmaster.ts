import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { faults, ok, type Result } from '../kit/result.ts'
import { type Cluster, whyPostgresFailed } from './cluster.ts'
import type { PostgresPrograms } from './postgres-programs.ts'
import { commandOf } from './process-identity.ts'

export interface Postmaster {
  /** The folder of its socket. */
  readonly socket: string
  /** Settles when it has ended, asked for or not. */
  readonly ended: Promise<void>
  /** Ends every connection and then itself; its data are on disk when this settles. */
  stop(): Promise<void>
}

/** The longest path of a Unix socket that Linux (108) and macOS (104) both take, with its ending zero. */
const SOCKET_PATH_BYTES = 103
const SOCKET_NAME = '/.s.PGSQL.5432'
/** After a kill its processes need a moment to go, and zombies the system's leave. */
const RETRY_MS = 10_000
/** How long an orderly stop may take before it is forced; the write-ahead log makes both safe. */
const STOP_MS = 20_000

/** Starts PostgreSQL on a cluster whose folder we hold the lock of, whatever an unclean stop has left there. */
export async function startPostmaster(
  cluster: Cluster,
  programs: PostgresPrograms,
): Promise<Result<Postmaster>> {
  await clearWhatWasLeft(cluster)
  const socket = socketFolder(cluster, programs.uid)
  if (socket === null) return faults(socketTaken)

  const until = Date.now() + RETRY_MS
  for (;;) {
    const log = openSync(cluster.log, 'w', 0o600)
    const child = programs.start('postgres', argumentsFor(cluster, socket), {
      // Its own session: Ctrl-C in the terminal reaches us, and we stop it when our connections have ended.
      detached: true,
      stdio: ['ignore', log, log],
      cwd: cluster.files,
    })
    closeSync(log)
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    if (await becomesReady(cluster, child, ended)) {
      return ok({
        socket,
        ended,
        stop: async () => {
          // Of one that has ended the number may be another program's by now.
          if (child.exitCode === null && child.signalCode === null) await stop(child.pid as number, ended)
          if (socket !== cluster.socket) rmSync(socket, { recursive: true, force: true })
        },
      })
    }
    const said = readFileSync(cluster.log, 'utf8')
    const inTheWay =
      /lock file .* already exists|pre-existing shared memory block|could not bind Unix address/
    if (!inTheWay.test(said) || Date.now() > until) return faults(whyPostgresFailed(said))
    await delay(250)
  }
}

function argumentsFor(cluster: Cluster, socket: string): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people typed stands in statements, and in messages about them: neither goes into a log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
  return [
    '-D',
    cluster.files,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** True when it takes connections; false when it has ended instead. Recovery after a crash may take its time. */
async function becomesReady(cluster: Cluster, child: ChildProcess, ended: Promise<void>): Promise<boolean> {
  let gone = false
  ended.then(() => {
    gone = true
  })
  while (!gone) {
    const lines = pidFile(cluster)
    if (lines?.[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true
    await delay(10)
  }
  return false
}

function pidFile(cluster: Cluster): string[] | null {
  try {
    return readFileSync(join(cluster.files, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}

/** A PostgreSQL that outlived its server is stopped; a note of one whose number is another program's by now goes. */
async function clearWhatWasLeft(cluster: Cluster): Promise<void> {
  const pid = Number(pidFile(cluster)?.[0] ?? 0)
  if (!(pid > 1)) return
  if (commandOf(pid)?.includes(cluster.files)) {
    await stop(pid, untilGone(pid, cluster.files))
  } else {
    // Of a dead one PostgreSQL judges for itself; it only cannot tell a stranger, or a zombie, from one of its own.
    try {
      process.kill(pid, 0)
      rmSync(join(cluster.files, 'postmaster.pid'), { force: true })
    } catch {}
  }
}

async function untilGone(pid: number, files: string): Promise<void> {
  while (commandOf(pid)?.includes(files)) await delay(20)
}

/** Fast shutdown (SIGINT); an immediate one (SIGQUIT) where that takes too long. */
async function stop(pid: number, ended: Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const timer = new AbortController()
    const gone = ended.then(() => true)
    if (await Promise.race([gone, delay(STOP_MS, false, { signal: timer.signal }).catch(() => false)])) {
      timer.abort()
      return
    }
  }
}

/**
 * The folder of the socket: in the data folder, or where that path is too long for one, a folder under the temporary
 * one that only we may enter. Null where somebody else has taken that name.
 */
function socketFolder(cluster: Cluster, uid: number | null): string | null {
  if (Buffer.byteLength(cluster.socket + SOCKET_NAME) <= SOCKET_PATH_BYTES) return cluster.socket
  const name = createHash('sha256').update(cluster.files).digest('hex').slice(0, 12)
  const short = join(tmpdir(), `early-signs-${name}`)
  mkdirSync(short, { recursive: true, mode: 0o700 })
  const found = lstatSync(short)
  const self = process.getuid?.() ?? uid
  if (!found.isDirectory() || (found.uid !== self && found.uid !== uid)) return null
  chmodSync(short, 0o700)
  if (uid !== null && found.uid !== uid) chownSync(short, uid, uid)
  return short
}

const socketTaken = {
  where: 'EARLY_SIGNS_DATA',
  what: 'The path of the data folder is too long for a socket, and its short name in the temporary folder is taken.',
  right: 'Give a data folder with a shorter path.',
}
