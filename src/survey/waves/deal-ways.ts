import type { Expanded } from '../instruments/expanded.ts'

/** How long somebody who began may still send: after that, their place is free again. In milliseconds. */
const UNDER_WAY_MS = 45 * 60_000

interface Begun {
  readonly way: string
  readonly at: number
  sent: boolean
}

/** Which way through the stories each person is given, so that what is sent stays balanced. */
export interface Dealing {
  /** The way of somebody who begins now. */
  next(): string
  /** Somebody who was given this way has sent their answers. */
  sent(way: string): void
  /** What the database has been sent in all, by way. */
  load(sent: ReadonlyMap<string, number>): void
}

/**
 * Gives each person the way whose stories have had its children least often among those who sent or are under way
 * (minimisation, as Taves 1974 has it, over stories); chance decides between ways that are equally wanted. Whoever stops
 * half-way is forgotten, so that what was sent and not what was begun is balanced.
 */
export const openDealing = (
  { ways }: NonNullable<Expanded['stories']>,
  clock: () => Date,
  draw: () => number = Math.random,
): Dealing => {
  let kept: ReadonlyMap<string, number> = new Map()
  let begun: Begun[] = []

  return {
    next() {
      const now = clock().getTime()
      begun = begun.filter(({ at, sent }) => sent || now - at < UNDER_WAY_MS)
      // How often each story had each child so far.
      const times = new Map<string, number>()
      const count = (way: string, n: number): void => {
        for (const [story, arm] of (ways[way] ?? []).entries())
          times.set(`${story} ${arm}`, (times.get(`${story} ${arm}`) ?? 0) + n)
      }
      for (const [way, n] of kept) count(way, n)
      for (const { way } of begun) count(way, 1)
      const weights = Object.entries(ways).map(([way, arms]) => ({
        way,
        weight: arms.reduce((sum, arm, story) => sum + (times.get(`${story} ${arm}`) ?? 0), 0),
      }))
      const least = Math.min(...weights.map(({ weight }) => weight))
      const wanted = weights.filter(({ weight }) => weight === least)
      const way = wanted[Math.floor(draw() * wanted.length)]?.way ?? ''
      begun.push({ way, at: now, sent: false })
      return way
    },
    sent(way) {
      const own = begun.find((one) => one.way === way && !one.sent)
      if (own) own.sent = true
    },
    load(sent) {
      kept = sent
      // They are among those that the database has.
      begun = begun.filter((one) => !one.sent)
    },
  }
}
