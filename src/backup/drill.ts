import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbedded } from '../db/index.ts'
import { faults, ok, type Result } from '../kit/result.ts'
import { bringBack } from './bring-back.ts'
import { refusalOf } from './refused.ts'
import { type Restored, readHeaderOf } from './restore-backup.ts'
import { makeKey, openKey, openLock } from './sealed-file.ts'
import { noteOf, takeBackup } from './take-backup.ts'

type TakeOptions = Parameters<typeof takeBackup>[1]
type BringOptions = Parameters<typeof bringBack>[1]

interface Options extends Pick<TakeOptions, 'software' | 'rootKey' | 'signal' | 'tell'> {
  /** Where the scratch database may be made. */
  readonly folder: string
  readonly check: BringOptions['check']
  /** An existing backup to prove; without one, a new one is made and proved. */
  readonly backup?: Pick<BringOptions, 'file' | 'decrypter'> | undefined
}

export interface Drilled extends Restored {
  readonly bytes: number
  readonly seconds: number
}

/**
 * Proves that a backup can be restored, by restoring it: into a scratch database of its own, which is taken away
 * again. How it went is noted in the database that the backup is of. Errors: what would have gone wrong, in words.
 */
export async function drill(ownerUrl: string, options: Options): Promise<Result<Drilled>> {
  const beganAt = new Date()
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const scratch = mkdtempSync(join(options.folder, 'drill-'))
  let result: Result<Drilled>
  let reason: string | null = null
  try {
    result = await tried(ownerUrl, scratch, beganAt, options)
    if (!result.ok) reason = options.signal?.aborted ? 'cut-off' : 'failed'
  } catch (error) {
    const refusal = refusalOf(error)
    reason = refusal.reason
    result = faults(refusal.problem)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  await noteOf(ownerUrl, {
    kind: 'drill',
    beganAt,
    reason,
    bytes: result.ok ? result.value.bytes : null,
    rows: result.ok ? result.value.rows : null,
  })
  return result
}

async function tried(
  ownerUrl: string,
  scratch: string,
  beganAt: Date,
  { backup, check, rootKey, software, signal, tell }: Options,
): Promise<Result<Drilled>> {
  const proved = backup ? ok(backup) : await ofNow()
  if (!proved.ok) return proved
  const { size } = await stat(proved.value.file)
  // What does not open needs no database.
  await readHeaderOf(proved.value.file, proved.value.decrypter)
  const postgres = await startEmbedded(join(scratch, 'data'))
  if (!postgres.ok) return postgres
  try {
    const restored = await bringBack(postgres.value, { ...proved.value, rootKey, check, signal, tell })
    if (!restored.ok) return restored
    const seconds = Math.round((Date.now() - beganAt.getTime()) / 100) / 10
    return ok({ ...restored.value, bytes: size, seconds })
  } finally {
    await postgres.value.stop()
  }

  /** A backup made now, under a key that nobody keeps. */
  async function ofNow(): Promise<Result<Pick<BringOptions, 'file' | 'decrypter'>>> {
    const { identity, recipient } = await makeKey()
    const [lock, key] = [openLock({ recipients: [recipient] }), openKey({ identities: [identity] })]
    if (!lock.ok) return lock
    if (!key.ok) return key
    const file = join(scratch, 'backup.age')
    const encrypter = lock.value
    const how = { file, encrypter, software, rootKey, signal, tell, unnoted: true }
    const taken = await takeBackup(ownerUrl, how)
    return taken.ok ? ok({ file, decrypter: key.value }) : taken
  }
}
