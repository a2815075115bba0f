import type { Progress } from '../backup/index.ts'
import { say } from './say.ts'

const EVERY_MS = 2000

/** Says now and then how far it has come; a short one says nothing. */
export function progressOf(what: string): { tell(progress: Progress): void; stop(): void } {
  let last: Progress | undefined
  const timer = setInterval(() => {
    if (!last) return
    const share = last.of === 0 ? 100 : Math.floor((100 * last.rows) / last.of)
    const rows = `${number(last.rows)} of ${number(last.of)} rows (${share} %)`
    say(`${what}: ${rows}, ${number(last.bytes / 1_000_000)} MB, now ${last.table}`)
  }, EVERY_MS)
  timer.unref()
  return {
    tell: (progress) => {
      last = progress
    },
    stop: () => clearInterval(timer),
  }
}

export const number = (value: number): string => Math.round(value).toLocaleString('en-GB')
