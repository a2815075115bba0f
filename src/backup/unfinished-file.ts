import { linkSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refused } from './refused.ts'

/** A file that has its name only once it is whole. */
export interface UnfinishedFile {
  readonly handle: FileHandle
  /** On disk, and under its name. Errors: {@link Refused}, where something has that name by now. */
  finish(): Promise<void>
  /** Takes it away. */
  discard(): Promise<void>
}

/** Begins one beside its place, for its owner's eyes only. A kill leaves `….unfinished`, which nothing takes for a backup. */
export async function beginFile(path: string): Promise<UnfinishedFile> {
  const aside = `${path}.${process.pid}.unfinished`
  const handle = await open(aside, 'w', 0o600)
  const discard = async (): Promise<void> => {
    await handle.close().catch(() => {})
    rmSync(aside, { force: true })
  }
  return {
    handle,
    async finish() {
      await handle.sync()
      await handle.close()
      takeName(aside, path)
      await syncFolder(dirname(path))
    },
    discard,
  }
}

/** A link is refused where there is something; a rename would replace it. */
function takeName(aside: string, path: string): void {
  try {
    linkSync(aside, path)
    rmSync(aside)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST') throw overwrites()
    // Some file systems know no links; there was nothing of that name when it began.
    renameSync(aside, path)
  }
}

export const overwrites = (): Refused =>
  new Refused('file-exists', {
    where: '--to',
    what: 'There is a file of that name, and a backup replaces nothing.',
    right: 'Give another name, for instance with the date in it.',
  })

async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync()
    await handle.close()
  } catch {
    // Not every system lets a folder be synchronised; the file itself is.
  }
}
