import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { faults, ok, type Result } from '../kit/result.ts'
import { unusableFolder } from '../kit/unusable-folder.ts'
import { startOf } from './process-identity.ts'

export interface FolderLock {
  release(): void
}

/**
 * Makes a data folder this process's own, so that a second start in the same folder does no harm to the first. The
 * lock of a process that no longer lives is taken over. Errors: the folder is in use, or cannot be written to.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock>> {
  const file = join(folder, 'in-use')
  const mine = `${process.pid} ${startOf(process.pid)}\n`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
        return ok({ release: () => release(file, mine) })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const found = read(file)
      // Empty: its holder is about to write it, or was killed just then.
      if (found === '' && attempt < 10) await delay(50)
      else if (found !== null && lives(found)) return faults(inUse(found))
      else if (found !== null) takeAway(file, found)
    }
    return faults(inUse(read(file) ?? ''))
  } catch (error) {
    return faults(unusableFolder(error))
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function lives(holder: string): boolean {
  const [pid, ...start] = holder.trim().split(' ')
  return startOf(Number(pid)) === start.join(' ')
}

/** Takes a dead holder's lock away. Where another process was quicker and it is theirs by now, it is given back. */
function takeAway(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) === dead) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function release(file: string, mine: string): void {
  if (read(file) === mine) rmSync(file, { force: true })
}

const inUse = (holder: string) => ({
  where: 'EARLY_SIGNS_DATA',
  what: `Early Signs is already running in this data folder (process ${holder.split(' ')[0] || 'unknown'}).`,
  right: 'Stop that one first, or give another folder.',
})
