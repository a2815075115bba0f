import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { faults, ok, type Problem, type Result } from './kit/result.ts'
import { makeTrialKey, TRIAL_PREFIX } from './trial-key.ts'
import { RootKey } from './vault/index.ts'

/** What the environment says about how this service runs. The table for people is docs/settings.md. */
export interface Settings {
  /** `NODE_ENV=production`: a real service. Nothing made for trying things out is accepted. */
  readonly production: boolean
  /** The address to listen on. */
  readonly host: string
  /** Who may say from which address a request came: addresses, or ranges of them, of proxies before this service. */
  readonly proxies: readonly string[]
  /** The port to listen on; 0 lets the system choose. */
  readonly port: number
  /** Where people reach this service: scheme, host and port, without a slash at the end. */
  readonly url: string
  /** The folder that holds what this service keeps: absolute. */
  readonly data: string
  /** The folder of the partnership's pack: absolute. */
  readonly pack: string
  /** A PostgreSQL of one's own; null: the one that comes with this service, in `data`. */
  readonly database: OwnDatabase | null
  /** The server that takes our letters, and whom they are from; null: none. */
  readonly mail: { readonly url: string; readonly from: string } | null
  /** The root of every other key, with those that still open something. */
  readonly key: RootKey
  /** A trial run fills itself with invented people and answers at its first start. */
  readonly trialData: boolean
}

/** Settings as given; a null key is one to be made ({@link withTrialKey}). */
export type GivenSettings = Omit<Settings, 'key'> & { readonly key: RootKey | null }

/** A PostgreSQL of one's own. */
export interface OwnDatabase {
  /** For the application. */
  readonly url: string
  /** The role that `url` signs in as. */
  readonly role: string
  /** For migrations; null: somebody else runs them. */
  readonly ownerUrl: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

const ROOT = resolve(import.meta.dirname, '..')
const KEY_BYTES = 32

/**
 * Reads every setting, and tells every fault at once. A fault names the setting, never its value: a value may be a
 * secret.
 */
export function readSettings(env: Environment): Result<GivenSettings> {
  const wrong: Problem[] = []
  const fault = (where: string, what: string, right: string) => {
    wrong.push({ where, what, right })
  }
  const given = (name: string): string | undefined => env[name]?.trim() || undefined

  const production = given('NODE_ENV') === 'production'
  const port = readPort(given('PORT'))
  if (port === null) fault('PORT', 'It is not a port.', 'Give a whole number from 0 to 65535.')

  const data = resolve(given('EARLY_SIGNS_DATA') ?? join(ROOT, 'data'))
  const pack = resolve(given('EARLY_SIGNS_PACK') ?? join(ROOT, 'packs', 'durham'))
  if (!existsSync(join(pack, 'partnership.yaml'))) {
    fault(
      'EARLY_SIGNS_PACK',
      'There is no pack in that folder.',
      'Name a folder that holds a partnership.yaml.',
    )
  }

  const url = readOrigin(given('EARLY_SIGNS_URL') ?? `http://localhost:${port ?? 0}`)
  if (url === null) {
    fault(
      'EARLY_SIGNS_URL',
      'It is not the address of a site.',
      'Give one like https://signs.example, without a path.',
    )
  } else if (production && !url.startsWith('https://')) {
    fault(
      'EARLY_SIGNS_URL',
      'In production people must reach this service by https.',
      'Give its https:// address.',
    )
  }

  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL']) {
    const value = given(name)
    if (value !== undefined && roleOf(value) === null) {
      fault(
        name,
        'It is not the address of a PostgreSQL database.',
        'Give postgresql://ROLE:PASSWORD@HOST:PORT/DATABASE.',
      )
    }
  }
  const databaseUrl = given('DATABASE_URL')
  const ownerUrl = given('DATABASE_OWNER_URL')
  if (ownerUrl && !databaseUrl) {
    fault(
      'DATABASE_URL',
      'DATABASE_OWNER_URL is given without it.',
      'Give both, or neither for the database that comes with this service.',
    )
  }
  if (ownerUrl && databaseUrl && roleOf(ownerUrl) !== null && roleOf(ownerUrl) === roleOf(databaseUrl)) {
    fault(
      'DATABASE_URL',
      'It names the role that owns the tables.',
      'Give a role of its own, which owns nothing: docs/settings.md shows how to make one.',
    )
  }

  const smtp = given('EARLY_SIGNS_SMTP_URL')
  const from = given('EARLY_SIGNS_MAIL_FROM')
  if (smtp !== undefined && !['smtp:', 'smtps:'].includes(URL.parse(smtp)?.protocol ?? ''))
    fault(
      'EARLY_SIGNS_SMTP_URL',
      'It is not the address of a mail server.',
      'Give smtp://NAME:PASSWORD@HOST:587, or smtps://….',
    )
  if ((smtp === undefined) !== (from === undefined))
    fault(
      smtp === undefined ? 'EARLY_SIGNS_SMTP_URL' : 'EARLY_SIGNS_MAIL_FROM',
      'Only the other of the two for mail is given.',
      'Give both EARLY_SIGNS_SMTP_URL and EARLY_SIGNS_MAIL_FROM, or neither.',
    )
  else if (from !== undefined && !/^[^<>\r\n]*<?[^\s<>@,]+@[^\s<>@,]+>?$/.test(from))
    fault('EARLY_SIGNS_MAIL_FROM', 'It is no address of e-mail.', 'Give Name <name@signs.example>.')

