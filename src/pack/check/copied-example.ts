import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPack } from '../load-pack.ts'
import type { Pack } from '../pack.ts'
import { FORMS_FOLDER, INSTRUMENTS_FOLDER, OPTIONAL_FILES, PRACTICE_FOLDER } from '../pack-files.ts'

/** For tests: the example pack, which is without a fault. */
export const EXAMPLE = fileURLToPath(new URL('../../../packs/example', import.meta.url))

/** For tests: gives a copy of the example pack to spoil, and takes it away afterwards. */
export const withCopiedExample = async <Value>(spoil: (dir: string) => Promise<Value>): Promise<Value> => {
  const dir = await mkdtemp(join(tmpdir(), 'pack-'))
  try {
    await cp(EXAMPLE, dir, { recursive: true })
    return await spoil(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** For tests: the example pack without all that a pack can do without. */
export const smallestPack = (): Promise<Pack> =>
  withCopiedExample(async (dir) => {
    for (const part of [...OPTIONAL_FILES, FORMS_FOLDER, INSTRUMENTS_FOLDER, PRACTICE_FOLDER])
      await rm(join(dir, part), { recursive: true })
    const loaded = await loadPack(dir)
    if (!loaded.ok) throw new Error(loaded.faults.map(({ what }) => what).join('\n'))
    return loaded.value
  })

/** Replaces the first `from` of a file of the pack; returns the line on which it stood. Fails where it is not there. */
export const seed = async (dir: string, file: string, from: string, to: string): Promise<number> => {
  const text = await readFile(join(dir, file), 'utf8')
  const at = text.indexOf(from)
  if (at < 0) throw new Error(`${file} has no “${from}”.`)
  await writeFile(join(dir, file), text.slice(0, at) + to + text.slice(at + from.length))
  return text.slice(0, at).split('\n').length
}
