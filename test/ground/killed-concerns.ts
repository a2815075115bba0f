import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { addTeams } from '../../src/concern/samples.fixture.ts'
import { openDatabase, partnershipId, prepare, startEmbedded } from '../../src/db/index.ts'
import { type Fields, sendTo } from '../scaffold/answer-wave.ts'
import { packOf } from '../scaffold/service.ts'
import { readyWorries, receiptIn, startTelling, type Telling } from './telling-process.ts'

export interface KilledConcerns {
  readonly kills: { readonly process: number; readonly database: number }
  /** How many people told, and how many of their concerns there are when each has sent until it was acknowledged. */
  readonly people: number
  readonly concerns: number
  /** Acknowledged, and not there whole: a concern without its source, receipt, grants, clocks, notices or record. */
  readonly lost: number
  readonly references: number
  /** Notices of what was told, letters posted for them, and different letters that the mail server took. */
  readonly notices: number
  readonly letters: number
  readonly taken: number
  /** Letters that the mail server was given again, under the same Message-ID. */
  readonly again: number
}

/**
 * Kills the process in which people tell, and the database, by turns and at random moments of many sendings, and counts
 * what became of what was told.
 */
export const killConcerns = async (kills: number, perFlight = 8): Promise<KilledConcerns> => {
  const [pack, data] = await Promise.all([packOf('durham'), mkdtemp(join(tmpdir(), 'early-signs-killed-'))])
  const ids = new Map<string, number>()
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        const id = /^message-id: <([^@>]+)@/im.exec(text)?.[1] ?? ''
        ids.set(id, (ids.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  smtp.on('error', () => {})
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', () => listening()))

  const start = async () => {
    const embedded = await startEmbedded(data)
    if (!embedded.ok) throw new Error(JSON.stringify(embedded.faults))
    return embedded.value
  }
  let postgres = await start()
  const first = openDatabase({ url: postgres.url, log: { warn: () => {} } })
  const prepared = await prepare(first, postgres, { ...pack.partnership, version: '2026.1.1', hash: 'test' })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  await first.end()
  const ours = partnershipId(pack.partnership.id)
  const owner = async <Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const client = new pg.Client(postgres.ownerUrl)
    await client.connect()
    try {
      await client.query(`select set_config('app.partnership', $1, false)`, [ours])
      return (await client.query(statement, [...values])).rows
    } finally {
      await client.end()
    }
  }
  await addTeams({ owner, partnershipId: ours }, pack)
  await owner(
    `insert into team_address (partnership_id, team_id, rung, email)
      select partnership_id, id, rung, rung || '@early-signs.example' from team,
        unnest(array['inbox', 'duty-manager']) as rung`,
  )

  const key = randomBytes(32)
  const env = {
    TEST_DATABASE: postgres.url,
    TEST_KEY: key.toString('hex'),
    TEST_DATA: data,
    TEST_SMTP: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
  }
  const started: Telling[] = []
  const tell = async (): Promise<Telling> => {
    const telling = await startTelling(env, pack)
    started.push(telling)
    return telling
  }
  let telling = await tell()
  const forms = await readyWorries(telling.at, pack, key, kills * perFlight)
  const waiting = new Set<Fields>()
  const done = new Map<Fields, string>()
  const killed = { process: 0, database: 0 }
  const send = async (form: Fields): Promise<void> => {
    try {
      const receipt = receiptIn(await sendTo(telling.at, form))
      if (!receipt) return
      const before = done.get(form)
      if (before !== undefined && before !== receipt.reference) throw new RangeError('Another reference.')
      done.set(form, receipt.reference)
      waiting.delete(form)
    } catch (error) {
      // Killed meanwhile: it stays among those that are sent again.
      if (error instanceof RangeError) throw error
    }
  }
  try {
    for (let kill = 0; kill < kills; kill++) {
      for (const form of forms.slice(kill * perFlight, (kill + 1) * perFlight)) waiting.add(form)
      // What was not acknowledged is sent again, and some that was too: people press twice.
      // The next process starts while this one serves and dies: that is where the time goes.
      const next = kill % 2 === 0 ? tell() : undefined
      const sending = Promise.all([...waiting, ...[...done.keys()].slice(-3)].map(send))
      await delay(2 + Math.random() * 80)
      if (next) {
        const dead = once(telling.process, 'exit')
        telling.process.kill('SIGKILL')
        await Promise.all([dead, sending])
        killed.process++
        telling = await next
      } else {
        process.kill(postmasterOf(data), 'SIGKILL')
        await postgres.stop()
        postgres = await start()
        await sending
        killed.database++
      }
    }
    for (let i = 0; waiting.size > 0 && i < 100; i++) {
      await Promise.all([...waiting].map(send))
      if (waiting.size > 0) await delay(100)
    }
    const one = async (statement: string): Promise<number> =>
      (await owner<{ n: number }>(statement))[0]?.n ?? -1
    // What follows as nobody looks at a concern is posted by the minute, and is not of this.
    const told = `kind in ('told', 'copied', 'out-of-hours')`
    const notices = await one(`select count(*)::int as n from concern_notice where ${told}`)
    const letters = () =>
      owner<{ id: string }>(
        `select letter_id as id from notice_letter where letter_id is not null and ${told}`,
      )
    let posted = await letters()
    const taken = () => posted.filter(({ id }) => ids.has(id)).length
    // Thousands of letters take their time: as long as one more arrives, the rest is waited for.
    for (let [had, since] = [ids.size, Date.now()]; Date.now() - since < 120_000; await delay(500)) {
      if (ids.size > had) [had, since] = [ids.size, Date.now()]
      posted = await letters()
      if (posted.length >= notices && taken() >= notices) break
    }
    const whole = await owner<{ reference: string }>(`
      select c.reference from concern c where exists (select from concern_source s where s.concern_id = c.id)
        and (select count(*) from receipt r where r.concern_id = c.id) = 1
        and (select count(*) from concern_grant g where g.concern_id = c.id and g.capacity = 'receiver') = 1
        and (select count(*) from concern_clock k where k.concern_id = c.id) = 2
        and (select count(*) from mention m where m.concern_id = c.id) = 4
        and exists (select from concern_notice n where n.concern_id = c.id and n.kind = 'told')
        and (select count(*) from audit_entry a where a.of_id = c.id::text and a.action = 'concern.told') = 1`)
    const there = new Set(whole.map(({ reference }) => reference))
    const references = new Set(done.values())
    return {
      kills: killed,
      people: forms.length,
      concerns: await one('select count(*)::int as n from concern'),
      lost: [...references].filter((reference) => !there.has(reference)).length,
      references: references.size,
      notices,
      letters: posted.length,
      taken: taken(),
      again: [...ids.values()].reduce((sum, times) => sum + times - 1, 0),
    }
  } finally {
    for (const { process: child } of started) {
      const dead = child.exitCode === null && child.signalCode === null && once(child, 'exit')
      child.kill('SIGKILL')
      await dead
    }
    await postgres.stop()
    await new Promise<void>((closed) => smtp.close(() => closed()))
    await rm(data, { recursive: true, force: true })
  }
}

/** The first line of the file that PostgreSQL keeps while it runs. */
const postmasterOf = (data: string): number =>
  Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n', 1)[0])
