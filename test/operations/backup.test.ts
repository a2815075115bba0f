import assert from 'node:assert/strict'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { partnershipId } from '../../src/db/index.ts'
import { makeOwnPostgres, type OwnPostgres } from '../ground/own-postgres.ts'
import { type Env, run, type Service, temporaryFolder, until, watch } from '../ground/service.ts'
import { readyWorries, receiptIn } from '../ground/telling-process.ts'
import { sendTo } from '../scaffold/answer-wave.ts'
import { packOf } from '../scaffold/service.ts'

// The commands as somebody runs them: on the database that comes with the service, and on an own PostgreSQL.

const { folder, remove } = temporaryFolder()
const inFolder = (name: string): string => path.join(folder, name)
const identity = inFolder('backup-key.txt')
let own: OwnPostgres
let recipient: string

before(async () => {
  own = await makeOwnPostgres(folder)
  const made = run(['backup-key', '--to', identity], {})
  assert.equal(await made.ended, 0, made.errors())
  recipient = made.out().trim()
  assert.match(recipient, /^age1[a-z0-9]{58}$/)
  assert.doesNotMatch(made.out() + made.errors(), /AGE-SECRET-KEY/)
  assert.equal(statSync(identity).mode & 0o777, 0o600)
})
after(async () => {
  await own?.stop()
  await remove()
})

const durham = (data: string): Env => ({ EARLY_SIGNS_DATA: inFolder(data), EARLY_SIGNS_PACK: 'packs/durham' })
const ofOwn = (database = 'early_signs'): Env => ({
  EARLY_SIGNS_DATA: inFolder('own-data'),
  EARLY_SIGNS_KEY: Buffer.alloc(32, 7).toString('base64'),
  DATABASE_URL: own.address('early_signs').replace(/early_signs$/, database),
  DATABASE_OWNER_URL: own.address('early_signs_owner').replace(/early_signs$/, database),
})

async function ended(service: Service, code: number): Promise<string> {
  assert.equal(await service.ended, code, service.errors())
  return service.errors()
}

test('a restored service starts, and an old receipt still opens', async () => {
  const pack = await packOf('durham')
  const service = run(['serve'], durham('one'))
  const at = `http://localhost:${await service.ready}`
  const key = Buffer.from(
    readFileSync(path.join(inFolder('one'), 'trial-key'), 'utf8')
      .trim()
      .replace('trial-', ''),
    'base64',
  )
  const [form = {}] = await readyWorries(`${at}/tell/worry`, pack, key, 1)
  const receipt = receiptIn(await sendTo(`${at}/tell/worry`, form))
  assert.ok(receipt)

  // While the service runs.
  const file = inFolder('one.age')
  const backup = run(['backup', '--to', file, '--recipient', recipient, '--json'], durham('one'))
  assert.match(await ended(backup, 0), /is whole[\s\S]*EARLY_SIGNS_KEY\) is not in it/)
  assert.equal(JSON.parse(backup.out()).bytes, statSync(file).size)
  service.process.kill('SIGTERM')
  assert.equal(await service.ended, 0)

  const restore = ['restore', file, '--identity', identity]
  assert.match(await ended(run(restore, durham('two')), 1), /sealed with another key/)
  copyFileSync(path.join(inFolder('one'), 'trial-key'), path.join(inFolder('two'), 'trial-key'))
  assert.match(await ended(run(restore, durham('two')), 0), /each read back and the same/)
  assert.match(await ended(run(restore, durham('two')), 1), /something in it already/)

  const again = run(['serve'], durham('two'))
  const back = await sendTo(`http://localhost:${await again.ready}/told`, receipt)
  assert.match(back.text, /name="stay"/)
  again.process.kill('SIGTERM')
  assert.equal(await again.ended, 0)
  assert.match(await ended(run(['audit', 'verify'], durham('two')), 0), /Every link is right: [1-9]/)
})

/** A large table in an own PostgreSQL, in megabytes of text. */
async function fill(megabytes: number): Promise<void> {
  const migrate = run(['migrate'], ofOwn())
  await ended(migrate, 0)
  const client = new pg.Client(own.address('early_signs_owner'))
  await client.connect()
  const id = partnershipId('example')
  await client.query(`select set_config('app.partnership', $1, false)`, [id])
  await client.query(
    `insert into partnership (id, slug, name) values ($1, 'example', 'Example') on conflict do nothing`,
    [id],
  )
  await client.query(
    `insert into pack_load (partnership_id, in_force_since, pack_version, pack_hash)
      select $1, now() - make_interval(secs => n), '1', repeat(md5(n::text), 310) from generate_series(1, $2) n`,
    [id, megabytes * 100],
  )
  await client.end()
}

/** Runs a command and says the most memory that it held, in megabytes. */
async function measured(
  args: readonly string[],
  env: Env,
): Promise<{ code: number | string; megabytes: number; errors: string }> {
  const service = run(args, env)
  let most = 0
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${service.process.pid}/status`, 'utf8')
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
    } catch {}
  }, 20)
  const code = await service.ended
  clearInterval(timer)
  return { code, megabytes: most / 1000, errors: service.errors() }
}

/** How many sessions take rows in there. */
async function busyIn(database: string): Promise<number> {
  const client = new pg.Client(own.address('postgres').replace(/early_signs$/, database))
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as n from pg_stat_activity where datname = $1 and query ilike 'copy%pack_load%from stdin'`,
    [database],
  )
  await client.end()
  return rows[0].n
}

