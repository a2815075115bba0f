import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { keepLog } from '../run/keep-log.ts'

export const ROOT = path.join(import.meta.dirname, '..', '..')
export const MAIN = path.join(ROOT, 'src', 'cli', 'main.ts')

/** A real process of the service, started as a person starts it. */
export interface Service {
  readonly process: ChildProcess
  readonly out: () => string
  readonly errors: () => string
  /** The port it says it is ready on. Rejects, with what it said, where it ends instead. */
  readonly ready: Promise<number>
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
}

export type Env = Record<string, string>

const { NODE_COMPILE_CACHE } = process.env

/** The smaller pack: most tests only need one. An empty setting is the default one. */
const PACK = 'packs/example'

/** Starts the command line; what the tests' own environment says about settings does not reach it. */
export function run(args: readonly string[], env: Env, options: SpawnOptions = {}): Service {
  return watch(process.execPath, [MAIN, ...args], env, options)
}

export function watch(
  command: string,
  args: readonly string[],
  env: Env,
  options: SpawnOptions = {},
): Service {
  const child = spawn(command, args, {
    cwd: ROOT,
    ...options,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '/',
      PORT: '0',
      EARLY_SIGNS_PACK: PACK,
      EARLY_SIGNS_TRIAL_DATA: 'none',
      // What a run has compiled once, each start need not: a second of work.
      ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stderr?.on('data', (chunk) => (errors += chunk))
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)
  // Commands tell whoever typed them; what goes on to a log is what a service says.
  if (args.some((one) => one === 'serve' || one === 'worker')) void ended.then(() => keepLog(errors))
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += chunk
      const port = /^Early Signs is ready at http:\/\/localhost:(\d+)\n$/m.exec(out)?.[1]
      if (port) resolve(Number(port))
    })
    ended.then((code) => reject(new Error(`It ended with ${code}: ${out}${errors}`)))
  })
  ready.catch(() => {}) // Whoever does not expect it to become ready does not ask.
  return { process: child, out: () => out, errors: () => errors, ready, ended }
}

/** A new empty folder that only its owner may enter, and its removal with every process that works in it. */
export function temporaryFolder(): { folder: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ground-'))
  chmodSync(folder, 0o700)
  return {
    folder,
    remove: async () => {
      for (const pid of processesIn(folder)) kill(pid, 'SIGKILL')
      await until(() => processesIn(folder).length === 0)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The living processes whose command line or environment names a folder. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => ['cmdline', 'environ'].some((file) => mentions(`/proc/${pid}/${file}`, folder)))
    .map(Number)
}

function mentions(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'latin1').includes(text)
  } catch {
    return false // It has ended meanwhile, or is not ours to look into.
  }
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {}
}

/** Waits for something to become true. Throws where it does not in 30 seconds, which a busy machine may need. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(20)) if (await isTrue()) return
  throw new Error(`It did not come true: ${isTrue}`)
}

export async function health(port: number): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://localhost:${port}/health/ready`)
  return { status: response.status, body: await response.json() }
}
