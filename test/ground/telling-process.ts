import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import type { Pack } from '../../src/pack/index.ts'
import { openSealing } from '../../src/vault/index.ts'
import { type Fields, hidden, sendTo } from '../scaffold/answer-wave.ts'

const SCRIPT = fileURLToPath(new URL('telling-process.fixture.ts', import.meta.url))

export interface Telling {
  /** Of the form “a worry”. */
  readonly at: string
  readonly url: string
  readonly process: ChildProcess
}

/** Starts telling in a process of its own; resolves when it listens. */
export const startTelling = async (
  env: { TEST_DATABASE: string; TEST_KEY: string; TEST_DATA: string; TEST_SMTP?: string },
  pack: Pack,
): Promise<Telling> => {
  await writeFile(join(env.TEST_DATA, 'pack'), serialize(pack))
  const child = spawn(process.execPath, [SCRIPT], {
    env: { ...process.env, NODE_COMPILE_CACHE: env.TEST_DATA, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await Promise.race([
    once(child.stdout, 'data').then(([data]) => String(data).trim()),
    once(child, 'exit').then(() => ''),
  ])
  if (line === '') throw new Error('The process in which people tell did not start.')
  const url = `http://127.0.0.1:${line}`
  return { at: `${url}/tell/worry`, url, process: child }
}

/** Something that frightens: a child who is hurt, an adult who may be young, a car, a number, an account. */
const WORRY: Fields = {
  who: 'young-person',
  about: 'me',
  happening: ['hurt', 'threatened'],
  'adult-name': 'Big T',
  'adult-age': 'about 17',
  plate: 'YQ51 ABC',
  phone: '07700 900123',
  account: '@big.t.99',
  named: 'no',
  reply: 'yes',
  narrative: 'He says that I owe him. '.repeat(20),
}

/** Forms that are ready to be sent, each of another person: one walks the whole way, the others are sealed anew. */
export const readyWorries = async (at: string, pack: Pack, key: Uint8Array, n: number): Promise<Fields[]> => {
  let page = (await sendTo(at, { start: 'yes' })).text
  for (let i = 0; hidden(page)._at !== '#check'; i++) {
    if (i > 20 || hidden(page)._sealed === '') throw new Error('The form does not end.')
    page = (await sendTo(at, { ...hidden(page), ...WORRY })).text
  }
  const form: Fields = { ...hidden(page), _go: 'send' }
  const sealing = openSealing(key, `tell/worry/${pack.partnership.id}`)
  const now = new Date()
  const opened = sealing.unseal(String(form._sealed), now)
  if (!opened.ok) throw new Error('The form does not open.')
  return Array.from({ length: n }, () => ({
    ...form,
    _sealed: sealing.seal({ ...(opened.value as object), nonce: randomBytes(16).toString('hex') }, now),
  }))
}

/** What the page after sending gives: a reference, and six words; null: it was not acknowledged. */
export const receiptIn = ({
  status,
  text,
}: {
  status: number
  text: string
}): { reference: string; words: string } | null => {
  const reference = /<strong>([2-9B-Z]{5}-[2-9B-Z]{5})<\/strong>/.exec(text)?.[1]
  const words = /class="es-six-words">([^<]+)</.exec(text)?.[1]
  return status === 200 && reference ? { reference, words: words ?? '' } : null
}
