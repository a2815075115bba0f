import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'

/** An invented national wave: who answered, where, and 40 items; columns of numbers in one file each, for Node and R. */
export const ITEMS = 40
export const AREAS = 150
const REGIONS = 9
const PER_SCHOOL = 250

export const COLUMNS = ['weight', 'region', 'school', 'area', 'gender', 'age'] as const
export const itemName = (item: number): string => `item${item + 1}`

/** Numbers that look random and are the same every time (Marsaglia's xorshift, 32 bits). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const GENDERS = [0.47, 0.5, 0.03]
const AGES = [0.2, 0.3, 0.3, 0.2]
/** What raking is to reach: the sample's own shares, turned about. */
export const TARGETS = {
  gender: [0.51, 0.46, 0.03],
  age: [0.25, 0.25, 0.25, 0.25],
  region: Array.from({ length: REGIONS }, (_, region) => (2 * (region + 5)) / (REGIONS * (REGIONS + 9))),
}

const pick = (shares: readonly number[], at: number): number => {
  let sum = 0
  const found = shares.findIndex((share) => {
    sum += share
    return at < sum
  })
  return found === -1 ? shares.length - 1 : found
}

/** Writes the wave of `n` responses into a folder. Each tenth person lives in another area than their school's. */
export function writeWave(folder: string, n: number): void {
  mkdirSync(folder, { recursive: true })
  const random = chance(20250311)
  const schools = Math.max(AREAS * 2, Math.round(n / PER_SCHOOL))
  const of = Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(n)])) as Record<
    (typeof COLUMNS)[number],
    Float64Array
  >
  for (let i = 0; i < n; i++) {
    const school = i < schools * 2 ? i >> 1 : Math.floor(random() * schools)
    const area = random() < 0.9 ? school % AREAS : Math.floor(random() * AREAS)
    of.school[i] = school + 1
    of.region[i] = ((school % AREAS) % REGIONS) + 1
    of.area[i] = area + 1
    of.weight[i] = 0.5 + 2.5 * random()
    of.gender[i] = pick(GENDERS, random()) + 1
    of.age[i] = pick(AGES, random()) + 1
  }
  for (const name of COLUMNS) write(folder, name, of[name])
  const bias = Float64Array.from({ length: schools }, () => (random() - 0.5) * 0.3)
  const values = new Float64Array(n)
  for (let item = 0; item < ITEMS; item++) {
    for (let i = 0; i < n; i++) {
      const p =
        0.15 +
        (0.6 * item) / ITEMS +
        (bias[(of.school[i] as number) - 1] as number) +
        0.03 * (of.gender[i] as number)
      // Three in four items are yes or no, the others a number from 0 to 10.
      values[i] =
        item % 4 < 3 ? Number(random() < p) : Math.floor(5 * random() + 6 * Math.max(0, Math.min(1, p)))
    }
    write(folder, itemName(item), values)
  }
}

function write(folder: string, name: string, values: Float64Array): void {
  const file = openSync(path.join(folder, `${name}.f64`), 'w')
  writeSync(file, new Uint8Array(values.buffer))
  closeSync(file)
}
