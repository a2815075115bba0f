import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { partnershipId } from '../../src/db/index.ts'
import type { Pack } from '../../src/pack/index.ts'
import { makeOwnPostgres, type OwnPostgres } from '../ground/own-postgres.ts'
import { type Env, health, run, type Service, temporaryFolder, until } from '../ground/service.ts'
import { readyWorries, receiptIn } from '../ground/telling-process.ts'
import { type Fields, sendTo } from '../scaffold/answer-wave.ts'
import { packOf } from '../scaffold/service.ts'
import { startProxy, type TestProxy } from './proxy.ts'

// docs/operations/deploy.md, walked: an own PostgreSQL, two web and two worker processes, a proxy before them.

const { folder, remove } = temporaryFolder()
const key = randomBytes(32)
/** How often the mail server was given each letter, by its Message-ID. */
const taken = new Map<string, number>()
let own: OwnPostgres
let proxy: TestProxy
let smtp: SMTPServer
let pack: Pack
let web: Service[] = []
let workers: Service[] = []
let forms: Fields[]
let first: { reference: string; words: string }

before(async () => {
  ;[own, proxy, pack] = await Promise.all([makeOwnPostgres(folder), startProxy(), packOf('durham')])
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        const id = /^message-id: <([^>]+)>/im.exec(text)?.[1] ?? ''
        taken.set(id, (taken.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  smtp.on('error', () => {})
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', () => listening()))
})
after(async () => {
  for (const { process } of [...web, ...workers]) process.kill('SIGKILL')
  await proxy?.stop()
  await new Promise<void>((closed) => smtp?.close(() => closed()))
  await own?.stop()
  await remove()
})

const env = (): Env => ({
  EARLY_SIGNS_DATA: path.join(folder, 'data'),
  EARLY_SIGNS_PACK: 'packs/durham',
  EARLY_SIGNS_KEY: key.toString('base64'),
  EARLY_SIGNS_URL: proxy.url,
  EARLY_SIGNS_PROXIES: '127.0.0.1',
  EARLY_SIGNS_SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
  EARLY_SIGNS_MAIL_FROM: 'Early Signs <no-reply@early-signs.example>',
  DATABASE_URL: own.address('early_signs'),
})

/** Asks as the owner, for the partnership. */
async function asked(statement: string): Promise<number> {
  const client = new pg.Client(own.address('early_signs_owner'))
  await client.connect()
  await client.query(`select set_config('app.partnership', $1, false)`, [partnershipId(pack.partnership.id)])
  const { rows } = await client.query(statement)
  await client.end()
  return rows[0]?.n
}

const notices = () => asked('select count(*)::int as n from notice_letter') as Promise<number>

/** Every letter that was posted for a notice has been taken, and none twice. */
async function delivered(concerns: number): Promise<void> {
  await until(async () => {
    const waiting = await asked(`select count(*)::int as n from concern c where not exists (
      select from notice_letter l where l.concern_id = c.id)`)
    return waiting === 0 && taken.size >= (await notices())
  })
  assert.equal(await asked('select count(*)::int as n from concern'), concerns)
  assert.equal(taken.size, await notices())
  assert.deepEqual(
    [...taken.values()].filter((times) => times !== 1),
    [],
  )
}

async function tell(): Promise<{ reference: string; words: string }> {
  const form = forms.pop() ?? assert.fail()
  const receipt = receiptIn(await sendTo(`${proxy.url}/tell/worry`, form))
  // A double click: the other process knows it too.
  const again = receiptIn(await sendTo(`${proxy.url}/tell/worry`, form))
  assert.ok(receipt)
  assert.equal(again?.reference, receipt.reference)
  return receipt
}

test('the tables are made once, by the owner; the processes need only the application’s role', async () => {
  const migrate = run(['migrate'], { ...env(), DATABASE_OWNER_URL: own.address('early_signs_owner') })
  assert.equal(await migrate.ended, 0, migrate.errors())
  web = [1, 2].map(() => run(['serve', '--no-worker'], env()))
  workers = [1, 2].map(() => run(['worker'], env()))
  for (const one of web) {
    const port = await one.ready
    proxy.answered.set(port, 0)
    assert.deepEqual(await health(port), { status: 200, body: { ready: true } })
  }
  for (const one of workers) await until(() => one.out() === 'Early Signs works in the background\n')
  const listening = `select count(*)::int as n from pg_stat_activity where application_name = 'early-signs-jobs'`
  await until(async () => (await asked(listening)) === 2)
})

test('a concern is told through the proxy, page by page in turn, and its notice is posted exactly once', async () => {
  forms = await readyWorries(`${proxy.url}/tell/worry`, pack, key, 6)
  assert.ok(
    [...proxy.answered.values()].every((times) => times > 2),
    'both have answered',
  )
  first = await tell()
  await delivered(1)
})

test('one web process and one worker are killed, and the others go on', async () => {
  web[0]?.process.kill('SIGKILL')
  workers[0]?.process.kill('SIGKILL')
  await tell()
  await tell()
  await delivered(3)
  const back = await sendTo(`${proxy.url}/told`, first)
  assert.equal(back.status, 200)
  assert.match(back.text, /name="stay"/, 'the receipt opens')
})

test('asked to stop they finish what they do, and end well', async () => {
  const slow = tell()
  web[1]?.process.kill('SIGTERM')
  await slow.catch(() => {})
  assert.equal(await web[1]?.ended, 0, web[1]?.errors())
  workers[1]?.process.kill('SIGTERM')
  assert.equal(await workers[1]?.ended, 0, workers[1]?.errors())
  const said = [...web, ...workers].map((one) => one.out() + one.errors()).join('')
  assert.doesNotMatch(said, /203\.0\.113\.7|Big T|fatal/i)
})

test('with the database that comes with Early Signs there is one process', async () => {
  const { DATABASE_URL: _, ...without } = env()
  const worker = run(['worker'], without)
  assert.equal(await worker.ended, 2)
  assert.match(worker.errors(), /DATABASE_URL: It is not set/)
})
