import { join } from 'node:path'
import { sentence } from '../../kit/result.ts'
import { loadPack } from '../load-pack.ts'
import type { Pack } from '../pack.ts'

const read = await loadPack(join(import.meta.dirname, '../../../packs/durham'))
if (!read.ok) throw new Error(read.faults.map(sentence).join('\n'))

/** The real pack: its table is what these tests are about. */
export const durham: Pack = read.value

/** Moments, all in November 2026, when the clocks show Greenwich time. */
export const MOMENTS = {
  monday10: '2026-11-23T10:00:00Z',
  monday20: '2026-11-23T20:00:00Z',
  friday1645: '2026-11-27T16:45:00Z',
  sunday03: '2026-11-29T03:00:00Z',
  christmasNoon: '2026-12-25T12:00:00Z',
} as const

/** Who is there at these moments, as Durham's contacts say. */
export const OPEN: Readonly<Record<string, { readonly office: boolean; readonly safecall: boolean }>> = {
  [MOMENTS.monday10]: { office: true, safecall: true },
  [MOMENTS.monday20]: { office: false, safecall: true },
  [MOMENTS.friday1645]: { office: false, safecall: true },
  [MOMENTS.sunday03]: { office: false, safecall: false },
  [MOMENTS.christmasNoon]: { office: false, safecall: true },
}

/** The same pack with another table. */
export const withTable = (change: (table: Pack['whomToTell']) => void, pack: Pack = durham): Pack => {
  const whomToTell = structuredClone(pack.whomToTell)
  change(whomToTell)
  return { ...pack, whomToTell }
}