  const key = readKey(given('EARLY_SIGNS_KEY'))
  const makeOne = 'Make one with: npx early-signs keys new'
  if (key === null)
    fault('EARLY_SIGNS_KEY', 'It is not 32 bytes in base64, or several such with spaces between.', makeOne)
  else if (production && key === 'none')
    fault('EARLY_SIGNS_KEY', 'Production needs a key of its own.', makeOne)
  else if (production && key !== 'none' && key.trial) {
    fault('EARLY_SIGNS_KEY', 'It is a trial key, and production refuses those.', makeOne)
  }
  const proxies = (given('EARLY_SIGNS_PROXIES') ?? '').split(',').flatMap((one) => one.trim() || [])
  if (!proxies.every(isAddresses))
    fault(
      'EARLY_SIGNS_PROXIES',
      'It is no list of addresses.',
      'Give them with commas between: 127.0.0.1, 10.1.0.0/16.',
    )
  const trialData = given('EARLY_SIGNS_TRIAL_DATA') ?? 'first-start'
  if (!['first-start', 'none'].includes(trialData))
    fault('EARLY_SIGNS_TRIAL_DATA', 'It is neither first-start nor none.', 'Give none, or leave it out.')

  if (wrong.length > 0 || port === null || url === null || key === null) return faults(...wrong)
  return ok({
    production,
    host: given('EARLY_SIGNS_HOST') ?? 'localhost',
    proxies,
    port,
    url,
    data,
    pack,
    database: databaseUrl
      ? { url: databaseUrl, role: roleOf(databaseUrl) ?? '', ownerUrl: ownerUrl ?? null }
      : null,
    mail: smtp && from ? { url: smtp, from } : null,
    key: key === 'none' ? null : key.root,
    trialData: trialData === 'first-start',
  })
}

/** Where no key is given, the trial key of the data folder, made on first use. Errors: that folder cannot be used. */
export function withTrialKey(given: GivenSettings): Result<Settings> {
  if (given.key) return ok({ ...given, key: given.key })
  const made = makeTrialKey(given.data)
  if (!made.ok) return made
  const key = readKey(made.value)
  if (key && key !== 'none') return ok({ ...given, key: key.root })
  return faults({
    where: 'EARLY_SIGNS_DATA',
    what: 'Its file trial-key has been changed.',
    right: 'Delete that file: a new one is made.',
  })
}

function readPort(text = '3000'): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65535 ? port : null
}

/** An address, or a range of them (RFC 4632) that is not everybody. */
function isAddresses(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function readOrigin(text: string): string | null {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return bare ? url.origin : null
}

/** The role in the address of a PostgreSQL database; null where it is none, or names no role. */
function roleOf(text: string): string | null {
  // Without a host it goes to a socket (`?host=/run/postgresql`), which the URL standard does not know.
  const url = URL.parse(text.replace('@/', '@localhost/'))
  const known = url && ['postgres:', 'postgresql:'].includes(url.protocol)
  return known && url.username ? decodeURIComponent(url.username) : null
}

/** What a key begins with that other processes seal with already, and this one does not yet. */
const NEXT_PREFIX = 'next-'

/** One key, or several with spaces or commas between: the first seals, those after it open what they sealed. */
function readKey(text: string | undefined): { root: RootKey; trial: boolean } | 'none' | null {
  if (text === undefined) return 'none'
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  const keys = parts.map((part) => ({
    next: part.startsWith(NEXT_PREFIX),
    key: readOneKey(part.startsWith(NEXT_PREFIX) ? part.slice(NEXT_PREFIX.length) : part),
  }))
  const [first, ...older] = keys.flatMap(({ next, key }) => (key && !next ? [key.bytes] : []))
  if (!first || keys.some(({ key }) => key === null)) return null
  const next = keys.flatMap(({ next, key }) => (key && next ? [new RootKey(key.bytes)] : []))
  const root = new RootKey(
    first,
    older.map((bytes) => new RootKey(bytes)),
    next,
  )
  const marks = root.all.map(({ id }) => id.toString('hex'))
  if (new Set(marks).size < marks.length) return null
  return { root, trial: keys.some(({ key }) => key?.trial) }
}

function readOneKey(text: string): { bytes: Buffer; trial: boolean } | null {
  const trial = text.startsWith(TRIAL_PREFIX)
  const encoded = trial ? text.slice(TRIAL_PREFIX.length) : text
  const bytes = Buffer.from(encoded, 'base64')
  const exact = bytes.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '')
  return exact && bytes.length === KEY_BYTES ? { bytes, trial } : null
}
