import { parseArgs } from 'node:util'
import { TRUTH, type Truth } from './respondents.ts'
import { simulate } from './simulate.ts'

/**
 * Whether the gap between a child and the other is read rightly: simulated practitioners of known bias, allotted and
 * read by the code of the service. `node bench/practice/run.ts` (some minutes; `--runs 400` for a look). The exit code tells
 * whether errors of the first kind are 5% ± 1, gaps recovered, and the smallest gap told is found four times in five.
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
  'power',
  'interval holds it',
)
line('---', '---', '---', '---', '---', '---')
for (const outcome of ['worry', 'tells'] as const)
  for (const people of SIZES) {
    const size = smallest.get(`${outcome} ${people}`) ?? 0
    const biased = (by: number): Truth =>
      outcome === 'worry' ? { ...TRUTH, people, worryGap: -by } : { ...TRUTH, people, tellsGap: -by }
    // What is put in shrinks as answers are rounded and bounded: so much more is put in that it is true of the answers.
    const truth = biased((size * size) / Math.abs(trueGap(biased(size), outcome)))
    const gap = trueGap(truth, outcome)
    const read = simulate(truth, outcome, runs, `${values.seed} bias ${people}`, gap)
    line(outcome, people, gap.toFixed(3), read.meanGap.toFixed(3), percent(read.found), percent(read.covered))
    if (Math.abs(read.meanGap - gap) > 0.03 * size + 0.005)
      wrong.push(`${outcome}, ${people} people: the gap is not recovered`)
    // What the page says of the smallest gap: that it is found four times in five.
    if (Math.abs(read.found - 0.8) > Math.max(0.04, 3 * Math.sqrt(0.16 / runs)))
      wrong.push(`${outcome}, ${people} people: power ${percent(read.found)}, told 80%`)
    // Intervals of shares are put together from each share’s own, and may err on the wide side; none errs on the narrow one.
    const wide = outcome === 'tells' && read.covered > 0.95 && read.covered <= 0.965
    if (!within(read.covered, 0.95) && !wide)
      wrong.push(`${outcome}, ${people} people: the interval holds ${percent(read.covered)}`)
  }
if (wrong.length > 0) {
  console.error(`\nNot as promised:\n${wrong.join('\n')}`)
  process.exitCode = 1
}
