import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { startDatabase, type TestDatabase } from '../../test/scaffold/database.ts'
import { openJobs } from '../jobs/index.ts'
import { type Mail, openMail } from './index.ts'

const key = randomBytes(32)
const to = 'jo@school.example'
const letter = {
  to,
  subject: 'You are invited',
  text: 'Dear Jo,\n\ncome in — it’s open.\n',
  about: 'invitation',
}
const said: string[] = []
const log = { warn: tell, error: tell }
function tell(fields: object, message: string): void {
  said.push(`${JSON.stringify(fields)} ${message}`)
}
let ground: TestDatabase
before(async () => {
  ground = await startDatabase()
})
after(() => ground?.stop())

/** A mail server that does as it is told to each letter: takes it, refuses its address, or breaks off. */
const startServer = async (behave: (attempt: number) => 'take' | 'refuse' | 'busy') => {
  const taken: { to: string[]; source: string }[] = []
  let attempt = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(_address, _session, callback) {
      const does = behave(attempt++)
      if (does === 'take') return callback()
      const words = `${to} is not known here`
      callback(Object.assign(new Error(words), { responseCode: does === 'refuse' ? 550 : 451 }))
    },
    async onData(stream, session, callback) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const source = Buffer.concat(chunks).toString()
      taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), source })
      callback()
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return { url, taken, stop: () => new Promise<void>((done) => server.close(done)) }
}

const open = (url: string | null, production = true): Mail =>
  openMail({
    key,
    partnershipId: ground.partnershipId,
    server: url ? { url, from: 'Early Signs <no-reply@signs.example>' } : null,
    production,
    publicUrl: 'https://signs.example',
  })

const inside = <Value>(work: Parameters<typeof ground.database.transaction<Value>>[1]) =>
  ground.database.transaction({ partnershipId: ground.partnershipId }, work)

const stateOf = async (mail: Mail, id: string) =>
  (await inside((tx) => mail.letters(tx, { from: 0, most: 50 }))).find((one) => one.id === id)

/** Works until a letter is in a state, and hands it over as it then is. */
const delivering = async (mail: Mail, id: string, state: string, seconds = 10) => {
  const jobs = openJobs({ database: ground.database, partnershipId: ground.partnershipId, log })
  mail.deliverBy(jobs)
  await jobs.start()
  try {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(30)) {
      const now = await stateOf(mail, id)
      if (now?.state === state) return now
    }
    return assert.fail(`It is ${JSON.stringify(await stateOf(mail, id))}. ${said.join('\n')}`)
  } finally {
    await jobs.stop()
  }
}

test('a letter arrives as it was written, once, to one address; what is kept of it is encrypted', async () => {
  const server = await startServer(() => 'take')
  const mail = open(server.url)
  const id = await inside((tx) => mail.post(tx, letter))
  await delivering(mail, id, 'delivered')
  assert.equal(server.taken.length, 1)
  assert.deepEqual(server.taken[0]?.to, [to])
  const source = server.taken[0]?.source ?? ''
  assert.match(source, new RegExp(`^Message-ID: <${id}@signs.example>`, 'm'))
  assert.match(source, /^Subject: You are invited$/m)
  assert.match(source, /^Auto-Submitted: auto-generated$/m)
  assert.match(source, /come in =E2=80=94 it=E2=80=99s open\./)
  const kept = await ground.owner(`select l::text as row from letter l where id = $1`, [id])
  const hex = (words: string) => Buffer.from(words).toString('hex')
  for (const words of [to, 'invited', 'come in']) {
    assert.ok(!JSON.stringify(kept).includes(words) && !JSON.stringify(kept).includes(hex(words)), words)
  }
  const jobs = await ground.owner(
    `select data from jobs.job where name like 'mail.deliver%' and data is not null`,
  )
  assert.deepEqual(
    jobs.flatMap(({ data }) => Object.keys(data as object)),
    ['letter'],
  )
  await server.stop()
})

