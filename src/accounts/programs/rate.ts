/** How many requests a program may send: so many at once, and one more after so many milliseconds. */
const BURST = 60
const EACH_MS = 250
/** Of keys that are none: for all together, since nobody who guesses can be told apart. */
const WRONG_BURST = 100
const WRONG_EACH_MS = 100
/** The most programs that are counted; more at once there are not. */
const MOST = 10_000

interface Bucket {
  level: number
  at: number
}

export interface Rate {
  /** Takes one request of a program whose key was right; else in how many seconds there is one. */
  take(programId: string): number | null
  /** Whether another key that is unknown may be looked up. Keys that were right here before always may. */
  mayGuess(key: string): boolean
  wrong(): void
  right(key: string): void
}

/**
 * Counts in this process alone, in memory. Only a right key takes from its program's share, so nobody uses up
 * another's; wrong ones share one measure, and whoever was right before is past it.
 */
export function openRate(clock: () => number = () => performance.now()): Rate {
  const programs = new Map<string, Bucket>()
  const known = new Set<string>()
  const wrong: Bucket = { level: 0, at: clock() }
  const leak = (bucket: Bucket, each: number): void => {
    const now = clock()
    bucket.level = Math.max(0, bucket.level - (now - bucket.at) / each)
    bucket.at = now
  }
  return {
    take(programId) {
      const bucket = programs.get(programId) ?? { level: 0, at: clock() }
      if (programs.size >= MOST && !programs.has(programId)) programs.clear()
      programs.set(programId, bucket)
      leak(bucket, EACH_MS)
      if (bucket.level + 1 > BURST)
        return Math.max(1, Math.ceil(((bucket.level + 1 - BURST) * EACH_MS) / 1000))
      bucket.level += 1
      return null
    },
    mayGuess(key) {
      leak(wrong, WRONG_EACH_MS)
      return known.has(key) || wrong.level < WRONG_BURST
    },
    wrong() {
      wrong.level += 1
    },
    right(key) {
      if (known.size >= MOST) known.clear()
      known.add(key)
    },
  }
}
