import { readFile } from 'node:fs/promises'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { openDatabase, partnershipId } from '../../src/db/index.ts'
import { buildAssets } from '../../src/frame/index.ts'
import { createServer, readyBody } from '../../src/http/index.ts'
import type { Pack } from '../../src/pack/index.ts'
import { serveAnswering } from '../../src/survey/waves/answering.ts'
import { openSealing } from '../../src/vault/index.ts'

// A process that serves waves over a database that is there, for tests that kill it: its port is its first line. Only
// what answers them: a start of all rooms would take longer than the flight that it is killed in.
const { TEST_DATABASE = '', TEST_KEY = '', TEST_DATA = '' } = process.env
const quiet = (): void => {}
const log = {
  info: quiet,
  warn: quiet,
  error: quiet,
  debug: quiet,
  trace: quiet,
  fatal: quiet,
  silent: quiet,
  level: 'silent',
  child: () => log,
}
const database = openDatabase({ url: TEST_DATABASE, log })
// Loaded and checked once, by who starts the processes.
const pack: Pack = deserialize(await readFile(join(TEST_DATA, 'pack')))
const [admitted, assets] = await Promise.all([database.admit(), buildAssets(pack, TEST_DATA)])
if (!admitted.ok) throw new Error(JSON.stringify(admitted.faults))
const key = Buffer.from(TEST_KEY, 'hex')
const refuse = () => readyBody('refused')
const server = await createServer({ log, https: false, problemPage: refuse })
serveAnswering(server, {
  pack,
  assets,
  database,
  partnershipId: partnershipId(pack.partnership.id),
  key,
  sealing: (journey) => openSealing(key, `${journey}/${pack.partnership.id}`),
  clock: () => new Date('2026-11-23T10:00:00Z'),
  refuse,
  log,
})
// Else it is written on leaving, and who is killed never leaves: each start would compile everything anew.
flushCompileCache()
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
