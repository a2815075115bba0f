import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { createApp } from '../../src/app.ts'
import type { Database } from '../../src/db/index.ts'
import { loadPack, type Pack } from '../../src/pack/index.ts'
import { ROOT } from '../house/tree.ts'
import { firstMade, firstRead } from '../run/first-made.ts'
import { keepLog } from '../run/keep-log.ts'
import { STOPPED } from './stopped-database.ts'

/** A service under test: the real one, listening, without a database, its log in memory. */
export interface Service {
  readonly url: string
  readonly pack: Pack
  /** Everything logged so far, as written. */
  readonly log: () => string
  stop(): Promise<void>
}

/** The pack of a folder, or a failed test that says what is wrong with it. */
export async function packOf(name: string): Promise<Pack> {
  const read = await firstRead(name)
  if (read) return read
  const loaded = await loadPack(join(ROOT, 'packs', name))
  if (!loaded.ok) throw new Error(loaded.faults.map(({ where, what }) => `${where}: ${what}`).join('\n'))
  return loaded.value
}

interface Options {
  readonly pack?: Pack
  readonly clock?: () => Date
  /** Two services with one key are two processes behind one address. */
  readonly key?: Uint8Array
  /** A real one, where what is tested needs it; whoever gives it ends it. */
  readonly database?: Database
}

export async function startService({
  pack,
  clock,
  key = randomBytes(32),
  database = STOPPED,
}: Options = {}): Promise<Service> {
  const used = pack ?? (await packOf('durham'))
  const data = await mkdtemp(join(tmpdir(), 'early-signs-test-'))
  await firstMade('cache', data)
  const lines: string[] = []
  const log = pino(
    { level: 'trace' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    }),
  )
  const app = await createApp({
    pack: used,
    settings: { key, url: 'http://localhost', data, production: false },
    database,
    log,
    ...(clock ? { clock } : {}),
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    pack: used,
    log: () => lines.join(''),
    stop: async () => {
      await app.close()
      keepLog(lines.join(''))
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** Sends a form as a browser does. */
export const post = (url: string, fields: Record<string, string | readonly string[]>): Promise<Response> => {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value as string)
  return fetch(url, { method: 'POST', body, redirect: 'manual' })
}

/** The sealed way in a page of the journey. */
export const sealedIn = (page: string): string => /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** Answers by the id of the question. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** Goes through "whom should I tell?" as a browser without JavaScript does, and gives the page of the answer. */
export async function answered(service: Service, answers: Answers, prefix = ''): Promise<string> {
  const journey = `${service.url}${prefix}/whom-to-tell`
  let page = await (await fetch(journey)).text()
  for (let i = 0; i < 20; i++) {
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1]
    if (!question) return page
    const answer = answers[question]
    if (!answer) throw new Error(`“${question}” was asked and has no answer here.`)
    page = await (await post(journey, { sealed: sealedIn(page), question, answer })).text()
  }
  throw new Error('The journey did not end.')
}
