import { randomBytes } from 'node:crypto'
import type { Database } from '../../db/index.ts'
import type { Sealing } from '../../vault/index.ts'

/** Between processes that answer for one address: told, heard and forgotten. Nothing of it is in a table. */
export interface News {
  /** Resolves once every listener here has heard it; where the database is away, once this process has. Never rejects. */
  tell(what: unknown): Promise<void>
  close(): Promise<void>
}

interface Parts {
  readonly background: Database['background']
  readonly sealing: Sealing
  readonly clock: () => Date
  /** Hears everything that is told, by this process too, in the one order in which every process hears it. */
  readonly heard: (what: unknown) => void
  /** What was told until now was missed. */
  readonly missed: () => void
}

const CHANNEL = 'early_signs_class'
/** How long we wait to hear ourselves before we take it that nobody else does either, in milliseconds. */
const PATIENCE = 1000

/**
 * Told by NOTIFY of PostgreSQL and heard by LISTEN, closed by the service's key, so that neither a log of the database nor
 * another partnership reads what was answered. Its queue is no table, in no backup, and ends with the last who hears.
 */
export function openNews({ background, sealing, clock, heard, missed }: Parts): News {
  const own = new Map<string, () => void>()
  let listening: Promise<{ close(): Promise<void> } | null> | undefined
  let up = false
  let closed = false

  const receive = (payload: string): void => {
    const opened = sealing.unseal(payload, clock())
    if (!opened.ok) return
    const { id, what } = (opened.value ?? {}) as { id?: string; what?: unknown }
    heard(what)
    own.get(String(id))?.()
  }
  const listen = async (): Promise<{ close(): Promise<void> } | null> => {
    try {
      // Called at each connection, the first one too.
      const ear = await background.listen(CHANNEL, receive, () => {
        up = true
        missed()
      })
      if (closed) await ear.close()
      return ear
    } catch {
      // Alone for now: the next who tells something tries again.
      listening = undefined
      return null
    }
  }

  return {
    async tell(what) {
      listening ??= listen()
      await listening
      const id = randomBytes(9).toString('base64url')
      const alone = (): void => {
        if (own.delete(id)) heard(what)
      }
      if (!up) return heard(what)
      await new Promise<void>((done) => {
        const waited = setTimeout(() => {
          alone()
          done()
        }, PATIENCE)
        own.set(id, () => {
          own.delete(id)
          clearTimeout(waited)
          done()
        })
        background
          .executeSql('select pg_notify($1, $2)', [CHANNEL, sealing.seal({ id, what }, clock())])
          .catch(() => {
            clearTimeout(waited)
            alone()
            done()
          })
      })
    },
    async close() {
      closed = true
      await (await listening)?.close()
    },
  }
}
