import { readFileSync } from 'node:fs'
import path from 'node:path'
import { indexDesign, rake, surveyMeans, surveyMeansBy } from '../../src/statistics/index.ts'
import { COLUMNS, ITEMS, itemName, TARGETS } from './wave.ts'

/** One reading of a wave in a process of its own: `node ours.ts FOLDER`. Prints times, figures and peak memory. */
const [folder = '.'] = process.argv.slice(2)
const seconds: Record<string, number> = {}
const wall: Record<string, number> = {}
/** Processor seconds, the compiler's and the collector's among them, and seconds on the wall. */
function timed<Value>(name: string, run: () => Value): Value {
  const start = performance.now()
  const before = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(before)
  seconds[name] = (user + system) / 1e6
  wall[name] = (performance.now() - start) / 1000
  return value
}

const read = (name: string): Float64Array => {
  const bytes = readFileSync(path.join(folder, `${name}.f64`))
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8)
}
const { items, weight, region, school, area, gender, age } = timed('load', () => ({
  items: Array.from({ length: ITEMS }, (_, item) => read(itemName(item))),
  ...(Object.fromEntries(COLUMNS.map((name) => [name, read(name)])) as Record<
    (typeof COLUMNS)[number],
    Float64Array
  >),
}))
const n = weight.length

const raked = timed('rake', () => {
  const of = { gender, age, region }
  const result = rake(
    { weights: weight, strata: region, clusters: school },
    Object.entries(TARGETS).map(([name, shares]) => ({
      name,
      of: of[name as keyof typeof of],
      targets: Object.fromEntries(shares.map((share, i) => [i + 1, share * n])),
    })),
  )
  if (!result.ok) throw new Error(result.faults.map(({ what }) => what).join('\n'))
  return result.value.design
})
const frame = timed('design', () => indexDesign(raked, n))
const means = timed('means', () => surveyMeans(items, frame))
const one = timed('oneByArea', () => surveyMeansBy(items.slice(0, 1), area, frame))
const all = timed('allByArea', () => surveyMeansBy(items, area, frame))

const order = one.groups.map((_, i) => i).sort((a, b) => Number(one.groups[a]) - Number(one.groups[b]))
process.stdout.write(
  JSON.stringify({
    seconds,
    wall,
    megabytes: process.resourceUsage().maxRSS / 1024,
    figures: {
      mean: means.map(({ estimate }) => estimate),
      error: means.map(({ standardError }) => standardError),
      areaMean: order.map((i) => one.means[0]?.[i]?.estimate),
      areaError: order.map((i) => one.means[0]?.[i]?.standardError),
      last: all.means.at(-1)?.[order.at(-1) ?? 0]?.standardError,
    },
  }),
)
