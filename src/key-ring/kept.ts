import type { Tx } from '../db/index.ts'
import { type ColumnSealing, openColumnSealing, type SealedColumn } from '../vault/index.ts'
import { hasKept, insertKept, keptRows } from './ring-queries.ts'

/** A key for one purpose, derived from a root key that may be gone. */
export interface Kept {
  readonly purpose: string
  readonly ofKey: Buffer
  /** Null: it is sealed under a root key that is not here. */
  readonly key: Buffer | null
  /** Of the record: nothing after this link is this key's, and this link's hash is this one. */
  readonly until?: { readonly sequence: string; readonly hash: string }
}

/** Kept keys are sealed like everything else, and come under a new root key with it. */
export const SEALED_OF_RING: SealedColumn = {
  table: 'kept_key',
  column: 'sealed',
  purpose: (partnershipId) => `kept_key.sealed/${partnershipId}`,
  about: `t.purpose || '/' || encode(t.of_key, 'hex')`,
}

const sealingOf = (rootKey: Uint8Array, partnershipId: string): ColumnSealing =>
  openColumnSealing(rootKey, SEALED_OF_RING.purpose(partnershipId))
const aboutOf = ({ purpose, ofKey }: Pick<Kept, 'purpose' | 'ofKey'>): string =>
  `${purpose}/${ofKey.toString('hex')}`

/** The oldest first. */
export const keptKeys = async (tx: Tx, rootKey: Uint8Array, partnershipId: string): Promise<Kept[]> => {
  if (!(await hasKept(tx))) return []
  const sealing = sealingOf(rootKey, partnershipId)
  return (await keptRows(tx)).map(({ sealed, ...row }) => {
    const open = sealing.unseal(sealed, aboutOf(row))
    if (open === null) return { ...row, key: null }
    const { key, until } = JSON.parse(open) as { key: string; until?: Kept['until'] }
    return { ...row, key: Buffer.from(key, 'base64'), ...(until && { until }) }
  })
}

export const keepKey = async (
  tx: Tx,
  rootKey: Uint8Array,
  partnershipId: string,
  { key, until, ...row }: Kept & { readonly key: Buffer },
): Promise<void> => {
  const text = JSON.stringify({ key: key.toString('base64'), until })
  await insertKept(tx, { ...row, sealed: sealingOf(rootKey, partnershipId).seal(text, aboutOf(row)) })
}
