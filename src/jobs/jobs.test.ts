import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import {
  type Database,
  type EmbeddedPostgres,
  migrate,
  openDatabase,
  partnershipId,
  startEmbedded,
} from '../db/index.ts'
import { type Jobs, openJobs, send, sendWith } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'jobs-'))
const here = partnershipId('here')
const there = partnershipId('there')
const said: string[] = []
const log = {
  warn: (fields: object, message: string) => void said.push(JSON.stringify(fields) + message),
  error: (fields: object, message: string) => void said.push(JSON.stringify(fields) + message),
}
let postgres: EmbeddedPostgres
let database: Database
let owner: pg.Client

before(async () => {
  const started = await startEmbedded(folder)
  assert.ok(started.ok, JSON.stringify(started))
  postgres = started.value
  const migrated = await migrate(postgres.ownerUrl, postgres.role)
  assert.ok(migrated.ok, JSON.stringify(migrated))
  database = openDatabase({ url: postgres.url, log })
  await database.admit()
  owner = new pg.Client(postgres.ownerUrl)
  await owner.connect()
  await owner.query(
    `create table effect (id text primary key); grant insert, select on effect to ${postgres.role}`,
  )
})
after(async () => {
  await database?.end()
  await owner?.end()
  await postgres?.stop()
  rmSync(folder, { recursive: true })
})

const inside = <Value>(work: Parameters<typeof database.transaction<Value>>[1], whose = here) =>
  database.transaction({ partnershipId: whose }, work)

const until = async (true_: () => boolean | Promise<boolean>, seconds = 10): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(20)) if (await true_()) return
  assert.fail(`Not within ${seconds} s. ${said.join('\n')}`)
}

const working = async (
  prepare: (jobs: Jobs) => void,
  run: () => Promise<void>,
  whose = here,
): Promise<void> => {
  const jobs = openJobs({ database, partnershipId: whose, log })
  prepare(jobs)
  await jobs.start()
  try {
    await run()
  } finally {
    await jobs.stop()
  }
}

test('a job and its cause are committed together, or neither is; it is done within a moment', async () => {
  const done: string[] = []
  await working(
    (jobs) => jobs.work('test.together', async ({ id = '' }) => void done.push(id)),
    async () => {
      await assert.rejects(
        inside(async (tx) => {
          await send(tx, 'test.together', { id: 'undone' })
          throw new Error('undo')
        }),
      )
      const sent = Date.now()
      await inside((tx) => send(tx, 'test.together', { id: 'kept' }))
      await until(() => done.length > 0)
      const took = Date.now() - sent
      assert.ok(took < 1000, `${took} ms`)
      await delay(300)
      assert.deepEqual(done, ['kept'])
    },
  )
})

test('sent before anybody works, at a later time, by key: all keep to what was said', async () => {
  const soon = new Date(Date.now() + 1500)
  await inside(async (tx) => {
    await send(tx, 'test.early', { id: 'early' })
    await send(tx, 'test.early', { id: 'later' }, { startAfter: soon })
    for (const id of ['one', 'two']) await send(tx, 'test.early', { id }, { singletonKey: 'k' })
  })
  const done: [string, number][] = []
  await working(
    (jobs) => jobs.work('test.early', async ({ id = '' }) => void done.push([id, Date.now()])),
    () => until(() => done.length >= 3),
  )
  assert.deepEqual(done.map(([id]) => id).sort(), ['early', 'later', 'one'])
  assert.ok((done.find(([id]) => id === 'later')?.[1] ?? 0) >= soon.getTime())
})

test('what fails is tried again; its words are neither kept nor logged', async () => {
  let tries = 0
  const kept = async () =>
    (await owner.query(`select output::text from jobs.job where name like 'test.failing%'`)).rows[0]?.output
  await working(
    (jobs) =>
      jobs.work('test.failing', async () => {
        tries += 1
        if (tries < 3) throw new TypeError('Tyler from Horden at src/tyler.ts:12:3')
      }),
    async () => {
      await inside((tx) => send(tx, 'test.failing', {}))
      await until(async () => (await kept()) !== null)
      assert.deepEqual(Object.keys(JSON.parse(await kept())).sort(), ['kind', 'place'])
      assert.match(await kept(), /"TypeError"/)
      assert.doesNotMatch((await kept()) + said.join(), /Tyler|tyler|Horden/)
      await until(() => tries === 3, 30)
    },
  )
})

test('a partnership’s work is done by its own service only', async () => {
  const done: string[] = []
  await working(
    (jobs) => jobs.work('test.whose', async (_, work) => void done.push(work.partnershipId)),
    async () => {
      await inside((tx) => send(tx, 'test.whose', {}), there)
      await inside((tx) => send(tx, 'test.whose', {}), here)
      await until(() => done.length > 0)
      await delay(300)
    },
  )
  assert.deepEqual(done, [here])
})

