import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { unusableFolder } from '../kit/unusable-folder.ts'
import { POSTGRES_MAJOR, type PostgresPrograms } from './postgres-programs.ts'

/** One PostgreSQL cluster on disk, and how its two roles sign in. */
export interface Cluster {
  /** PostgreSQL's own files. */
  readonly files: string
  /** What it says while it runs. */
  readonly log: string
  /** Where its socket stands when the path is short enough. */
  readonly socket: string
  readonly passwords: { readonly owner: string; readonly application: string }
}

export const DATABASE = 'early_signs'
export const OWNER_ROLE = 'early_signs_owner'
export const APPLICATION_ROLE = 'early_signs'

/**
 * Opens the cluster in `DATA/postgres`, or makes it there: aside first and renamed when whole, so that a start which
 * is cut short leaves nothing half made. No superuser can sign in to it: roles are made before it ever listens.
 */
export async function openCluster(data: string, programs: PostgresPrograms): Promise<Result<Cluster>> {
  const folder = join(data, 'postgres')
  try {
    if (!existsSync(folder)) {
      const made = await makeCluster(data, folder, programs)
      if (!made.ok) return made
    }
    const files = join(folder, 'cluster')
    const version = readFileSync(join(files, 'PG_VERSION'), 'utf8').trim()
    if (version !== POSTGRES_MAJOR) return faults(otherVersion(version))
    giveFilesTo(programs.uid, data, folder)
    return ok({
      files,
      log: join(folder, 'log'),
      socket: join(folder, 'socket'),
      passwords: JSON.parse(readFileSync(join(folder, 'passwords.json'), 'utf8')),
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return faults(incomplete)
    return faults(unusableFolder(error))
  }
}

async function makeCluster(data: string, folder: string, programs: PostgresPrograms): Promise<Result<null>> {
  const half = `${folder}.new`
  const files = join(half, 'cluster')
  rmSync(half, { recursive: true, force: true })
  mkdirSync(join(half, 'socket'), { recursive: true, mode: 0o700 })
  mkdirSync(files, { mode: 0o700 })
  const passwords = { owner: randomBytes(24).toString('hex'), application: randomBytes(24).toString('hex') }
  writeFileSync(join(half, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 })
  giveFilesTo(programs.uid, data, half)

  const made = await programs.run('initdb', [
    `--pgdata=${files}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=reject',
    '--no-instructions',
  ])
  if (made.code !== 0) return faults(whyPostgresFailed(made.said))

  const single = ['--single', '-D', files, '-c', 'log_min_error_statement=panic', 'postgres']
  const roles = await programs.run('postgres', single, rolesSql(passwords))
  if (roles.code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(roles.said))
    return faults(whyPostgresFailed(roles.said))

  writeFileSync(
    join(files, 'pg_hba.conf'),
    `local ${DATABASE} ${OWNER_ROLE},${APPLICATION_ROLE} scram-sha-256\n`,
  )
  renameSync(half, folder)
  return ok(null)
}

/** One statement a line, as PostgreSQL's single-user mode reads them. The passwords are hexadecimal. */
const rolesSql = (passwords: Cluster['passwords']): string =>
  [
    `create role ${OWNER_ROLE} login password '${passwords.owner}'`,
    `create role ${APPLICATION_ROLE} login nobypassrls password '${passwords.application}'`,
    `create database ${DATABASE} owner ${OWNER_ROLE}`,
    `revoke all on database ${DATABASE} from public`,
    `grant connect on database ${DATABASE} to ${APPLICATION_ROLE}`,
    '',
  ].join(';\n')

/**
 * The files belong to whoever PostgreSQL runs as, which changes when a folder moves to another system or user. The
 * way to them must then be open to that user too; the passwords stay ours.
 */
function giveFilesTo(uid: number | null, data: string, folder: string): void {
  if (uid === null || process.getuid?.() !== 0) return
  if (uid !== 0) for (const way of [data, folder]) chmodSync(way, 0o711)
  for (const part of ['cluster', 'socket']) {
    if (statSync(join(folder, part)).uid !== uid) chownTree(join(folder, part), uid)
  }
}

function chownTree(path: string, uid: number): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) chownTree(inner, uid)
    else if (entry.isFile()) chownSync(inner, uid, uid)
  }
  // Last, so that one cut short is done again.
  chownSync(path, uid, uid)
}

/** From what PostgreSQL said to a sentence that says what to do. */
export function whyPostgresFailed(said: string): Problem {
  if (/No space left on device|Disk quota exceeded/i.test(said)) return unusableFolder({ code: 'ENOSPC' })
  if (/Permission denied|Operation not permitted|Read-only file system/i.test(said))
    return unusableFolder({ code: 'EACCES' })
  const words =
    said.split('\n').findLast((line) => /(ERROR|FATAL|PANIC|error):/.test(line)) ??
    said.trim().split('\n').at(-1) ??
    ''
  return {
    where: 'PostgreSQL',
    what: `It did not start. Its last words: ${words.replace(/^.*?(?=(ERROR|FATAL|PANIC|error):)/, '').trim() || 'none'}`,
    right: 'More is in the file postgres/log of the data folder.',
  }
}

const otherVersion = (version: string): Problem => ({
  where: 'EARLY_SIGNS_DATA',
  what: `Its database was made by PostgreSQL ${version}, and Early Signs now brings PostgreSQL ${POSTGRES_MAJOR}.`,
  right:
    'Start the version of Early Signs that made it, or give an empty folder and bring the content over from a backup.',
})

const incomplete: Problem = {
  where: 'EARLY_SIGNS_DATA',
  what: 'Its folder postgres is not whole.',
  right: 'Put it back from a backup, or move it away to begin with an empty database.',
}
