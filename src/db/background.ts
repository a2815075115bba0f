import type pg from 'pg'

/** What work in the background needs of the database: statements of no partnership, and to be woken. */
export interface Background {
  /** Errors: rejects while the database has not been admitted. Row-level security shows such a statement no rows. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: never[] }>
  /**
   * Listens on a connection of its own until closed. A connection that is lost is opened again, and `onReconnect`
   * called, since what was said meanwhile was missed.
   */
  listen(
    channel: string,
    onNotification: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<{ close(): Promise<void> }>
}

const LONGEST_WAIT_MS = 30_000

export const openBackground = (pool: pg.Pool, open: () => pg.Client, admitted: () => void): Background => ({
  async executeSql(text, values) {
    admitted()
    // Of several statements in one text there are several results.
    const results: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values)
    return { rows: [results].flat().flatMap(({ rows }) => rows) as never[] }
  },

  async listen(channel, onNotification, onReconnect) {
    let closed = false
    let client: pg.Client | null = null
    let timer: NodeJS.Timeout | undefined
    let failures = 0

    const again = (): void => {
      client = null
      if (closed) return
      timer = setTimeout(() => connect().catch(again), Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures++))
      timer.unref()
    }
    const connect = async (): Promise<void> => {
      const next = open()
      next.on('notification', ({ payload }) => payload !== undefined && onNotification(payload))
      // An error is always followed by the end; unheard it would end the process.
      next.on('error', () => {})
      try {
        await next.connect()
        await next.query(`listen "${channel}"`)
      } catch (error) {
        await next.end().catch(() => {})
        throw error
      }
      next.once('end', again)
      failures = 0
      client = next
      if (closed) await next.end()
      else onReconnect()
    }

    await connect()
    return {
      async close() {
        closed = true
        clearTimeout(timer)
        await client?.end().catch(() => {})
      },
    }
  },
})
