import type { OwnerSession } from '../db/index.ts'
import { openColumnSealing, type RootKey, sealedUnder } from '../vault/index.ts'
import type { Resealed } from './resealed.ts'

/** How many blocks of a table are looked through at once, and the most rows of one transaction. */
const BLOCKS = 64
const ROWS = 100

export interface Reseal {
  readonly rootKey: RootKey
  readonly partnershipId: string
  readonly signal?: AbortSignal | undefined
  /** Told after each transaction how many values it brought under the key. */
  readonly tell?: ((done: number) => void) | undefined
}

/** How many came under the key now, and how many no key here opens: those stay as they are. */
export interface ResealedCount {
  readonly done: number
  readonly unreadable: number
}

/**
 * Brings every value of a column under the root key in force, a few rows a transaction, beside a service that goes on
 * reading and writing. Whatever cuts it off, a call later does what is left: which key a value is under stands in it.
 * Errors: what the database gives; the signal's reason.
 */
export async function reseal(
  session: OwnerSession,
  column: Resealed,
  { rootKey, partnershipId, signal, tell }: Reseal,
): Promise<ResealedCount> {
  let [done, unreadable] = [0, 0]
  const [size] = await session.query<{ blocks: string }>(
    `select pg_relation_size($1::regclass) / current_setting('block_size')::int as blocks`,
    [column.table],
  )
  // Rows that are written meanwhile are under the new key; those sealed anew come after the last block or are passed by.
  for (let block = 0; block <= Number(size?.blocks ?? 0); block += BLOCKS) {
    for (let passed = 0; ; ) {
      signal?.throwIfAborted()
      const some = await someRows(session, column, { rootKey, partnershipId, block, passed })
      done += some.done
      unreadable += some.unreadable
      passed += some.unreadable
      if (some.done > 0) tell?.(some.done)
      if (some.done + some.unreadable < ROWS) break
    }
  }
  return { done, unreadable }
}

interface Some extends Pick<Reseal, 'rootKey' | 'partnershipId'> {
  readonly block: number
  readonly passed: number
}

async function someRows(
  session: OwnerSession,
  { table, column, about, purpose, also }: Resealed,
  { rootKey, partnershipId, block, passed }: Some,
): Promise<ResealedCount> {
  const sealing = openColumnSealing(rootKey, purpose(partnershipId))
  const head = sealedUnder(rootKey)
  await session.query('begin')
  try {
    await session.query(`select set_config('app.partnership', $1, true)`, [partnershipId])
    const rows = await session.query<{ at: string; about: string; sealed: Buffer }>(
      `select t.ctid::text as at, ${about} as about, t.${column} as sealed from ${table} t
        where t.partnership_id = $1 and substring(t.${column} from 1 for ${head.length}) <> $2
          and t.ctid >= $3::tid and t.ctid < $4::tid
        offset $5 limit ${ROWS} for update`,
      [partnershipId, head, `(${block},0)`, `(${block + BLOCKS},0)`, passed],
    )
    const opened = rows.flatMap((row) => {
      const text = sealing.unseal(row.sealed, row.about)
      return text === null ? [] : [{ ...row, text }]
    })
    // Held since they were read: nobody moves them before they are written.
    await session.query(
      `update ${table} t set ${column} = v.sealed from unnest($2::text[], $3::bytea[]) v (at, sealed)
        where t.ctid = v.at::tid and t.partnership_id = $1`,
      [
        partnershipId,
        opened.map(({ at }) => at),
        opened.map(({ text, about: row }) => sealing.seal(text, row)),
      ],
    )
    if (also && opened.length > 0) await also(session.tx, opened, rootKey, partnershipId)
    await session.query('commit')
    return { done: opened.length, unreadable: rows.length - opened.length }
  } catch (error) {
    await session.query('rollback').catch(() => {})
    throw error
  }
}
