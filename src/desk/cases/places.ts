/** A stretch of an inbox: places from the first to the last, both within. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

// As migrations/0017 counts: milliseconds, moved on by whether it came in a flood, and whether it is closed.
const FLOODED = 10_000_000_000_000
const CLOSED = 2 * FLOODED
/** Where nothing is due: after all that is due until the year 2128. */
const UNDUE = 5_000_000_000_000
const END = Number.MAX_SAFE_INTEGER

const ALL: Stretch = { first: 0, last: END }
const OPEN: Stretch = { first: 0, last: CLOSED - 1 }

/** What is open and due by a moment. */
const dueBy = (at: Date): Stretch[] => [
  { first: 0, last: at.getTime() },
  { first: FLOODED, last: FLOODED + at.getTime() },
]

export const DUE = ['late', 'day', 'week', 'none'] as const
export type DueWhen = (typeof DUE)[number]

const DAY_MS = 86_400_000

/** The stretches, in order, in which what is due then stands. */
export const stretchesOf = (
  { part, due }: { part: 'open' | 'closed' | 'all'; due: DueWhen | null },
  now: Date,
): readonly Stretch[] => {
  const later = (days: number): Date => new Date(now.getTime() + days * DAY_MS)
  if (part === 'closed') return due ? [] : [{ first: CLOSED, last: END }]
  if (due === 'late') return dueBy(now)
  if (due === 'day') return dueBy(later(1))
  if (due === 'week') return dueBy(later(7))
  if (due === 'none')
    return [
      { first: UNDUE, last: FLOODED - 1 },
      { first: FLOODED + UNDUE, last: CLOSED - 1 },
    ]
  return [part === 'open' ? OPEN : ALL]
}

/** Where somebody is in an inbox: the place of a row, and whose row, as two may share one. */
export interface Spot {
  readonly place: number
  readonly concernId: string
}

export const spotText = ({ place, concernId }: Spot): string => `${place}.${concernId}`

/** Null: that is none of ours. */
export const readSpot = (text = ''): Spot | null => {
  const found = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text)
  return found ? { place: Number(found[1]), concernId: found[2] as string } : null
}

/** Which comes first in an inbox. */
export const bySpot = (a: Spot, b: Spot): number =>
  a.place - b.place || (a.concernId < b.concernId ? -1 : a.concernId > b.concernId ? 1 : 0)
