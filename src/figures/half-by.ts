import { ALL, type Counted, countOf, DURATIONS, type Duration } from './count-followed.ts'

/** Who is waited for: of these labels of a family half are done by then. */
const WAITING: Readonly<Record<Duration, readonly [family: string, labels: readonly string[]]>> = {
  acknowledge: ['acknowledge', ['in-time', 'late']],
  decide: ['decide', ['in-time', 'late']],
  answer: ['answer', ['answered', 'not-answered']],
  // Support may be what nobody needed: of what began alone.
  begin: ['support', ['begun']],
}
const FEWEST = 10

/** By team, and of all: within how many working days it was done for half, or null. */
export type HalfBy = Readonly<Record<string, Readonly<Record<Duration, number | null>>>>

export const halvesBy = (counted: readonly Counted[]): HalfBy => {
  const teams = new Set([ALL, ...counted.flatMap(({ counts }) => Object.keys(counts))])
  return Object.fromEntries(
    [...teams].map((team) => [
      team,
      Object.fromEntries(DURATIONS.map((duration) => [duration, halfBy(counted, team, duration)])) as Record<
        Duration,
        number | null
      >,
    ]),
  )
}

/**
 * Within how many working days half were done, to tenths: the middle of all who wait, those that were never done in the
 * days that are followed among them. Null where fewer than half were, or fewer than ten wait.
 */
const halfBy = (all: readonly Counted[], team: string, duration: Duration): number | null => {
  const [family, labels] = WAITING[duration]
  const waiting = all.reduce(
    (sum, counted) => sum + labels.reduce((so, label) => so + countOf(counted, team, family, label), 0),
    0,
  )
  if (waiting < FEWEST) return null
  const tenths = new Map<number, number>()
  for (const { took } of all)
    for (const [key, n] of Object.entries(took[team]?.[duration] ?? {}))
      tenths.set(Number(key), (tenths.get(Number(key)) ?? 0) + n)
  let left = waiting / 2
  for (const [tenth, n] of [...tenths].sort(([a], [b]) => a - b)) {
    left -= n
    if (left <= 0) return tenth / 10
  }
  return null
}
