export { type ColumnSealing, openColumnSealing, SealedElsewhere } from './columns.ts'
export { openSealing, SEALED_KEY_DAYS, SEALED_LIMIT_BYTES, type Sealing, type Unsealed } from './seal.ts'
