/** Wrong tries that one second forgets. */
const LEAK = 0.5
/** Wrong tries that slow nobody: people mistype. */
const FREE = 20
const LONGEST_MS = 2000

export interface Slowing {
  /** How long every try waits now, right or wrong, in milliseconds. */
  wait(): number
  /** Notes a wrong try. */
  wrong(): void
}

/**
 * One bucket for everybody: the more wrong tries there are, the longer every try takes, up to two seconds. Nobody is
 * locked out, nothing is kept of who tried, and how long it takes does not tell what exists.
 */
export const openSlowing = (clock: () => Date): Slowing => {
  let level = 0
  let at = clock().getTime()
  const leak = (): number => {
    const now = clock().getTime()
    level = Math.max(0, level - (Math.max(0, now - at) / 1000) * LEAK)
    at = now
    return level
  }
  return {
    wait: () => Math.min(LONGEST_MS, Math.max(0, leak() - FREE) * 50),
    wrong() {
      level = leak() + 1
    },
  }
}
