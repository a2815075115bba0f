import type { Tx } from '../db/index.ts'
import type { SealedColumn } from '../vault/index.ts'

/** One value of a column, open. */
export interface Opened {
  /** To which row it belongs: {@link SealedColumn.about}. */
  readonly about: string
  readonly text: string
}

/** A sealed column with what else must follow, in the same transaction, when its values come under another root key. */
export interface Resealed extends SealedColumn {
  also?(tx: Tx, opened: readonly Opened[], rootKey: Uint8Array, partnershipId: string): Promise<void>
}

/** The column `sealed` of a table, under a key of the table's name. @param about SQL over a row `t` */
export const sealedIn = (table: string, about: string, purpose = table): SealedColumn => ({
  table,
  column: 'sealed',
  purpose: (partnershipId) => `${purpose}.sealed/${partnershipId}`,
  about,
})
