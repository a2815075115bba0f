import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AREAS, ITEMS, TARGETS, writeWave } from './wave.ts'

/**
 * A national wave read by Early Signs and by R's survey, on the same data in memory; loading is told apart:
 * `node bench/voices/run.ts` (R from Debian: r-base-core r-cran-survey r-cran-mass r-cran-jsonlite; without R only ours).
 * R reads `--sizes`, each run stopped after `--limit` seconds; `--full` has it try the whole wave too.
 */
const { values: options } = parseArgs({
  options: {
    n: { type: 'string', default: '1000000' },
    sizes: { type: 'string', default: '100000,200000' },
    limit: { type: 'string', default: '120' },
    full: { type: 'boolean', default: false },
  },
})
const here = import.meta.dirname
const folder = mkdtempSync(path.join(tmpdir(), 'early-signs-voices-'))
const whole = Number(options.n)
const limit = Number(options.limit)
const sizes = options.sizes.split(',').filter(Boolean).map(Number)

type Figures = Record<string, readonly number[]>
interface Reading {
  /** Of the processor: what a busy machine changes least. */
  readonly seconds: Record<string, number>
  readonly wall: Record<string, number>
  readonly megabytes: number
  readonly figures: Figures
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const data = (n: number): string => {
  const at = path.join(folder, String(n))
  if (!existsSync(at)) writeWave(at, n)
  return at
}

/** `null` where it did not finish within the limit. */
function reading(command: string, args: readonly string[]): Reading | null {
  const run = spawnSync(command, args, {
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (run.error && 'code' in run.error && run.error.code === 'ETIMEDOUT') return null
  if (run.status !== 0) throw new Error(`${command} failed: ${run.stderr}`)
  return JSON.parse(run.stdout) as Reading
}

/** The median of three runs of ours, stage by stage. */
function ours(n: number): Reading {
  const runs = Array.from({ length: 3 }, () => {
    const run = reading(process.execPath, [path.join(here, 'ours.ts'), data(n)])
    if (!run) throw new Error('Ours did not finish within the limit.')
    return run
  })
  const middle = (of: (run: Reading) => number): number => runs.map(of).sort((a, b) => a - b)[1] as number
  const stages = (which: 'seconds' | 'wall'): Record<string, number> =>
    Object.fromEntries(
      Object.keys(runs[0]?.[which] ?? {}).map((stage) => [stage, middle((run) => run[which][stage] ?? 0)]),
    )
  return {
    seconds: stages('seconds'),
    wall: stages('wall'),
    megabytes: middle((run) => run.megabytes),
    figures: runs[0]?.figures ?? {},
  }
}

/** How far the same figures are apart, as a share of them, at most. */
const apart = (one: Figures, other: Figures): string =>
  Object.entries(one)
    .map(([name, list]) => {
      const most = Math.max(
        ...list.map((figure, i) => Math.abs(figure / (other[name]?.[i] ?? Number.NaN) - 1)),
      )
      return `${name} ${most.toExponential(0)}`
    })
    .join(', ')

function compare(n: number, mine: Reading, what: 'means' | 'one' | 'area', way: 'rake' | 'calibrate'): void {
  const args = [path.join(here, 'theirs.r'), data(n), String(n), what, way, JSON.stringify(TARGETS)]
  const theirs = reading('Rscript', args)
  const stage = what === 'area' ? 'oneByArea' : 'means'
  const name = { means: `${ITEMS} means`, one: 'one mean', area: `one item by ${AREAS} areas` }[what]
  const head = `  R ${way}(), ${name}`.padEnd(42)
  if (!theirs) {
    const wall = (mine.wall.design ?? 0) + (mine.wall.rake ?? 0) + (mine.wall[stage] ?? 0)
    say(`${head} not finished after ${limit} s on the wall, in all; ours took ${wall.toFixed(2)} s`)
    return
  }
  const prepared = (of: Reading): number => (of.seconds.design ?? 0) + (of.seconds.rake ?? 0)
  const [own, other] = [mine.seconds[stage] as number, theirs.seconds[stage] as number]
  const times =
    what === 'one'
      ? ''
      : `; ${(other / own).toFixed(0)} times ours, ` +
        `${((prepared(theirs) + other) / (prepared(mine) + own)).toFixed(0)} times with design and raking`
  say(
    `${head} ${other.toFixed(2)} s (${theirs.wall[stage]?.toFixed(2)} on the wall) after ${prepared(theirs).toFixed(2)} s, ` +
      `${theirs.megabytes.toFixed(0)} MB${times}; apart at most: ${apart(theirs.figures, mine.figures)}`,
  )
}

try {
  say(
    `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}`,
  )
  const steps = [whole / 8, whole / 4, whole / 2, whole]
  const all = new Map([...new Set([...sizes, ...steps])].sort((a, b) => a - b).map((n) => [n, ours(n)]))
  say('\nOurs, processor seconds (median of three processes, each from cold):')
  for (const [n, { seconds, wall, megabytes }] of all)
    say(
      `  ${String(n).padStart(9)} × ${ITEMS}: design ${seconds.design?.toFixed(2)}, rake ${seconds.rake?.toFixed(2)}, ` +
        `${ITEMS} means ${seconds.means?.toFixed(2)}, one by ${AREAS} areas ${seconds.oneByArea?.toFixed(2)}, ` +
        `all by area ${seconds.allByArea?.toFixed(2)} (${wall.allByArea?.toFixed(2)} on the wall); load ${seconds.load?.toFixed(2)}; peak ${megabytes.toFixed(0)} MB`,
    )
  const cost = (n: number): number =>
    Object.entries(all.get(n)?.seconds ?? {}).reduce(
      (sum, [stage, s]) => (stage === 'load' ? sum : sum + s),
      0,
    ) / n
  say(
    `  a response costs ${(cost(whole) / cost(whole / 4)).toFixed(2)} times as much at ${whole} as at ${whole / 4}\n`,
  )

  if (spawnSync('Rscript', ['-e', 'library(survey);library(jsonlite);library(MASS)']).status !== 0)
    say('R with survey, MASS and jsonlite is not here: nothing to compare with.')
  else
    for (const n of [...sizes, whole]) {
      say(`${n} responses:`)
      const mine = all.get(n) as Reading
      const kinds =
        n < whole
          ? (['means', 'area'] as const)
          : (['one', ...(options.full ? (['means', 'area'] as const) : [])] as const)
      for (const what of kinds) for (const way of ['rake', 'calibrate'] as const) compare(n, mine, what, way)
    }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
