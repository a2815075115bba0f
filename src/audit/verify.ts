import type { Tx } from '../db/index.ts'
import { type ChainedEntry, FIRST_HASH, linkOf } from './chain.ts'
import type { ChainKey } from './chain-keys.ts'
import { countUnsealed, sealed } from './queries.ts'

/** What became of the record. */
export interface Verdict {
  /** How many links of the chain are right, from its beginning. */
  readonly sealed: number
  /** The last right link: keep it elsewhere, and a chain that was cut short is noticed. */
  readonly head: { readonly sequence: string; readonly hash: string } | null
  /** The first link that is not right; null: all are. */
  readonly broken: null | { readonly sequence: string; readonly entry: string; readonly why: Broken }
  /** Entries that no link covers yet: normally those of the last second. */
  readonly unsealed: { readonly count: number; readonly oldest: Date | null }
}

export type Broken = 'link-missing' | 'entry-missing' | 'changed' | 'not-as-noted'

const BATCH = 5000

/**
 * Reads the whole chain, and stops at the first link that is not right.
 * @param key of the chain, or every one that links were made under (`chainKeys`)
 * @param noted a head told by an earlier check: the chain must hold it still
 */
export async function verify(
  tx: Tx,
  key: Uint8Array | readonly ChainKey[],
  noted?: { sequence: string; hash: string },
): Promise<Verdict> {
  let sequence = 0n
  let hash: Buffer = FIRST_HASH
  let broken: Verdict['broken'] = null
  const keys = openKeys(key)
  const break_ = (entry: string, why: Broken) => {
    broken = { sequence: `${sequence + 1n}`, entry, why }
  }
  reading: for (;;) {
    const links = await sealed(tx, { after: `${sequence}`, most: BATCH })
    for (const { sequence: at, entry_id: id, hash: kept, ...entry } of links) {
      const why = wrong(keys, hash, sequence + 1n, { at, kept, entry, noted })
      if (why) {
        break_(id, why)
        break reading
      }
      ;[sequence, hash] = [sequence + 1n, kept]
    }
    if (links.length < BATCH) break
  }
  if (!broken && keys.reachTo > sequence) break_('none', 'link-missing')
  if (!broken && noted && BigInt(noted.sequence) > sequence) break_('none', 'not-as-noted')
  return {
    sealed: Number(sequence),
    head: sequence > 0n ? { sequence: `${sequence}`, hash: hash.toString('hex') } : null,
    broken,
    unsealed: await countUnsealed(tx),
  }
}

interface Keys {
  /** Whether one that may still have been in force made this link. */
  made(before: Uint8Array, sequence: bigint, entry: ChainedEntry, kept: Buffer): boolean
  /** Up to which link the chain must go, as was known when a key was retired. */
  readonly reachTo: bigint
}

function openKeys(given: Uint8Array | readonly ChainKey[]): Keys {
  const keys = given instanceof Uint8Array ? [{ key: given } as ChainKey] : given
  // What comes next is nearly always under the key of the one before.
  let last = keys[0]
  return {
    made(before, sequence, entry, kept) {
      if (keys.some(({ until }) => until?.sequence === `${sequence}` && until.hash !== kept.toString('hex')))
        return false
      const inForce = keys.filter(({ until }) => until === undefined || sequence <= BigInt(until.sequence))
      const tried = last && inForce.includes(last) ? [last, ...inForce] : inForce
      const right = tried.find(({ key }) => linkOf(key, before, sequence, entry).equals(kept))
      last = right ?? last
      return right !== undefined
    },
    reachTo: keys.reduce(
      (most, { until }) => (until && BigInt(until.sequence) > most ? BigInt(until.sequence) : most),
      0n,
    ),
  }
}

function wrong(
  keys: Keys,
  before: Uint8Array,
  sequence: bigint,
  link: {
    at: string
    kept: Buffer
    entry: Partial<ChainedEntry>
    noted: { sequence: string; hash: string } | undefined
  },
): Broken | null {
  if (BigInt(link.at) !== sequence) return 'link-missing'
  if (link.entry.id === null || link.entry.id === undefined) return 'entry-missing'
  if (!keys.made(before, sequence, link.entry as ChainedEntry, link.kept)) return 'changed'
  if (link.noted?.sequence === link.at && link.noted.hash !== link.kept.toString('hex')) return 'not-as-noted'
  return null
}
