import { isDeepStrictEqual } from 'node:util'
import { anyTrialPeople } from '../accounts/index.ts'
import type { Tx } from '../db/index.ts'
import type { Pack } from '../pack/index.ts'
import {
  keepRelease,
  readWaves,
  releases,
  type Wave,
  type WaveReading,
  waveState,
  waves,
} from '../survey/index.ts'
import type { Evidence } from './evidence.ts'
import type { WaveRead } from './rules/waves.ts'

/** Waves that nobody answers any more, as the survey lets them out; an open one is not peeped into. */
const overIn = async (tx: Tx, today: string): Promise<Wave[]> =>
  (await waves(tx)).filter((wave) => ['closed', 'imported'].includes(waveState(wave, today)))

/**
 * Readings of this process, by what they depend on: a closed wave, what was released since, the pack and the day.
 * Counting thousands of answers for every look at a page would take a second; nothing of it is written anywhere.
 */
const readings = new Map<string, WaveReading>()
const MOST_KEPT = 60
/** A wave that is opened again and closed has more answers under the same name. */
const KEPT_MS = 600_000

const readingOf = async (
  tx: Tx,
  pack: Pack,
  wave: Wave,
  released: number,
  today: string,
): Promise<WaveReading> => {
  const key = [
    pack.hash,
    wave.id,
    wave.lastDay,
    wave.label,
    released,
    today,
    Math.floor(Date.now() / KEPT_MS),
  ].join('/')
  const known = readings.get(key)
  if (known) return known
  const read = await readWaves(tx, pack, [wave.id], today)
  if (readings.size >= MOST_KEPT) readings.delete(readings.keys().next().value as string)
  readings.set(key, read)
  return read
}

/** Everything that is known today, wave by wave. */
export const readEvidence = async (tx: Tx, pack: Pack, today: string): Promise<Evidence> => {
  const released = (await releases(tx)).length
  const read: WaveRead[] = []
  for (const wave of await overIn(tx, today)) {
    const { voices } = await readingOf(tx, pack, wave, released, today)
    read.push({ id: wave.id, name: wave.label, kind: wave.definition ? 'survey' : 'import', voices })
  }
  return { waves: read, checks: [], trial: await anyTrialPeople(tx) }
}

/** Keeps what a report lets out, so that nothing later undoes its suppression; what is kept already is not kept twice. */
export const keepEvidence = async (
  tx: Tx,
  pack: Pack,
  today: string,
  actor: { readonly personId: string },
): Promise<void> => {
  const kept = await releases(tx)
  for (const wave of await overIn(tx, today)) {
    const { release } = await readingOf(tx, pack, wave, kept.length, today)
    // A day of its own does not make it another release.
    const same = kept.some((one) => isDeepStrictEqual({ ...one, on: '' }, plainOf({ ...release, on: '' })))
    if (!same) await keepRelease(tx, [wave.id], release, 'board-report', actor)
  }
}

/** As it comes back from the database. */
const plainOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))
