import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { findPostgres } from '../../src/db/postgres-programs.ts'
import { ROOT, until } from './service.ts'

/** A PostgreSQL of somebody's own: over TCP on 127.0.0.1, with a superuser, as an organisation runs one. */
export interface OwnPostgres {
  /** The address of its database for a role. */
  address(role: string): string
  start(): Promise<void>
  stop(): Promise<void>
}

/** Makes one in a folder. Its roles and its database are made as the documentation says. */
export async function makeOwnPostgres(folder: string): Promise<OwnPostgres> {
  const found = await findPostgres()
  assert.ok(found.ok)
  const programs = found.value
  const files = path.join(folder, 'own')
  mkdirSync(files, { mode: 0o700 })
  chmodSync(files, 0o700)
  const made = await programs.run('initdb', ['-D', files, '-U', 'postgres', '--auth=trust', '--no-sync'])
  assert.equal(made.code, 0, made.said)

  const port = await freePort()
  const address = (role: string, database = 'early_signs') =>
    `postgresql://${role}@127.0.0.1:${port}/${database}`
  let stop = async () => {}
  const start = async () => {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
    const args = ['-D', files, ...settings.flatMap((setting) => ['-c', setting])]
    const child = programs.start('postgres', args, { detached: true, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    stop = async () => {
      child.kill('SIGINT')
      await ended
    }
    await until(() => answers(address('postgres', 'postgres')))
  }
  await start()
  const superuser = new pg.Client(address('postgres', 'postgres'))
  await superuser.connect()
  for (const statement of statementsFromTheDocs()) await superuser.query(statement)
  await superuser.end()
  return { address, start, stop: () => stop() }
}

function statementsFromTheDocs(): string[] {
  const page = readFileSync(path.join(ROOT, 'docs', 'settings.md'), 'utf8')
  const block = /```sql\n([^`]+)```/.exec(page)?.[1] ?? assert.fail('docs/settings.md shows no SQL')
  return block.split(';\n').filter((statement) => statement.trim())
}

async function answers(address: string): Promise<boolean> {
  const client = new pg.Client(address)
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await until(() => server.listening)
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
