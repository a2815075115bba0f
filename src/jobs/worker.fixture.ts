import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from '../db/index.ts'
import { openJobs } from './index.ts'

/** A process that works, to be killed: says `begun` in the middle of the first job, and dawdles there if it is to. */
const [url = '', partnershipId = '', dawdle = ''] = process.argv.slice(2)
const log = { warn: () => {}, error: (_: object, message: string) => process.stderr.write(`${message}\n`) }
const database = openDatabase({ url, log })
await database.admit()

const jobs = openJobs({ database, partnershipId, log })
jobs.work('test.effect', async ({ id = '' }) => {
  process.stdout.write('begun\n')
  if (dawdle) await delay(60_000)
  await database.transaction({ partnershipId }, (tx) =>
    sql`insert into effect (id) values (${id}) on conflict do nothing`.execute(tx),
  )
})
await jobs.start()
process.once('SIGTERM', async () => {
  await jobs.stop()
  await database.end()
})