test('what is undone is not sent', async () => {
  const server = await startServer(() => 'take')
  const mail = open(server.url)
  await assert.rejects(
    inside(async (tx) => {
      await mail.post(tx, { ...letter, subject: 'Undone' })
      throw new Error('undo')
    }),
  )
  const id = await inside((tx) => mail.post(tx, letter))
  await delivering(mail, id, 'delivered')
  assert.doesNotMatch(server.taken.map(({ source }) => source).join(), /Undone/)
  await server.stop()
})

test('what somebody waits for leaves before reminders to many that were posted first', async () => {
  const server = await startServer(() => 'take')
  const mail = open(server.url)
  let last = ''
  for (let i = 0; i < 25; i++) last = await inside((tx) => mail.post(tx, { ...letter, canWait: true }))
  await inside((tx) => mail.post(tx, { ...letter, subject: 'Somebody told' }))
  await delivering(mail, last, 'delivered')
  await server.stop()
  // Ten are taken at a time, in any order: it is among the first ten.
  const first = server.taken.findIndex(({ source }) => /^Subject: Somebody told$/m.test(source))
  assert.ok(first >= 0 && first < 10, `${first} left before it`)
})

test('a server that is busy or away delays a letter and loses none; nothing of it is logged', async () => {
  const server = await startServer((attempt) => (attempt < 2 ? 'busy' : 'take'))
  const mail = open(server.url)
  const id = await inside((tx) => mail.post(tx, letter))
  const now = await delivering(mail, id, 'delivered', 40)
  assert.equal(now.attempts, 3)
  assert.equal(server.taken.length, 1)
  await server.stop()
  const away = await inside((tx) => mail.post(tx, letter))
  const waits = await delivering(mail, away, 'failed')
  assert.equal(waits.reason, 'ESOCKET')
  assert.doesNotMatch(said.join(), /school\.example|invited/)
})

test('an address that the server will never take is not asked again, until somebody asks', async () => {
  const server = await startServer((attempt) => (attempt === 0 ? 'refuse' : 'take'))
  const mail = open(server.url)
  const id = await inside((tx) => mail.post(tx, letter))
  const refused = await delivering(mail, id, 'refused')
  assert.equal(refused.reason, 'EENVELOPE-550')
  assert.ok((await inside((tx) => mail.count(tx))).stuck >= 1)
  const by = '00000000-0000-4000-8000-000000000000'
  assert.equal(await inside((tx) => mail.sendAgain(tx, id, by)), true)
  await delivering(mail, id, 'delivered')
  assert.equal(await inside((tx) => mail.sendAgain(tx, id, by)), false)
  assert.equal(server.taken.length, 1)
  await server.stop()
})

test('a subject with a line break makes no header', async () => {
  const server = await startServer(() => 'take')
  const mail = open(server.url)
  const odd = { ...letter, subject: 'Hello\r\nBcc: all@else.example' }
  const id = await inside((tx) => mail.post(tx, odd))
  await delivering(mail, id, 'delivered')
  assert.deepEqual(server.taken[0]?.to, [to])
  assert.doesNotMatch(server.taken[0]?.source ?? '', /^Bcc:/m)
  await server.stop()
})

test('a trial run keeps letters to be looked at; a real service without a server lets them wait for one', async () => {
  const trial = open(null, false)
  const kept = await inside((tx) => trial.post(tx, letter))
  const seen = await delivering(trial, kept, 'kept')
  assert.deepEqual([seen.to, seen.subject, seen.text], [letter.to, letter.subject, letter.text])

  const real = open(null, true)
  const waits = await inside((tx) => real.post(tx, letter))
  assert.equal((await delivering(real, waits, 'failed')).reason, 'no-mail-server')
  const server = await startServer(() => 'take')
  await delivering(open(server.url), waits, 'delivered', 20)
  await server.stop()
})
