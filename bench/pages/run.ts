import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { differentWays, lastForms } from './ways.ts'

/**
 * Requests a second and the slowest hundredth, of Early Signs beside the same pages by Express, Nunjucks and GOV.UK
 * Frontend: `node bench/pages/run.ts`. Both on one processor, asked by turns from another one. See docs/speed.md.
 */
const here = import.meta.dirname
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '2' },
    /** Part of the name of what is to be measured; all where it is absent. */
    only: { type: 'string', default: '' },
  },
})
const CONNECTIONS = 10
const WAYS = 60
const SIGN = '/people-who-work-with-children/signs/out-late'

interface Server {
  readonly url: string
  /** Processor time taken so far, in milliseconds, of all its threads. NaN where the system does not say. */
  readonly busy: () => number
}

interface Measured {
  /** Processor time that the server took for each, in milliseconds: what it would be on a machine of its own. */
  readonly busy: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
  readonly failed: number
}

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0
const pinned = (processor: number, file: string): [string, string[]] =>
  canPin ? ['taskset', ['-c', String(processor), process.execPath, file]] : [process.execPath, [file]]

if (!existsSync(path.join(here, 'node_modules'))) {
  process.stdout.write('Installing what is measured against, once …\n')
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
  })
  if (npm.status !== 0) throw new Error('npm ci failed in bench/pages.')
}

const running: ChildProcess[] = []
/** Starts a server on the first processor. */
async function start(file: string): Promise<Server> {
  const [command, args] = pinned(0, path.join(here, file))
  const server = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  running.push(server)
  for await (const chunk of server.stdout)
    return { url: String(chunk).trim(), busy: () => busyTime(server.pid as number) }
  throw new Error(`${file} did not start.`)
}

/** User and system time of a process, from proc(5): hundredths of a second. */
function busyTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** Waits for what a server does in the background, for half a minute at most. */
async function untilIdle({ busy }: Server): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const before = busy()
    await setTimeout(500)
    if (!(busy() - before > 20)) return
  }
}

/** Asks for these over and over: for some seconds, or so many times. */
async function ask(
  { url, busy }: Server,
  requests: readonly object[],
  howLong: { duration: number } | { amount: number },
): Promise<Measured> {
  const before = busy()
  const [command, args] = pinned(1, path.join(here, 'load.mjs'))
  const load = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  load.stdin.end(JSON.stringify({ url, connections: CONNECTIONS, requests, ...howLong }))
  const measured = JSON.parse(await text(load.stdout)) as Measured & { answered: number }
  if (measured.failed > 0) throw new Error(`${measured.failed} requests to ${url} failed.`)
  return { ...measured, busy: (busy() - before) / measured.answered }
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2
}

try {
  const ways = await differentWays(path.join(here, '../../packs/durham'), WAYS)
  const servers = await Promise.all(
    ['ours.ts', 'plain/app.mjs'].map(async (file) => {
      const server = await start(file)
      const { url } = server
      const answers = (forms: readonly string[]) =>
        forms.map((body) => ({
          method: 'POST',
          path: '/whom-to-tell',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body,
        }))
      return {
        ...server,
        scenes: {
          start: [{ path: '/' }],
          'a sign': [{ path: SIGN }],
          'the answer': answers(await lastForms(url, '/whom-to-tell', ways)),
          'the answer, with a sign ticked before': answers(await lastForms(url, SIGN, ways)),
        },
      }
    }),
  )
  const [ours, plain] = servers
  if (!ours || !plain) throw new Error('Two servers were to be compared.')

  process.stdout.write(
    `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} processors` +
      `${canPin ? '; server on the first, client on the second' : '; not pinned to processors'}\n` +
      `${options.rounds} rounds of ${options.seconds} s, by turns, ${CONNECTIONS} connections, ${WAYS} different answers\n\n`,
  )
  const duration = Number(options.seconds)
  for (const scene of Object.keys(ours.scenes) as (keyof typeof ours.scenes)[]) {
    if (!scene.includes(options.only)) continue
    const rounds: [Measured, Measured][] = []
    // Warm: everything has been asked for often, and what that leads to in the background is done.
    for (const server of servers) await ask(server, server.scenes[scene], { amount: 15 * WAYS })
    for (const server of servers) await untilIdle(server)
    for (let i = 0; i < Number(options.rounds); i++)
      rounds.push([
        await ask(ours, ours.scenes[scene], { duration }),
        await ask(plain, plain.scenes[scene], { duration }),
      ])
    const of = (which: 0 | 1, what: keyof Measured) => median(rounds.map((round) => round[which][what]))
    const ratio = (of: (one: Measured) => number) =>
      median(rounds.map(([one, other]) => of(one) / of(other))).toFixed(1)
    const line = (name: string, which: 0 | 1) =>
      `  ${name.padEnd(12)} ${of(which, 'perSecond').toFixed(0).padStart(6)} a second, ` +
      `${of(which, 'busy').toFixed(3)} ms of processor each, p50 ${of(which, 'p50').toFixed(1)} ms, ` +
      `p99 ${of(which, 'p99').toFixed(1)} ms, ${of(which, 'bytes').toFixed(0)} bytes\n`
    process.stdout.write(
      `${scene}: ${ratio(({ perSecond }) => perSecond)} times as many a second, ` +
        `${ratio(({ busy }) => 1 / busy)} times as many for the same processor time\n` +
        `${line('Early Signs', 0)}${line('Express', 1)}`,
    )
  }
} finally {
  for (const server of running) server.kill()
}
