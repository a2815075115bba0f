import pg from 'pg'

/** Node's and PostgreSQL's codes for: nobody answers there, not now, or not to us. */
const AWAY =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ENOENT|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|57P0[1-3]|53300|08\w{3}|28\w{3}|3D000)$/
const AWAY_MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|does not support SSL|SASL|certificate/i

/** Whether the database could not be reached or did not let us in, as opposed to having answered with an error. */
export function away(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(away)
  if (!(error instanceof Error)) return false
  return AWAY.test(String((error as { code?: unknown }).code ?? '')) || AWAY_MESSAGE.test(error.message)
}

/**
 * An error for a log: its code or its kind. Never its message, which may repeat what a person typed; only those about
 * names in the statement itself (class 42) hold nothing else.
 */
export function describe(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof pg.DatabaseError && code?.toString().startsWith('42'))
    return `${code}: ${error.message}`
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown'
}
