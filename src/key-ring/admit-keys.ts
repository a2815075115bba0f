import type { Tx } from '../db/index.ts'
import { faults, ok, type Result } from '../kit/result.ts'
import type { RootKey } from '../vault/index.ts'
import { keptKeys } from './kept.ts'
import { knownKeys, noteKey } from './ring-queries.ts'

/**
 * Looks whether these root keys open what a partnership's database holds, and takes in the keys that outlived others.
 * Errors: one is missing that something is sealed under, or the first was retired. Nothing is written then.
 * @param note that the first is in use from now on: not by a command that only looks
 */
export async function admitKeys(
  tx: Tx,
  rootKey: RootKey,
  partnershipId: string,
  { note }: { readonly note: boolean },
): Promise<Result<null>> {
  const known = await knownKeys(tx)
  const here = (keyId: Buffer): boolean => rootKey.all.some(({ id }) => id.equals(keyId))
  const missing = known.filter(({ keyId, retiredAt }) => retiredAt === null && !here(keyId))
  if (missing.length > 0)
    return faults(
      ...missing.map(({ keyId, firstUsedAt }) => ({
        where: 'EARLY_SIGNS_KEY',
        what: `What this database holds is sealed under another key (${keyId.toString('hex')}, in use since ${firstUsedAt.toISOString().slice(0, 10)}).`,
        right: 'Give that key, after the first where a new one replaces it: docs/security/keys.md.',
      })),
    )
  if (known.some(({ keyId, retiredAt }) => retiredAt !== null && keyId.equals(rootKey.id)))
    return faults({
      where: 'EARLY_SIGNS_KEY',
      what: 'Its first key was retired.',
      right: 'Put the key that replaced it first.',
    })
  for (const { purpose, key, until } of await keptKeys(tx, rootKey, partnershipId))
    if (key && !until) rootKey.keep(purpose, key)
  if (note) await noteKey(tx, rootKey.id)
  return ok(null)
}
