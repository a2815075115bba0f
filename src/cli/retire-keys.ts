import { userInfo } from 'node:os'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { SEALED_KEY_DAYS } from '../vault/index.ts'
import { inOwnerTransaction } from './as-owner.ts'
import { number } from './progress.ts'
import { standingOf } from './rotate-keys.ts'
import { failed, say } from './say.ts'
import type { AtWork } from './with-database.ts'

/** Retires the older keys, where nothing needs them. The value: the exit code. */
export async function retireKeys(at: AtWork, atOnce: boolean): Promise<number> {
  const { settings, partnershipId } = at
  if (settings.key.older.length === 0)
    return failed([{ where: 'EARLY_SIGNS_KEY', what: 'It holds no older key.' }], 2)
  const mayBe = await mayRetire(at, atOnce)
  if (!mayBe.ok) return failed(mayBe.faults, 1)
  const [{ retireOlder }, { chainPurpose, record }, { lastingPurposes }] = await Promise.all([
    import('../key-ring/index.ts'),
    import('../audit/index.ts'),
    import('./sealed-columns.ts'),
  ])
  const retired = await inOwnerTransaction(at, async (tx) => {
    const ids = await retireOlder(tx, settings.key, {
      partnershipId,
      lasting: lastingPurposes(partnershipId),
      chain: { purpose: chainPurpose(partnershipId), until: mayBe.value },
      madeAs: userInfo().username.slice(0, 64) || 'unknown',
    })
    for (const id of ids) await record(tx, { actor: null, action: 'keys.retired', of: { kind: 'key', id } })
    return ids
  })
  if (!retired.ok) return failed(retired.faults, 1)
  say(`Retired: ${retired.value.join(', ')}. Take it out of EARLY_SIGNS_KEY and restart.`)
  say('Backups made before now need it still: destroy it only with the last of them.')
  return 0
}

/** Whether nothing needs the older keys; the value: where the record ends. */
async function mayRetire(at: AtWork, atOnce: boolean): Promise<Result<{ sequence: string; hash: string }>> {
  const { settings, database, partnershipId } = at
  const [{ chainKeys, verify }, { indexStanding, openConcernKeys }] = await Promise.all([
    import('../audit/index.ts'),
    import('../concern/index.ts'),
  ])
  const standing = await standingOf(at)
  if (!standing.ok) return standing
  const { left, keys } = standing.value
  const found: Problem[] = []
  const refuse = (what: string, right: string) => found.push({ where: 'keys retire', what, right })
  if (left > 0)
    refuse(`${number(left)} values are not under the first key.`, 'First: npx early-signs keys rotate')
  const first = keys.find(({ here }) => here === 'seals')?.firstUsedAt
  const open = first
    ? Math.ceil(SEALED_KEY_DAYS - (Date.now() - first.getTime()) / 86_400_000)
    : SEALED_KEY_DAYS
  if (open > 0 && !atOnce)
    refuse(
      `Pages that people have open may be under the older key for ${open} days more.`,
      'Wait, or give --at-once: they begin again.',
    )
  const [index, verdict] = await database.transaction({ partnershipId }, async (tx) => [
    await indexStanding(tx, openConcernKeys(settings.key, partnershipId)),
    await verify(tx, await chainKeys(tx, settings.key, partnershipId)),
  ])
  if (index !== 'fresh')
    refuse('What reports are found by is not under the first key.', 'First: npx early-signs keys rotate')
  if (verdict.broken)
    refuse(`The record is broken at link ${verdict.broken.sequence}.`, 'npx early-signs audit verify')
  return found.length > 0 ? faults(...found) : ok(verdict.head ?? { sequence: '0', hash: '' })
}