const toOwn = (name: string): string[] => ['backup', '--to', inFolder(name), '--recipient', recipient]

test('memory does not grow with the data, on an own PostgreSQL, there and back', async (context) => {
  await fill(1)
  const small = await measured(toOwn('small.age'), ofOwn())
  assert.equal(small.code, 0, small.errors)
  const client = new pg.Client(own.address('postgres').replace(/early_signs$/, 'postgres'))
  await client.connect()
  for (const statement of [
    `create database second owner early_signs_owner template template0 encoding 'UTF8' locale 'C.UTF-8'`,
    'revoke all on database second from public',
    'grant connect on database second to early_signs',
  ])
    await client.query(statement)
  await client.end()
  await fill(150)
  const large = await measured(toOwn('large.age'), ofOwn())
  assert.equal(large.code, 0, large.errors)
  assert.ok(large.megabytes - small.megabytes < 100, `${small.megabytes} MB, then ${large.megabytes} MB`)
  const restore = ['restore', inFolder('large.age'), '--identity', identity]
  const cut = run(restore, ofOwn('second'))
  await until(async () => (await busyIn('second')) > 0)
  cut.process.kill('SIGKILL')
  await cut.ended
  const back = await measured(restore, ofOwn('second'))
  assert.equal(back.code, 0, back.errors)
  context.diagnostic(
    `${small.megabytes} MB for 1 MB; for 150 MB ${large.megabytes} MB, and back ${back.megabytes} MB`,
  )
  assert.ok(back.megabytes - small.megabytes < 120, `${small.megabytes} MB, then ${back.megabytes} MB`)
})

test('a backup that is killed, stopped, or has no room leaves nothing that looks whole', async () => {
  const unfinished = () => readdirSync(folder).filter((name) => name.endsWith('.unfinished'))
  const begun = (name: string) =>
    until(() =>
      readdirSync(folder).some((file) => file.startsWith(name) && statSync(inFolder(file)).size > 100_000),
    )

  const killed = run(toOwn('killed.age'), ofOwn())
  await begun('killed.age')
  killed.process.kill('SIGKILL')
  assert.equal(await killed.ended, 'SIGKILL')
  assert.equal(existsSync(inFolder('killed.age')), false)
  assert.equal(unfinished().length, 1)

  const stopped = run(toOwn('stopped.age'), ofOwn())
  await begun('stopped.age')
  stopped.process.kill('SIGTERM')
  assert.match(await ended(stopped, 1), /asked to stop before the end/)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('stopped')),
    [],
  )

  // No file may be larger than this here: what a full disk does.
  const command = [
    '-c',
    `ulimit -f 512; exec "$@"`,
    'sh',
    process.execPath,
    'src/cli/main.ts',
    ...toOwn('full.age'),
  ]
  const full = watch('/bin/sh', command, ofOwn())
  assert.match(await ended(full, 1), /The disk is full, or takes no file so large/)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('full')),
    [],
  )
  const whole = run(toOwn('whole.age'), ofOwn())
  await ended(whole, 0)
})

test('what opens nothing is said before any database is made', async () => {
  const file = inFolder('cut.age')
  copyFileSync(inFolder('whole.age'), file)
  truncateSync(file, statSync(file).size - 1)
  const { EARLY_SIGNS_KEY = '' } = ofOwn()
  const embedded = { EARLY_SIGNS_DATA: inFolder('none'), EARLY_SIGNS_KEY }
  const other = inFolder('other-key.txt')
  await ended(run(['backup-key', '--to', other], {}), 0)
  const restore = ['restore', inFolder('whole.age')]
  assert.match(await ended(run([...restore, '--identity', other], embedded), 1), /does not open this backup/)
  assert.match(await ended(run(restore, embedded), 2), /Nothing is given that opens it/)
  assert.match(
    await ended(run(['restore', inFolder('nothing.age'), '--identity', identity], embedded), 1),
    /no such file/,
  )
  assert.match(
    await ended(run(['backup', '--to', inFolder('x.age')], embedded), 2),
    /Nobody is named who could open it/,
  )
  assert.equal(existsSync(inFolder('none')), false, 'nothing was made')
  assert.match(
    await ended(run(['restore', file, '--identity', identity], embedded), 1),
    /altered, or is cut short/,
  )
  assert.match(
    await ended(run(['backup', '--to', inFolder('x.age'), '--recipient', 'age1nobody'], embedded), 2),
    /public key/,
  )
})

test('a passphrase from a file opens it too, and the key where it was asked for', async () => {
  const passphrase = inFolder('passphrase.txt')
  writeFileSync(passphrase, 'maple lantern river cotton\n')
  const file = inFolder('with-keys.age')
  mkdirSync(inFolder('three'))
  copyFileSync(path.join(inFolder('one'), 'trial-key'), path.join(inFolder('three'), 'trial-key'))
  const backup = run(['backup', '--to', file, '--passphrase-file', passphrase, '--with-keys'], durham('one'))
  assert.match(await ended(backup, 0), /holds the service’s key too/)
  const key = inFolder('key.txt')
  await ended(run(['restore', file, '--passphrase-file', passphrase, '--key-to', key], {}), 0)
  assert.equal(readFileSync(key, 'utf8'), readFileSync(path.join(inFolder('one'), 'trial-key'), 'utf8'))
})
