/** A column that {@link openColumnSealing} seals, so that it can be sealed anew under another root key. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** What its key is derived for, in one partnership. */
  purpose(partnershipId: string): string
  /** SQL over a row `t`: the text that binds a value to its row. */
  readonly about: string
}
