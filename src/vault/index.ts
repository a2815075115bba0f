export { type ColumnSealing, openColumnSealing } from './column-sealing.ts'
export { derivedKey, keyedHash } from './derived-key.ts'
export { openSealing, SEALED_KEY_DAYS, SEALED_LIMIT_BYTES, type Sealing, type Unsealed } from './seal.ts'
