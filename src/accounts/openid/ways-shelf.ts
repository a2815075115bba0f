import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import type { OtherWays } from '../sign-in/pages/sign-in.html.ts'

/** How old what is known may be, and how long the first who asks waits for it, in milliseconds. */
const FRESH = 30_000
const FIRST_WAIT = 300

export interface WaysShelf {
  ways(): Promise<OtherWays>
  /** Something was changed: the next who asks gets what is so now. */
  forgetWays(): void
}

/** What the sign-in page offers, kept in memory: opening it waits for no database, nor needs one. */
export function openWaysShelf(database: Database, partnershipId: string): WaysShelf {
  let known: OtherWays | null = null
  let at = 0
  let asking: Promise<void> | null = null

  const ask = async (): Promise<void> => {
    const { rows } = await database.transaction({ partnershipId }, (tx) =>
      sql<{
        any: boolean
      }>`select exists (select from openid_provider where ended_at is null) as any`.execute(tx),
    )
    known = { organisations: rows[0]?.any === true }
    at = Date.now()
  }
  return {
    async ways() {
      if (Date.now() - at > FRESH && !asking) {
        asking = ask()
          .catch(() => {})
          .finally(() => {
            asking = null
          })
      }
      if (known === null && asking) {
        let timer: NodeJS.Timeout | undefined
        const waited = new Promise<void>((done) => {
          timer = setTimeout(done, FIRST_WAIT)
        })
        await Promise.race([asking, waited])
        clearTimeout(timer)
      }
      return known ?? { organisations: false }
    },
    forgetWays() {
      known = null
      at = 0
    },
  }
}
