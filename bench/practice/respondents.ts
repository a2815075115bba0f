import { createHash } from 'node:crypto'
import { type Allotted, openDealer } from '../../src/practice/scenarios/allot.ts'
import type { ToldFile } from '../../src/practice/scenarios/told.ts'

/** How simulated people answer: everything of which a real survey would know nothing. */
export interface Truth {
  readonly people: number
  /** How many worry points (0 to 10) more the second level is given than the first, before rounding. */
  readonly worryGap: number
  /** How much more likely somebody is told of the second level, as a difference of shares. */
  readonly tellsGap: number
  /** The share of people who stop before their last story, each story alike. */
  readonly stopEarly: number
  /** How far people differ from each other, in worry points. */
  readonly betweenPeople: number
}

export const TRUTH: Truth = { people: 100, worryGap: 0, tellsGap: 0, stopEarly: 0.1, betweenPeople: 1.5 }

/** Four stories of quite different weight, as Durham's are. */
const STORIES: Readonly<Record<string, { worry: number; tells: number }>> = {
  'the-early-train': { worry: 5.2, tells: 0.6 },
  'extra-shifts': { worry: 6.6, tells: 0.75 },
  'a-team-of-two': { worry: 4.4, tells: 0.45 },
  'the-debating-group': { worry: 3.8, tells: 0.35 },
}

export const GENDER: Allotted = {
  stories: Object.keys(STORIES),
  factors: [{ id: 'gender', levels: ['girl', 'boy'] }],
}

/** What simulated people answer, each allotted as the service allots. The same seed gives the same answers. */
export function answered(truth: Truth, seed: string, allotted: Allotted = GENDER): ToldFile[] {
  const deal = openDealer(allotted, `${seed} allotted`)
  const draw = quickly(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
  const factor = allotted.factors[0]
  return Array.from({ length: truth.people }, (_, i) => {
    const { stories, children } = deal()
    const own = normal()
    const told = draw() < truth.stopEarly ? 1 + Math.floor(draw() * (stories.length - 1)) : stories.length
    return stories.slice(0, told).map((story, place): ToldFile => {
      const { worry, tells } = STORIES[story] ?? { worry: 5, tells: 0.5 }
      const child = children[place] ?? {}
      const second = child[factor?.id ?? ''] === factor?.levels[1] ? 1 : 0
      const week = (rise: number): number => {
        const felt = worry + rise + truth.betweenPeople * own + truth.worryGap * second + 1.5 * normal()
        return Math.min(10, Math.max(0, Math.round(felt)))
      }
      const weeks = [-1.5, -0.5, 0.5, 1.5].map(week)
      const leaning = Math.min(0.97, Math.max(0.03, tells + 0.1 * own + truth.tellsGap * second))
      return {
        person: `${i}`,
        story,
        child,
        worry: weeks.reduce((sum, one) => sum + one, 0) / weeks.length,
        tells: draw() < leaning ? 1 : 0,
        sees: Number.NaN,
        blames: Number.NaN,
      }
    })
  }).flat()
}

/** Numbers from 0 up to 1, the same for the same seed: sfc32 (Doty-Humphrey's PractRand), begun by SHA-256. */
function quickly(seed: string): () => number {
  const begin = createHash('sha256').update(seed).digest()
  let [a, b, c, counter] = [begin.readInt32LE(0), begin.readInt32LE(4), begin.readInt32LE(8), 1]
  return () => {
    const sum = (((a + b) | 0) + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
}
