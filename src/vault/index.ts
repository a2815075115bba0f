export { type ColumnSealing, openColumnSealing, sealedUnder } from './column-sealing.ts'
export { derivedKey, derivedKeys, keyedHash, type LastingHash, lastingHash } from './derived-key.ts'
export { type Flood, openFlood } from './flood.ts'
export { KEY_ID_BYTES, RootKey, rootKeyOf } from './root-key.ts'
export {
  type OpenedField,
  openField,
  openSealing,
  SEALED_KEY_DAYS,
  SEALED_LIMIT_BYTES,
  type Sealing,
  type Unsealed,
} from './seal.ts'
export type { SealedColumn } from './sealed-column.ts'
export { openSlowing, type Slowing } from './slow-guessing.ts'
