import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import {
  ORGANISATION_KINDS,
  type OrganisationKind,
  ROLE_WORDS,
  ROLES_IN,
  type Role,
  type StaffRoute,
  staffRoutesOf,
} from '../../src/accounts/index.ts'
import { accountKeys } from '../../src/accounts/keys.ts'
import { addOrganisation } from '../../src/accounts/organisations/organisations.ts'
import { addPerson } from '../../src/accounts/people/people.ts'
import { beginSession } from '../../src/accounts/sign-in/sessions.ts'
import { type AppParts, createApp } from '../../src/app.ts'
import type { Tx } from '../../src/db/index.ts'
import type { Pack } from '../../src/pack/index.ts'
import { firstMade } from '../run/first-made.ts'
import { keepLog } from '../run/keep-log.ts'
import { startDatabase, type TestDatabase } from './database.ts'
import { sealedAsListed } from './sealed-values.ts'
import { packOf } from './service.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Somebody signed in, as their browser: a cookie, and the hidden field in each form. */
export interface StaffClient {
  readonly personId: string
  readonly sessionId: string
  /** As the browser sends it; for Playwright see {@link cookies}. */
  readonly cookie: string
  readonly cookies: readonly { name: string; value: string; url: string }[]
  readonly csrf: string
  get(path: string): Promise<Response>
  /** Sends a form with its hidden field; files make it a form of files. */
  post(path: string, fields?: Fields, files?: Readonly<Record<string, File>>): Promise<Response>
}

/** The whole service over a real database, listening. */
export interface StaffService extends TestDatabase {
  readonly url: string
  readonly pack: Pack
  readonly key: Uint8Array
  /** What it keeps beside its database. */
  readonly folder: string
  readonly routes: readonly StaffRoute[]
  readonly log: () => string
  /**
   * Signs in a person with this role (null: without any), each time another one, with a session begun now; in another
   * partnership of the database, in an organisation, where one is named, else in one that fits the role.
   */
  signIn(
    role: Role | null,
    name?: string,
    partnershipId?: string,
    organisationId?: string,
  ): Promise<StaffClient>
  /** An organisation of the partnership by its name, made where it is not there: its id. */
  organisation(name: string, kind: OrganisationKind): Promise<string>
}

interface Options {
  readonly pack?: Pack
  readonly clock?: () => Date
  /** Where it listens, and is reached as `http://localhost:PORT`: what a passkey is bound to. Default: any. */
  readonly port?: number
  /** When its work in the background begins; `elsewhere`: never, the test does it by hand. Default: after it listens. */
  readonly work?: AppParts['work'] & string
}

export async function startStaffService({
  pack,
  clock = () => new Date(),
  port,
  work = 'after',
}: Options = {}): Promise<StaffService> {
  const used = pack ?? (await packOf('durham'))
  const folder = await mkdtemp(join(tmpdir(), 'early-signs-staff-'))
  await firstMade('cache', folder)
  const base = await startDatabase(used.partnership)
  const key = randomBytes(32)
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const app = await createApp({
    pack: used,
    settings: {
      key,
      url: port ? `http://localhost:${port}` : 'http://localhost',
      data: folder,
      production: false,
    },
    database: base.database,
    log: pino({ level: 'trace' }, sink),
    clock,
    work,
  }).catch(async (problem) => {
    // Else the database would keep the test's process alive, and its reason unread.
    await base.stop()
    throw problem
  })
  const url = await app.listen({ port: port ?? 0, host: '127.0.0.1' })
  const keys = accountKeys(key, base.partnershipId)
  return {
    ...base,
    url,
    pack: used,
    key,
    folder,
    routes: staffRoutesOf(app),
    log: () => lines.join(''),
    async signIn(
      role,
      name = role ? ROLE_WORDS[role] : 'Nobody in particular',
      partnership = base.partnershipId,
      organisation,
    ) {
      const context = { partnershipId: partnership }
      const { personId, session } = await base.database.transaction(context, async (tx) => {
        const email = `${randomUUID()}@example.org`
        const kind = role && ORGANISATION_KINDS.find((one) => ROLES_IN[one].includes(role))
        const organisationId =
          organisation ??
          (kind && kind !== 'partnership' ? await organisationNamed(tx, `Some ${kind}`, kind) : undefined)
        const roles = role ? [role] : []
        const id = (await addPerson(tx, { name, email, roles, organisationId, by: null })) as string
        return {
          personId: id,
          session: await beginSession(tx, { personId: id, device: 'Test', now: clock() }),
        }
      })
      return clientOf(url, personId, session, keys.csrf(session.id))
    },
    organisation: (name, kind) => base.database.transaction(base, (tx) => organisationNamed(tx, name, kind)),
    async stop() {
      await app.close()
      keepLog(lines.join(''))
      const wrong = await sealedAsListed(base, key).catch((problem: Error) => problem)
      await base.stop()
      await rm(folder, { recursive: true, force: true })
      if (wrong) throw wrong
    },
  }
}

async function organisationNamed(tx: Tx, name: string, kind: OrganisationKind): Promise<string> {
  const made = await addOrganisation(tx, { name, kind, by: null })
  const { id } = await tx
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return made ?? id
}

function clientOf(
  url: string,
  personId: string,
  session: { id: string; token: string },
  csrf: string,
): StaffClient {
  const cookie = `session=${session.token}`
  return {
    personId,
    sessionId: session.id,
    cookie,
    cookies: [{ name: 'session', value: session.token, url }],
    csrf,
    get: (path) => fetch(url + path, { headers: { cookie }, redirect: 'manual' }),
    post(path, fields = {}, files) {
      const body = files ? new FormData() : new URLSearchParams()
      body.append('csrf', csrf)
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value as string)
      if (body instanceof FormData)
        for (const [name, file] of Object.entries(files ?? {})) body.append(name, file)
      const headers = { cookie, 'sec-fetch-site': 'same-origin' }
      return fetch(url + path, { method: 'POST', body, headers, redirect: 'manual' })
    },
  }
}
