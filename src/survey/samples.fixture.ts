import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadPack, type Pack } from '../pack/index.ts'
import { type ExportFile, type Imported, importFiles } from './import/import-files.ts'
import type { MappingFile } from './import/mapping-file.ts'

const folder = new URL('samples/', import.meta.url)

const SAMPLE_NAMES = [
  'children-and-young-people.csv',
  'parents-and-carers.xlsx',
  'practitioners.csv',
] as const

export const sample = async (name: string): Promise<ExportFile> => ({
  name,
  bytes: new Uint8Array(await readFile(new URL(name, folder))),
})

export const sampleText = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8')

export const allSamples = (): Promise<ExportFile[]> => Promise.all(SAMPLE_NAMES.map(sample))

/** A pack that comes with the service. */
export const packCalled = async (name: 'durham' | 'example'): Promise<Pack> => {
  const loaded = await loadPack(fileURLToPath(new URL(`../../packs/${name}`, import.meta.url)))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
  return loaded.value
}

export const durham = (): Promise<Pack> => packCalled('durham')

/** A file of text, as somebody's export. */
export const fileOf = (name: string, text: string | Uint8Array): ExportFile => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})

/** What files held; a test that expects them to be read fails where they are not. */
export const imported = async (
  pack: Pack,
  files: readonly ExportFile[],
  mapping?: MappingFile,
): Promise<Imported> => {
  const result = await importFiles(pack, files, mapping)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}
