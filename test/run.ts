import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { isAbsolute, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { files, ROOT } from './house/tree.ts'
import { MADE } from './run/first-made.ts'
import { LOGS } from './run/keep-log.ts'
import { takeTemporaryFolder } from './run/temporary.ts'

const USAGE = `npm test                      everything: types, lint and every test
npm test -- PATTERN           only the test files whose path contains PATTERN
npm test -- --only NAME       only types, lint, tests, or the tests of one room or kind: house, browser, pack …`

/** One part of the whole: every part runs, whatever became of those before it. */
interface Part {
  readonly name: string
  readonly run: () => Promise<boolean>
}

interface Outcome {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
}

/** The runner's closing count, `ℹ pass 12`: kept back, so that it stays the last thing on the screen. */
const CLOSING = /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) \d/

/** A test that hangs fails after this, in milliseconds, instead of holding everything up. */
const PATIENCE = 120_000

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const closing: string[] = []
  const parts = chosen(values.only, positionals, closing)
  if (parts.length === 0) {
    console.error(`Nothing to test is called ${[values.only, ...positionals].join(' ')}.\n\n${USAGE}`)
    return 2
  }
  const outcomes: Outcome[] = []
  for (const part of parts) outcomes.push(await timed(part))
  console.log(['', ...outcomes.map(line), ...closing].join('\n'))
  return outcomes.every(({ passed }) => passed) ? 0 : 1
}

const chosen = (only: string | undefined, patterns: readonly string[], closing: string[]): Part[] => {
  const all = files()
    .filter((file) => /^(src|test)\/.*\.test\.ts$/.test(file))
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
  const tests = (list: readonly string[]): Part[] =>
    list.length === 0 ? [] : [{ name: 'tests', run: () => runTests(list, closing) }]
  if (only === 'tests' || (only === undefined && patterns.length > 0)) return tests(all)
  if (only === undefined) return [TYPES, LINT, ...tests(all)]
  const named = [TYPES, LINT].filter(({ name }) => name === only)
  return named.length > 0 ? named : tests(all.filter((file) => isIn(file, only)))
}

/** `house` is test/house, `pack` is src/pack. */
const isIn = (file: string, name: string): boolean => file.split('/')[1] === name

const TYPES: Part = {
  name: 'types',
  run: () => passes([`${ROOT}/node_modules/typescript/bin/tsc`, '--noEmit']),
}

/** Biome colours single letters, which makes a log file unreadable. */
const PLAIN = process.stdout.isTTY ? [] : ['--colors=off']

const LINT: Part = {
  name: 'lint',
  run: () => passes([`${ROOT}/node_modules/@biomejs/biome/bin/biome`, 'ci', ...PLAIN, '.']),
}

/**
 * How many files may be run once more by themselves. On a machine as busy as this one a browser or a database may be
 * slower than a test waits; a fault of ours fails both times, and more than this many at once is no accident.
 */
const AGAIN = 3

/** Two at least: a file waits for its browser and its database as long as it works itself. */
const AT_ONCE = Math.max(2, availableParallelism())

/**
 * Of so many files a run is long: then those that took longest are named, and what most make first is made once for all.
 */
const MANY = 15

/** The longest, by how their paths begin: they are begun first, else everything waits for one of them at the end. */
const LONG = [
  'test/public-pages/every-page',
  'test/ground/killed',
  'test/security/roles',
  'test/tell/',
  'test/ground/',
  'test/trial/',
  'test/survey/answering',
  'test/briefing/team-brief',
  'test/desk/',
  'test/public-pages/themes',
  'test/public-pages/leave',
  'src/backup/',
]

const longestFirst = (list: readonly string[]): string[] => {
  const place = (file: string): number => {
    const found = LONG.findIndex((start) => file.startsWith(start))
    return found < 0 ? LONG.length : found
  }
  return [...list].sort((one, other) => place(one) - place(other))
}

const runTests = async (list: readonly string[], closing: string[]): Promise<boolean> => {
  const { folder, remove } = takeTemporaryFolder()
  const [logs, made] = [join(folder, 'logs'), join(folder, 'made')]
  mkdirSync(logs)
  process.env[LOGS] = logs
  // What Node has read and compiled once, it need not in each test file.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled')
  try {
    if (list.length > MANY && (await passes([`${ROOT}/test/run/make-first.ts`, made])))
      process.env[MADE] = made
    const passed = await runWith(list, closing)
    // All of them together, whichever test they belong to: what one room writes, another's test may have caused.
    return (await passes([`${ROOT}/test/run/search-logs.ts`, logs])) && passed
  } finally {
    remove()
  }
}

const runWith = async (list: readonly string[], closing: string[]): Promise<boolean> => {
  const { passed, failed, slowest } = await runFiles(longestFirst(list), AT_ONCE, closing)
  if (list.length > MANY) console.log(['\n▶ the slowest files, in seconds', ...slowest].join('\n'))
  if (passed || failed.length === 0 || failed.length > AGAIN) return passed
  console.log(`\n▶ once more, by themselves: ${failed.join(', ')}`)
  const again = await runFiles(failed, 1, [])
  if (again.passed) closing.push(`ℹ unsteady, passed by themselves only: ${failed.join(', ')}`)
  return again.passed
}

interface Ran {
  readonly passed: boolean
  /** The files in which a test failed. */
  readonly failed: readonly string[]
  /** Those that took longest, each with its seconds. */
  readonly slowest: readonly string[]
}

const runFiles = async (list: readonly string[], concurrency: number, closing: string[]): Promise<Ran> => {
  const stopped = new AbortController()
  const stop = (): void => stopped.abort()
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  const paths = list.map((file) => join(ROOT, file))
  const tests = run({ files: paths, cwd: ROOT, concurrency, timeout: PATIENCE, signal: stopped.signal })
  const failed = new Set<string>()
  const seconds = new Map<string, number>()
  let passed = false
  const named = (file: string): string => (isAbsolute(file) ? relative(ROOT, file) : file)
  tests.on('test:fail', ({ file, name }) => failed.add(named(file ?? name)))
  tests.on('test:summary', ({ file, duration_ms, success }) => {
    if (file) seconds.set(named(file), duration_ms / 1000)
    else passed = success
  })
  for await (const text of createInterface({ input: tests.compose(spec) })) {
    const plain = stripVTControlCharacters(text)
    if (CLOSING.test(plain)) closing.push(plain)
    else console.log(text)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop)
  const slowest = [...seconds].sort(([, one], [, other]) => other - one).slice(0, MANY)
  return { passed, failed: [...failed], slowest: slowest.map(([file, took]) => `${took.toFixed(1)} ${file}`) }
}

/** Runs Node with these arguments; its output goes to the screen. */
const passes = (args: readonly string[]): Promise<boolean> =>
  new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', (problem) => {
      console.error(problem.message)
      done(false)
    })
    const stop = (): void => void child.kill()
    process.once('SIGTERM', stop)
    child.on('close', (code) => {
      process.off('SIGTERM', stop)
      done(code === 0)
    })
  })

const timed = async ({ name, run }: Part): Promise<Outcome> => {
  console.log(`\n▶ ${name}`)
  const began = performance.now()
  const passed = await run()
  return { name, passed, seconds: (performance.now() - began) / 1000 }
}

const line = ({ name, passed, seconds }: Outcome): string =>
  `${passed ? '✔' : '✖'} ${name.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s${passed ? '' : '   failed'}`

process.exitCode = await main()