test('what is done by the clock is planned once; what nobody does any more is taken from the plan', async () => {
  const plans = async () =>
    (await owner.query('select name, cron, timezone from jobs.schedule order by name')).rows
  await working(
    (jobs) => {
      jobs.every('test.weekly', '0 9 * * 1', async () => {})
      jobs.every('test.nightly', '0 2 * * *', async () => {})
    },
    async () => {},
  )
  await working(
    (jobs) => jobs.every('test.weekly', '30 9 * * 1', async () => {}),
    async () => {},
  )
  assert.deepEqual(await plans(), [
    { name: `test.weekly/${here}`, cron: '30 9 * * 1', timezone: 'Europe/London' },
  ])
})

test('a backlog is worked off without waiting in between', async () => {
  const done = new Set<string>()
  await inside(async (tx) => {
    for (let i = 0; i < 200; i++) await send(tx, 'test.backlog', { id: `${i}` })
  })
  await working(
    (jobs) => jobs.work('test.backlog', async ({ id = '' }) => void done.add(id)),
    () => until(() => done.size === 200, 5),
  )
})

test('what waits is done together; where that fails, each alone, so that one takes no other with it', async () => {
  const done: string[] = []
  const together: number[] = []
  await inside(async (tx) => {
    for (let i = 0; i < 60; i++) await send(tx, 'test.many', { id: `${i}` })
  })
  await working(
    (jobs) =>
      jobs.workTogether('test.many', async (payloads) => {
        together.push(payloads.length)
        if (payloads.some(({ id }) => id === '7')) throw new Error('not seven')
        done.push(...payloads.map(({ id = '' }) => id))
      }),
    () => until(() => done.length === 59, 10),
  )
  assert.ok(Math.max(...together) > 10, together.join())
  assert.equal(new Set(done).size, 59)
})

test('in one statement with its cause: both or neither, after a while if it may gather', async () => {
  const ask = (id: string, name: string, waitSeconds: number) => {
    const cause = sql<{ id: string }>`select id from keep_effect(${id}) as id`
    return sendWith(cause, name, here, {
      payload: sql`json_build_object('id', string_agg(id, ','))`,
      waitSeconds,
    })
  }
  await owner.query(`create function keep_effect(text) returns text language sql as
    'insert into effect values ($1) returning id'`)
  const there = async (id: string) => (await owner.query('select from effect where id = $1', [id])).rowCount
  await assert.rejects(database.once(await ask('refused', 'test.nobody-made', 0)), /q_fkey/)
  assert.equal(await there('refused'), 0)
  const done: [string, number][] = []
  await working(
    (jobs) => jobs.work('test.caused', async ({ id = '' }) => void done.push([id, Date.now()])),
    async () => {
      const sent = Date.now()
      assert.deepEqual(await database.once(await ask('gathers', 'test.caused', 1)), [{ id: 'gathers' }])
      await database.once(await ask('at once', 'test.caused', 0))
      assert.equal((await there('at once')) === 1 && (await there('gathers')) === 1, true)
      await until(() => done.length === 2)
      assert.deepEqual(
        done.map(([id]) => id),
        ['at once', 'gathers'],
      )
      assert.ok((done[1]?.[1] ?? 0) - sent >= 1000)
    },
  )
  await owner.query('delete from effect')
})

test('who is killed in the middle of the work leaves it to whoever works next, and its effect is there once', async (t) => {
  const ids = ['a', 'b', 'c']
  const start = (...dawdle: string[]) => {
    const file = join(import.meta.dirname, 'worker.fixture.ts')
    return spawn(process.execPath, [file, postgres.url, here, ...dawdle], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }
  await inside(async (tx) => {
    for (const id of ids) await send(tx, 'test.effect', { id })
  })
  const first = start('dawdle')
  t.after(() => first.kill('SIGKILL'))
  await once(first.stdout, 'data')
  first.kill('SIGKILL')
  await once(first, 'exit')
  assert.equal((await owner.query('select from effect')).rowCount, 0)

  const second = start()
  t.after(() => second.kill('SIGKILL'))
  await until(async () => (await owner.query('select from effect')).rowCount === ids.length, 45)
  second.kill('SIGTERM')
  const [code] = await once(second, 'exit')
  assert.equal(code, 0)
})

test('while the database is away nothing is lost, and stopping does not wait for it', async () => {
  const away = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing', log })
  const jobs = openJobs({ database: away, partnershipId: here, log })
  jobs.work('test.away', async () => {})
  const started = jobs.start()
  await delay(700)
  const asked = Date.now()
  await jobs.stop()
  await started
  assert.ok(Date.now() - asked < 2000)
  await away.end()
})
