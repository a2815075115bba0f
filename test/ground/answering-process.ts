import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import type { Pack } from '../../src/pack/index.ts'
import { openSealing } from '../../src/vault/index.ts'
import { type Fields, first, walkTo } from '../scaffold/answer-wave.ts'

const SCRIPT = fileURLToPath(new URL('answering-process.fixture.ts', import.meta.url))
const NOW = new Date('2026-11-23T10:00:00Z')

export interface Answering {
  readonly url: string
  readonly process: ChildProcess
}

/** Starts the service in a process of its own; resolves when it listens. */
export const startAnswering = async (
  env: { TEST_DATABASE: string; TEST_KEY: string; TEST_DATA: string },
  pack: Pack,
): Promise<Answering> => {
  await writeFile(join(env.TEST_DATA, 'pack'), serialize(pack))
  const child = spawn(process.execPath, [SCRIPT], {
    env: { ...process.env, NODE_COMPILE_CACHE: env.TEST_DATA, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: `http://127.0.0.1:${line.toString().trim()}`, process: child }
}

/**
 * Forms that are ready to be sent, each of another person: one walks the whole way, and the others are sealed anew with
 * a nonce of their own, as their pages would have been.
 */
export const readyForms = async (
  at: string,
  wave: string,
  pack: Pack,
  key: Uint8Array,
  n: number,
): Promise<Fields[]> => {
  const { form } = await walkTo(at, first)
  const sealing = openSealing(key, `wave/${wave}/${pack.partnership.id}`)
  const opened = sealing.unseal(String(form._sealed), NOW)
  if (!opened.ok) throw new Error('The form does not open.')
  return Array.from({ length: n }, () => ({
    ...form,
    _sealed: sealing.seal({ ...(opened.value as object), nonce: randomBytes(16).toString('hex') }, NOW),
  }))
}
