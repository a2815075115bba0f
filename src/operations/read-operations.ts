import { statfs } from 'node:fs/promises'
import { sealStanding } from '../audit/index.ts'
import { lastRuns } from '../backup/index.ts'
import { healthOf, type Tx } from '../db/index.ts'
import { jobsStanding } from '../jobs/index.ts'
import type { Mail } from '../mail/index.ts'
import type { Seen } from './findings.ts'

interface Parts {
  readonly mail: Pick<Mail, 'count'>
  readonly data: string
}

/** Asks everything that the page shows. */
export async function readOperations(tx: Tx, { mail, data }: Parts, now: Date): Promise<Seen> {
  return {
    now,
    jobs: await jobsStanding(tx),
    letters: await mail.count(tx),
    runs: await lastRuns(tx),
    record: await sealStanding(tx),
    database: await healthOf(tx),
    disk: await diskOf(data),
  }
}

async function diskOf(folder: string): Promise<Seen['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return null
  }
}
