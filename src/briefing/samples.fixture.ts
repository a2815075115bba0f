import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPack, type Pack } from '../pack/index.ts'
import { importFiles, type Notes, readNotesFile, readVoices, type Voices } from '../survey/index.ts'
import type { Briefing } from './briefing.ts'
import { composeBriefing } from './compose-briefing.ts'

const ROOT = join(import.meta.dirname, '..', '..')
export const SAMPLES = join(ROOT, 'test', 'samples')
export const EXPORTS = ['children-and-young-people.csv', 'parents-and-carers.xlsx', 'practitioners.csv'].map(
  (name) => join(SAMPLES, 'survey-exports', name),
)
export const DAY = '2026-11-23'

export interface SampleReading {
  readonly pack: Pack
  readonly voices: Voices
  readonly notes: Notes
  readonly briefing: Briefing
}

/** The invented exports and notes of test/samples, read with the Durham pack. */
export const readSamples = async (): Promise<SampleReading> => {
  const pack = readOf(await loadPack(join(ROOT, 'packs', 'durham')))
  const file = async (path: string) => ({ name: path.split('/').at(-1) ?? '', bytes: await readFile(path) })
  const imported = readOf(await importFiles(pack, await Promise.all(EXPORTS.map(file))))
  const notes = readOf(readNotesFile(pack, await file(join(SAMPLES, 'focus-group-notes.txt'))))
  const voices = await readVoices(pack, imported.answers, notes, imported.unmapped)
  return { pack, voices, notes, briefing: composed(pack, voices, notes) }
}

export const composed = (pack: Pack, voices: Voices, notes?: Notes): Briefing => {
  const briefing = composeBriefing(pack, voices, notes, { date: DAY })
  if (!briefing) throw new Error('The pack has no briefing.')
  return briefing
}

const readOf = <Value>(result: { ok: true; value: Value } | { ok: false; faults: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}
