import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { type RootKey, type SealedColumn, sealedUnder } from '../vault/index.ts'
import { knownKeys } from './ring-queries.ts'

/** A root key, and what is under it. */
export interface KeyStanding {
  /** Four bytes in hexadecimal that tell it from others. */
  readonly id: string
  /** `seals`: the first. `opens`: beside it. `next`: others seal with it already. `missing`: not here. */
  readonly here: 'seals' | 'opens' | 'next' | 'missing'
  readonly firstUsedAt: Date | null
  readonly retiredAt: Date | null
  /** How many values are sealed under it, in all and by `table.column`. */
  readonly values: number
  readonly columns: Readonly<Record<string, number>>
}

export interface RingStanding {
  readonly keys: readonly KeyStanding[]
  /** Values from before keys had marks: any of those here may have sealed them. */
  readonly unmarked: number
  /** Values that are not under the key in force. */
  readonly left: number
}

/** What is sealed under which root key. It reads every sealed value's beginning. */
export async function ringStanding(
  tx: Tx,
  rootKey: RootKey,
  columns: readonly SealedColumn[],
): Promise<RingStanding> {
  const counts = new Map<string, Record<string, number>>()
  for (const { table, column } of columns) {
    const { rows } = await sql<{ head: Buffer; count: number }>`
      select substring(${sql.ref(column)} from 1 for 5) as head, count(*)::int as count from ${sql.table(table)}
      where ${sql.ref(column)} is not null group by 1`.execute(tx)
    for (const { head, count } of rows) {
      const id = head[0] === 1 ? '' : head.subarray(1).toString('hex')
      const of = counts.get(id) ?? {}
      of[`${table}.${column}`] = (of[`${table}.${column}`] ?? 0) + count
      counts.set(id, of)
    }
  }
  const known = await knownKeys(tx)
  const ids = new Set([
    ...rootKey.all.map(({ id }) => id.toString('hex')),
    ...known.map(({ keyId }) => keyId.toString('hex')),
    ...[...counts.keys()].filter((id) => id !== ''),
  ])
  const has = (list: readonly RootKey[], id: string): boolean =>
    list.some((one) => one.id.toString('hex') === id)
  const sum = (of: Record<string, number> = {}): number =>
    Object.values(of).reduce((all, one) => all + one, 0)
  const own = sealedUnder(rootKey).subarray(1).toString('hex')
  const keys = [...ids].map((id): KeyStanding => {
    const noted = known.find(({ keyId }) => keyId.toString('hex') === id)
    return {
      id,
      here:
        id === own ? 'seals' : has(rootKey.older, id) ? 'opens' : has(rootKey.next, id) ? 'next' : 'missing',
      firstUsedAt: noted?.firstUsedAt ?? null,
      retiredAt: noted?.retiredAt ?? null,
      values: sum(counts.get(id)),
      columns: counts.get(id) ?? {},
    }
  })
  const all = [...counts.values()].reduce((values, of) => values + sum(of), 0)
  return { keys, unmarked: sum(counts.get('')), left: all - sum(counts.get(own)) }
}
