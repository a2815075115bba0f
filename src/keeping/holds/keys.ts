import { type ConcernKeys, openConcernKeys } from '../../concern/index.ts'
import { type ColumnSealing, openColumnSealing, type SealedColumn } from '../../vault/index.ts'

/** What the room needs to open and find what is sealed. */
export interface HoldKeys {
  readonly concern: ConcernKeys
  /** Of a hold: what it is on and why; bound to its id. */
  readonly hold: ColumnSealing
  /** Why a hold was lifted; bound to the hold's id. */
  readonly lift: ColumnSealing
  /** Of any column in whose words a hold looks for what it is on. */
  sealing(column: SealedColumn): ColumnSealing
}

export const openHoldKeys = (key: Uint8Array, partnershipId: string): HoldKeys => ({
  concern: openConcernKeys(key, partnershipId),
  hold: openColumnSealing(key, `legal_hold.sealed/${partnershipId}`),
  lift: openColumnSealing(key, `legal_hold_lift.sealed/${partnershipId}`),
  sealing: (column) => openColumnSealing(key, column.purpose(partnershipId)),
})
