import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { createApp } from '../../src/app.ts'
import { loadPack } from '../../src/pack/index.ts'
import { STOPPED } from '../../test/scaffold/stopped-database.ts'

// Early Signs as it is, without a database (public pages need none), its log thrown away as it is written.
const pack = await loadPack(path.join(import.meta.dirname, '../../packs/durham'))
if (!pack.ok) throw new Error('The pack of Durham cannot be used: run “pack check”.')
const app = await createApp({
  pack: pack.value,
  settings: {
    key: new Uint8Array(32).fill(7),
    url: 'http://localhost',
    data: await mkdtemp(path.join(tmpdir(), 'early-signs-bench-')),
    production: false,
  },
  database: STOPPED,
  log: pino({ level: 'info' }, pino.destination('/dev/null')),
})
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
