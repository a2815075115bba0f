import { CompiledQuery } from 'kysely'
import type { Background } from './background.ts'
import type { Tx } from './database.ts'

/** Statements in the midst of a transaction: what they write is committed or undone with it. */
export const statementsOf = (tx: Tx): Pick<Background, 'executeSql'> => ({
  async executeSql(text, values = []) {
    const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values))
    return { rows: rows as never[] }
  },
})
