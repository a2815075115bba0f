import { createHash } from 'node:crypto'

const LEAST = 10
const SHARE = 0.2

/**
 * The lines that a second reader codes: a fifth, at least ten, drawn by the session's id, so that it is the same at
 * each look and nobody chooses it.
 */
export const sampleOf = (lines: readonly number[], session: string): number[] => {
  const drawn = (line: number): string => createHash('sha256').update(`${session}/${line}`).digest('hex')
  const size = Math.min(lines.length, Math.max(LEAST, Math.ceil(lines.length * SHARE)))
  return lines
    .map((line) => ({ line, drawn: drawn(line) }))
    .sort((a, b) => (a.drawn < b.drawn ? -1 : 1))
    .slice(0, size)
    .map(({ line }) => line)
    .sort((a, b) => a - b)
}
