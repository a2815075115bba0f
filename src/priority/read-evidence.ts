import { isDeepStrictEqual } from 'node:util'
import { dayInWords, teamBriefs } from '../briefing/index.ts'
import type { Tx } from '../db/index.ts'
import { toldInYear } from '../figures/index.ts'
import type { Reader } from '../frame/index.ts'
import type { Pack } from '../pack/index.ts'
import { practiceEvidence } from '../practice/index.ts'
import {
  keepRelease,
  publishVoices,
  type Release,
  releases,
  type Voices,
  type Wave,
  waveAnswers,
  waveState,
  waves,
} from '../survey/index.ts'
import { trialLoaded } from '../trial-mark/index.ts'
import type { Evidence } from './evidence.ts'
import type { WaveRead } from './rules/waves.ts'

/** Waves that nobody answers any more, as the survey lets them out; an open one is not peeped into. */
const overIn = async (tx: Tx, today: string): Promise<Wave[]> =>
  (await waves(tx)).filter((wave) => ['closed', 'imported'].includes(waveState(wave, today)))

interface Read {
  readonly voices: Voices
  readonly release: Release
}

/**
 * Readings of this process, by what they depend on: a closed wave, what was released of its audience, the pack and the
 * day. Suppressing six waves takes seconds, and a page is looked at often; nothing of it is written anywhere.
 */
const readings = new Map<string, Read>()
const MOST_KEPT = 60
/** A wave that is opened again and closed has more answers under the same name. */
const KEPT_MS = 3_600_000

/** A wave by itself: what changed is worked out from what each wave lets out. */
const readingOf = async (
  tx: Tx,
  pack: Pack,
  wave: Wave,
  published: readonly Release[],
  today: string,
): Promise<Read> => {
  const earlier = published.filter(({ audiences }) =>
    audiences.some(({ audience }) => audience === wave.audience),
  )
  const hour = Math.floor(Date.now() / KEPT_MS)
  const key = [pack.hash, wave.id, wave.lastDay, wave.label, earlier.length, today, hour].join('/')
  const known = readings.get(key)
  if (known) return known
  const read = await publishVoices(pack, await waveAnswers(tx, wave.id), { published: earlier, on: today })
  if (readings.size >= MOST_KEPT) readings.delete(readings.keys().next().value as string)
  readings.set(key, read)
  return read
}

/** Everything that is known today, wave by wave. */
export const readEvidence = async (tx: Tx, reader: Reader, today: string): Promise<Evidence> => {
  const { pack } = reader
  const released = await releases(tx)
  const read: WaveRead[] = []
  for (const wave of await overIn(tx, today)) {
    const { voices } = await readingOf(tx, pack, wave, released, today)
    read.push({ id: wave.id, name: nameOf(wave.label), kind: wave.definition ? 'survey' : 'import', voices })
  }
  const { changes } = await teamBriefs(tx, pack, today)
  return {
    waves: read,
    checks: changes
      .filter(({ before, after }) => before || after)
      .map(({ name, before, after, change }) => ({ say: name, before, after, change })),
    practice: await practiceEvidence(tx, pack, today),
    told: await toldInYear(tx, reader),
    trial: await trialLoaded(tx),
  }
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
    const { release } = await readingOf(tx, pack, wave, kept, today)
    // A day of its own does not make it another release.
    const same = kept.some((one) => isDeepStrictEqual({ ...one, on: '' }, plainOf({ ...release, on: '' })))
    if (!same) await keepRelease(tx, [wave.id], release, 'board-report', actor)
  }
}

/** As it comes back from the database. */
const plainOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** 2026-05 → “May 2026”; what a file called its wave stays. */
const nameOf = (label: string): string => {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(label)) return MONTH.format(new Date(`${label}-01T00:00:00Z`))
  return /^\d{4}-\d{2}-\d{2}$/.test(label) ? dayInWords(label) : label
}
