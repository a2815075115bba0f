import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Pack } from '../../pack/index.ts'
import type { Notes } from '../focus-groups/notes.ts'
import type { Answers } from '../import/answers.ts'
import { publishVoices } from '../voices/publish-voices.ts'
import type { Release } from '../voices/release.ts'
import type { Voices } from '../voices/voices.ts'
import { countResponses } from './count-responses.ts'
import type { By } from './open-wave.ts'
import { allWaves, responsesOf, waveById } from './queries.ts'
import { restoreAnswers } from './stored-answers.ts'
import type { Wave } from './wave.ts'

/** The answers of one wave, as `importFiles` gives those of a file. Empty: there is no such wave. */
export const waveAnswers = async (tx: Tx, waveId: string): Promise<Answers[]> => {
  const wave = await waveById(tx, waveId)
  return wave ? [await answersOf(tx, wave)] : []
}

const answersOf = async (tx: Tx, wave: Wave): Promise<Answers> => {
  if (wave.definition) return countResponses(wave, wave.definition, await responsesOf(tx, wave.id))
  const { rows } = await sql<{ answers: unknown }>`
    select answers from imported_wave where partnership_id = ${PARTNERSHIP} and wave_id = ${wave.id}`.execute(
    tx,
  )
  return { ...restoreAnswers(rows[0]?.answers), wave: wave.label, audience: wave.audience }
}

/** What a wave says, and what of it is kept once it leaves the house. */
export interface WaveReading {
  readonly waves: readonly Wave[]
  readonly voices: Voices
  /** Hand it to {@link keepRelease} when what was read is exported or published. */
  readonly release: Release
}

/**
 * Reads waves, each beside the wave before it of the same audience, under suppression that knows what was released
 * before. One wave of an audience at a time; of several the last is read.
 * @param on the day, as 2026-11-23
 */
export const readWaves = async (
  tx: Tx,
  pack: Pack,
  ids: readonly string[],
  on: string,
  notes?: Notes,
): Promise<WaveReading> => {
  const all = await allWaves(tx)
  const chosen = ids.flatMap((id) => all.find((wave) => wave.id === id) ?? [])
  const before = chosen.flatMap((wave) => waveBefore(all, wave) ?? [])
  const together = [...new Set([...before, ...chosen])]
  const answers: Answers[] = []
  for (const wave of together) answers.push(await answersOf(tx, wave))
  const published = await releases(tx)
  const { voices, release } = await publishVoices(pack, answers, { published, on, notes })
  return { waves: chosen, voices, release }
}

/** The wave of the same audience that was begun last before this one. */
export const waveBefore = (all: readonly Wave[], wave: Wave): Wave | undefined =>
  all
    .filter(({ audience, label }) => audience === wave.audience && inOrder(label, wave.label) < 0)
    .sort((a, b) => inOrder(b.label, a.label))[0]

/** As `publishVoices` orders waves. */
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** Everything that was released, the oldest first. */
export const releases = async (tx: Tx): Promise<Release[]> => {
  const { rows } = await sql<{ release: Release }>`
    select release from survey_release where partnership_id = ${PARTNERSHIP} order by made_at`.execute(tx)
  return rows.map(({ release }) => release)
}

/** Keeps what leaves the house, so that nothing later undoes its suppression. `madeFor`: export, briefing … */
export const keepRelease = async (
  tx: Tx,
  waveIds: readonly string[],
  release: Release,
  madeFor: string,
  by: By,
): Promise<void> => {
  for (const [i, waveId] of waveIds.entries()) {
    // One release of several waves is one row, told under the first; the others are named in the record.
    if (i === 0)
      await sql`
        insert into survey_release (partnership_id, wave_id, made_for, release, made_by)
        values (${PARTNERSHIP}, ${waveId}, ${madeFor}, ${JSON.stringify(release)}::jsonb, ${by?.personId ?? null})`.execute(
        tx,
      )
    await record(tx, {
      actor: by,
      action: 'wave.released',
      of: { kind: 'wave', id: waveId },
      detail: { for: madeFor },
    })
  }
}
