import { readFileSync } from 'node:fs'
import type { Design } from '../frame.ts'

/** The invented survey of respondents.csv, column by column; make-more.r and the reference are about the same. */
const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

const [head = [], ...rows] = read('respondents.csv')
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('"', '').split(','))

/** A column as text. */
export const words = (name: string): string[] => rows.map((row) => row[head.indexOf(name)] as string)

/** A column as numbers. */
export const numbers = (name: string): number[] => words(name).map(Number)

// biome-ignore lint/suspicious/noExplicitAny: read from JSON and compared figure by figure
export const reference = JSON.parse(read('reference.json')) as any
// biome-ignore lint/suspicious/noExplicitAny: read from JSON and compared figure by figure
export const more = JSON.parse(read('more.json')) as any

/** R's `svydesign(~school, strata = ~locality, weights = 1)`. */
export const clustered: Design = {
  weights: rows.map(() => 1),
  strata: words('locality'),
  clusters: words('school'),
}

/** The same with the unequal weights of make-more.r. */
export const weighted: Design = { ...clustered, weights: numbers('id').map((id) => 1 + (id % 5) / 2) }

export const margins = [
  { name: 'gender', of: words('gender'), targets: { boy: 5100, girl: 4800, other: 100 } },
  { name: 'age', of: words('age_band'), targets: { '10-13': 4900, '14-17': 5100 } },
]
