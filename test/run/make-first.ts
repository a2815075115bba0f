import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import pino from 'pino'
import { createApp } from '../../src/app.ts'
import { openDatabase, prepare, startEmbedded } from '../../src/db/index.ts'
import { packOf } from '../scaffold/service.ts'
import { PACKS } from './first-made.ts'

// A PostgreSQL with its tables, the style sheets, and the packs as they were read, in the folder given: most test files
// begin with a copy of them, which takes a tenth of the time. node test/run/make-first.ts FOLDER
const [folder = ''] = process.argv.slice(2)
const pack = await packOf('durham')
const started = await startEmbedded(folder)
if (!started.ok) throw new Error(JSON.stringify(started.faults))
const database = openDatabase({ url: started.value.url, log: { warn: () => {} } })
const prepared = await prepare(database, started.value, {
  ...pack.partnership,
  version: '2026.1.1',
  hash: 'test',
})
if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
// Its style sheets are made as the service starts.
const settings = { key: randomBytes(32), url: 'http://localhost', data: folder, production: false }
await (await createApp({ pack, settings, database, log: pino({ level: 'silent' }) })).close()
await database.end()
await started.value.stop()
for (const name of PACKS) writeFileSync(join(folder, `${name}.pack`), serialize(await packOf(name)))
