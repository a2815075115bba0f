import { createHash } from 'node:crypto'
import pg from 'pg'

/** How a statement says that it is worth keeping: it is long, its text never changes, and it is asked often. */
const KEPT = /^\s*\/\* kept: ([a-z-]{1,30}) \*\//

/**
 * A connection that keeps statements which say so (by a comment before all else, as {@link KEPT} reads it): the server parses and plans each
 * once for a connection, which of a statement that writes to ten tables is most of the work.
 */
export class KeepingClient extends pg.Client {
  // The signature of pg has many forms; the one with a text and a list of values is what Kysely uses.
  override query(...given: unknown[]): never {
    const ask = super.query as (...all: unknown[]) => never
    const [text, values, ...rest] = given
    const kept = typeof text === 'string' && Array.isArray(values) ? KEPT.exec(text)?.[1] : undefined
    if (kept === undefined) return ask.apply(this, given)
    return ask.call(this, { name: `${kept}-${fingerprint(text as string)}`, text, values }, ...rest)
  }
}

const fingerprints = new Map<string, string>()

/** One name never stands for two texts. */
const fingerprint = (text: string): string => {
  let known = fingerprints.get(text)
  if (known === undefined) {
    known = createHash('sha256').update(text).digest('hex').slice(0, 16)
    fingerprints.set(text, known)
  }
  return known
}
