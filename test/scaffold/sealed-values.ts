import { SEALED_COLUMNS } from '../../src/cli/sealed-columns.ts'
import { openColumnSealing, rootKeyOf, sealedUnder } from '../../src/vault/index.ts'
import type { TestDatabase } from './database.ts'

/** How many values of a column are tried. */
const TRIED = 20

/**
 * After whatever a test has done: every value that the service sealed opens as the columns' list says, which is what
 * changing the key goes by. A database that is gone has nothing to say.
 */
export async function sealedAsListed(base: TestDatabase, key: Uint8Array): Promise<void> {
  const wrong: string[] = []
  for (const { table, column, purpose, about } of SEALED_COLUMNS) {
    const rows = await base
      .owner<{ about: string; sealed: Buffer; whose: string }>(
        `select ${about} as about, t.${column} as sealed, t.partnership_id as whose from ${table} t
          where substring(t.${column} from 1 for 5) = $1 limit ${TRIED}`,
        [sealedUnder(rootKeyOf(key))],
      )
      .catch(() => [])
    for (const { about: row, sealed, whose } of rows)
      if (openColumnSealing(key, purpose(whose)).unseal(sealed, row) === null)
        wrong.push(`${table}.${column}`)
  }
  if (wrong.length > 0)
    throw new Error(`Not sealed as its room's sealed-columns.ts says: ${[...new Set(wrong)].join(', ')}`)
}
