import { parseArgs } from 'node:util'
import { normalBelow, tQuantile } from '../../src/statistics/index.ts'
import { TRUTH, type Truth } from './respondents.ts'
import { simulate } from './simulate.ts'

/**
 * Whether the gap between a child and the other is read rightly: simulated practitioners of known bias, allotted and
 * read by the code of the service. `node bench/practice/run.ts` (some minutes; `--runs 400` for a look). The exit code tells
 * whether errors of the first kind are 5% ± 1, power as planned, and gaps recovered.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '4000' }, seed: { type: 'string', default: 'early signs' } },
})
const runs = Number(values.runs)
const wrong: string[] = []
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
const line = (...cells: (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)

/** Chance alone moves a share of so many runs by this much, three standard errors; ± 1 point is asked besides. */
const within = (share: number, wanted: number): boolean =>
  Math.abs(share - wanted) <= Math.max(0.01, 3 * Math.sqrt((wanted * (1 - wanted)) / runs))

const SIZES = [24, 50, 100, 200]
/** The gap that is true of the rounded, bounded answers of so many simulated people that chance no longer matters. */
const trueGap = (truth: Truth, outcome: 'worry' | 'tells'): number =>
  simulate({ ...truth, people: 40_000, stopEarly: 0 }, outcome, 1, `${values.seed} truth`, 0).meanGap

console.log(`${runs} simulated surveys a line, seed “${values.seed}”, Node ${process.version}.\n`)
line('no bias', 'people', 'told as a gap', 'by p', 'spread', 'standard error told', 'smallest gap told')
line('---', '---', '---', '---', '---', '---', '---')
const smallest = new Map<string, number>()
for (const outcome of ['worry', 'tells'] as const)
  for (const people of SIZES) {
    const read = simulate({ ...TRUTH, people }, outcome, runs, `${values.seed} none ${people}`, 0)
    smallest.set(`${outcome} ${people}`, read.smallest)
    line(
      outcome,
      people,
      percent(read.found),
      percent(read.byP),
      read.spread.toFixed(3),
      read.told.toFixed(3),
      read.smallest.toFixed(3),
    )
    if (!within(read.found, 0.05))
      wrong.push(`${outcome}, ${people} people: ${percent(read.found)} without a bias`)
  }

console.log()
line(
  'bias as large as the smallest gap told',
  'people',
  'true gap',
  'found on average',
  'found (power)',
  'interval holds it',
)
line('---', '---', '---', '---', '---', '---', '---')
for (const outcome of ['worry', 'tells'] as const)
  for (const people of SIZES.slice(1)) {
    const size = smallest.get(`${outcome} ${people}`) ?? 0
    const truth =
      outcome === 'worry' ? { ...TRUTH, people, worryGap: -size } : { ...TRUTH, people, tellsGap: -size }
    const gap = trueGap(truth, outcome)
    const read = simulate(truth, outcome, runs, `${values.seed} bias ${people}`, gap)
    // What the standard error told promises of a gap of this size.
    const planned = normalBelow(Math.abs(gap) / read.told - tQuantile(0.975, people - 2))
    line(
      outcome,
      people,
      gap.toFixed(3),
      read.meanGap.toFixed(3),
      percent(planned),
      percent(read.found),
      percent(read.covered),
    )
    if (Math.abs(read.meanGap - gap) > 0.03 * size + 0.005)
      wrong.push(`${outcome}, ${people} people: the gap is not recovered`)
    if (Math.abs(read.found - planned) > Math.max(0.03, 3 * Math.sqrt(0.16 / runs)))
      wrong.push(`${outcome}, ${people} people: power ${percent(read.found)}, planned ${percent(planned)}`)
    // Intervals of shares are put together from each share’s own, and err on the wide side.
    if (read.covered < 0.94 || read.covered > 0.975)
      wrong.push(`${outcome}, ${people} people: the interval holds ${percent(read.covered)}`)
  }
if (wrong.length > 0) {
  console.error(`\nNot as promised:\n${wrong.join('\n')}`)
  process.exitCode = 1
}
