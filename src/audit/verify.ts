import type { Tx } from '../db/index.ts'
import { type ChainedEntry, FIRST_HASH, linkOf } from './chain.ts'
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

/** @param noted a head told by an earlier check: the chain must hold it still */
export async function verify(
  tx: Tx,
  key: Uint8Array,
  noted?: { sequence: string; hash: string },
): Promise<Verdict> {
  let sequence = 0n
  let hash: Buffer = FIRST_HASH
  let broken: Verdict['broken'] = null
  const break_ = (entry: string, why: Broken) => {
    broken = { sequence: `${sequence + 1n}`, entry, why }
  }
  reading: for (;;) {
    const links = await sealed(tx, { after: `${sequence}`, most: BATCH })
    for (const { sequence: at, entry_id: id, hash: kept, ...entry } of links) {
      const why = wrong(key, hash, sequence + 1n, { at, kept, entry, noted })
      if (why) {
        break_(id, why)
        break reading
      }
      ;[sequence, hash] = [sequence + 1n, kept]
    }
    if (links.length < BATCH) break
  }
  if (!broken && noted && BigInt(noted.sequence) > sequence) break_('none', 'not-as-noted')
  return {
    sealed: Number(sequence),
    head: sequence > 0n ? { sequence: `${sequence}`, hash: hash.toString('hex') } : null,
    broken,
    unsealed: await countUnsealed(tx),
  }
}

function wrong(
  key: Uint8Array,
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
  if (!linkOf(key, before, sequence, link.entry as ChainedEntry).equals(link.kept)) return 'changed'
  if (link.noted?.sequence === link.at && link.noted.hash !== link.kept.toString('hex')) return 'not-as-noted'
  return null
}
