import { describe } from '../db/index.ts'

/**
 * What is kept of a failure beside its job, and logged: its kind, and the place in our own code. Never its message,
 * which may repeat what somebody wrote.
 */
export interface Failure {
  readonly kind: string
  readonly place: string
}

export const scrubbed = (error: unknown): Failure => {
  // describe() gives a message only for errors about names in a statement, which hold nothing else; here not even that.
  const kind = describe(error).split(':')[0] as string
  return { kind: /^[\w.-]{1,60}$/.test(kind) ? kind : 'unknown', place: placeOf(error) }
}

const placeOf = (error: unknown): string => {
  if (!(error instanceof Error) || !error.stack) return 'unknown'
  // The stack begins with the message, which is left out wherever it is.
  const frames = error.stack.split(error.message || '\u0000').at(-1) ?? ''
  return /^\s+at .*?\b(src\/[a-z0-9/-]+\.ts:\d+):\d+\)?$/m.exec(frames)?.[1] ?? 'unknown'
}
