import { readFile } from 'node:fs/promises'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { serveConcerns } from '../../src/concern/index.ts'
import { openDatabase, partnershipId } from '../../src/db/index.ts'
import { buildAssets } from '../../src/frame/index.ts'
import { createServer, readyBody } from '../../src/http/index.ts'
import { openJobs } from '../../src/jobs/index.ts'
import { openMail } from '../../src/mail/index.ts'
import type { Pack } from '../../src/pack/index.ts'
import { openTeamShelf } from '../../src/teams/index.ts'
import { openSealing } from '../../src/vault/index.ts'

// A process in which people tell, over a database that is there, for tests that kill it: its port is its first line. Only
// what answers them and what follows from it: a start of all rooms would take longer than the flight that it is killed in.
const { TEST_DATABASE = '', TEST_KEY = '', TEST_DATA = '', TEST_SMTP = '' } = process.env
const quiet = (): void => {}
const log = {
  info: quiet,
  warn: quiet,
  error: process.env.TEST_ERRORS
    ? (...said: unknown[]) => process.stderr.write(`${JSON.stringify(said)}\n`)
    : quiet,
  debug: quiet,
  trace: quiet,
  fatal: quiet,
  silent: quiet,
  level: 'silent',
  child: () => log,
}
const publicUrl = 'https://early-signs.example'
const clock = (): Date => new Date()
const database = openDatabase({ url: TEST_DATABASE, log })
// Loaded and checked once, by who starts the processes.
const pack: Pack = deserialize(await readFile(join(TEST_DATA, 'pack')))
const ours = partnershipId(pack.partnership.id)
// One after the other: making style sheets for the first time keeps a connection waiting for too long.
const assets = await buildAssets(pack, TEST_DATA)
const admitted = await database.admit()
if (!admitted.ok) throw new Error(JSON.stringify(admitted.faults))
const key = Buffer.from(TEST_KEY, 'hex')
const refuse = () => readyBody('refused')
const server = await createServer({ log, https: false, problemPage: refuse })
const mail = openMail({
  key,
  partnershipId: ours,
  server: TEST_SMTP ? { url: TEST_SMTP, from: 'from@early-signs.example' } : null,
  production: false,
  publicUrl,
})
const jobs = openJobs({ database, partnershipId: ours, log })
mail.deliverBy(jobs)
serveConcerns(server, {
  pack,
  assets,
  database,
  partnershipId: ours,
  key,
  sealing: (journey) => openSealing(key, `${journey}/${pack.partnership.id}`),
  teams: openTeamShelf({ pack, database, partnershipId: ours, production: false, clock }),
  jobs,
  post: mail.post,
  publicUrl,
  production: false,
  clock,
  refuse,
  log,
})
// Else it is written on leaving, and who is killed never leaves: each start would compile everything anew.
flushCompileCache()
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
void jobs.start()
