import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, openDatabase } from '../../src/db/index.ts'
import {
  CLASS,
  CLASS_GUIDE,
  CLASS_LEAD,
  CLASS_OPEN,
  classBoardPath,
  classPath,
  classRoundPath,
} from '../../src/practice/urls.ts'
import { startDatabase, type TestDatabase } from '../scaffold/database.ts'
import { packOf, post, type Service, sealedIn, startService } from '../scaffold/service.ts'

/** Two web processes of one service over one database, as behind one address; and a clock that they share. */
let db: TestDatabase
let pools: Database[]
let one: Service
let two: Service
let now = new Date('2026-11-23T10:00:00Z')
const key = randomBytes(32)
const pack = packOf('durham')
const pool = async (): Promise<Database> => {
  const opened = openDatabase({ url: db.applicationUrl, log: { warn: () => {} } })
  pools.push(opened)
  // A machine that does much else lets a connection wait for longer than it is given.
  let admitted = await opened.admit()
  for (let i = 0; i < 3 && !admitted.ok; i++) admitted = await opened.admit()
  assert.ok(admitted.ok, JSON.stringify(admitted))
  return opened
}
let running: Service[] = []
const start = async (database: Database): Promise<Service> => {
  const service = await startService({ key, clock: () => now, pack: await pack, database })
  running.push(service)
  return service
}
const stop = async (...services: Service[]): Promise<void> => {
  running = running.filter((service) => !services.includes(service))
  await Promise.all(services.map((service) => service.stop()))
}

before(async () => {
  db = await startDatabase()
  pools = []
  one = await start(await pool())
  two = await start(await pool())
})
after(async () => {
  await Promise.all(running.map((service) => service.stop()))
  await Promise.all(pools.map((each) => each.end()))
  await db.stop()
})

const QUIZ = { exercise: 'okay-or-not', edition: '13-15', room: '400' }
const codeIn = (page: string): string => (/es-join__code">([^<]+)/.exec(page)?.[1] ?? '').replace(' ', '')
const roundIn = (page: string): string => /name="round" value="(\d+)"/.exec(page)?.[1] ?? ''
const atIn = (page: string): string => /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
const tenthsIn = (page: string): number[] =>
  [...page.matchAll(/es-tally__tenths" aria-hidden="true">(.*?)<\/span>/g)].map(
    ([, cells = '']) => cells.split('es-on').length - 1,
  )
const ofIn = (page: string): number => Number(/Of the first (\d+) answers/.exec(page)?.[1] ?? 0)
const text = async (response: Response | Promise<Response>): Promise<string> => (await response).text()
const get = (service: Service, path: string): Promise<string> => text(fetch(service.url + path))

const begin = async (service: Service, opening: Record<string, string> = QUIZ) => {
  const response = await post(service.url + CLASS_LEAD, opening)
  const page = await response.text()
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('set-cookie'), null)
  return { page, code: codeIn(page) }
}
const press = (service: Service, page: string, fields: Record<string, string>): Promise<string> =>
  text(
    post(service.url + CLASS_LEAD, {
      sealed: sealedIn(page),
      at: atIn(page),
      round: roundIn(page),
      ...fields,
    }),
  )
const answer = async (service: Service, code: string, choice: string): Promise<string> => {
  const seat = await get(service, classPath(code))
  return text(post(service.url + classPath(code), { sealed: sealedIn(seat), round: roundIn(seat), choice }))
}
/** Until both boards show as many. */
const shown = async (code: string, n: number): Promise<[string, string]> => {
  for (let i = 0; i < 60; i++) {
    const boards = await Promise.all([one, two].map((service) => get(service, classBoardPath(code))))
    if (boards.every((page) => ofIn(page) === n)) return boards as [string, string]
    await wait(50)
  }
  throw new Error(`No board shows ${n}.`)
}
const rowsOfAll = async (): Promise<unknown> => {
  const tables = await db.owner<{ name: string }>(
    `select quote_ident(relname) as name from pg_stat_user_tables where schemaname = 'public' order by 1`,
  )
  const counted = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`)
  return db.owner(`select * from (${counted.join(' union all ')}) each where n > 0`)
}

test('two hundred on one code answer within five seconds of work, over two services; both boards show the same tenths', async () => {
  const rows = await rowsOfAll()
  const { page, code } = await begin(one)
  assert.match(page, /If a child tells you something/)
  assert.match(page, /es-qr/)
  const begun = process.cpuUsage()
  const thanks = await Promise.all(
    Array.from({ length: 200 }, (_, i) => answer(i % 2 ? one : two, code, i % 4 === 0 ? '0' : '2')),
  )
  const boards = await shown(code, 200)
  // Processor time of both services and of those who answer: another test beside it must not fail it. Seconds are measured
  // in bench/class.
  const { user } = process.cpuUsage(begun)
  assert.ok(user < 5e6, `${user / 1000} ms`)
  assert.ok(thanks.every((each) => each.includes('Thank you. Look at the board.')))
  // 25 % and 75 % in tenths: the larger remainder, then the order of the choices.
  for (const board of boards) assert.deepEqual(tenthsIn(board), [3, 0, 7])
  assert.deepEqual(await rowsOfAll(), rows, 'no row in any table')
})

test('nothing below ten, and then five at a time; a seat answers once in a round', async () => {
  const { page, code } = await begin(two)
  for (let i = 0; i < 9; i++) await answer(one, code, '2')
  await wait(200)
  for (const service of [one, two]) {
    const board = await get(service, classBoardPath(code))
    assert.deepEqual(tenthsIn(board), [])
    assert.doesNotMatch(board, /\b9\b answers/)
  }
  const seat = await get(one, classPath(code))
  const fields = { sealed: sealedIn(seat), round: roundIn(seat) }
  for (const choice of ['0', '1', '1', '0', '0', '0', '0'])
    await post(one.url + classPath(code), { ...fields, choice })
  const [board] = await shown(code, 10)
  assert.deepEqual(tenthsIn(board), [1, 0, 9])
  for (let i = 0; i < 4; i++) await answer(two, code, '0')
  await wait(200)
  assert.equal(ofIn(await get(one, classBoardPath(code))), 10)
  await answer(two, code, '0')
  await shown(code, 15)
  const looked = await press(two, page, { go: 'look' })
  assert.equal(ofIn(looked), 15)
})

test('the class takes a step, and what is of the step before no longer counts; an old tab moves nothing', async () => {
  const { page, code } = await begin(one, { exercise: 'a-lift-home', edition: '13-15', room: '40' })
  const seat = await get(two, classPath(code))
  const choice = /name="choice" value="([a-z-]+)"/.exec(page)?.[1] ?? ''
  const [first, second] = await Promise.all([press(one, page, { choice }), press(two, page, { choice })])
  assert.equal(roundIn(first), '1')
  assert.equal(roundIn(second), '1')
  await wait(200)
  assert.equal(await get(two, classRoundPath(code)), '1')
  const late = await text(
    post(two.url + classPath(code), { sealed: sealedIn(seat), round: roundIn(seat), choice: '0' }),
  )
  assert.doesNotMatch(late, /Thank you/)
  assert.match(late, /The class has gone on/)
  const back = await press(one, first, { go: 'back' })
  assert.equal(atIn(back), atIn(page))
  assert.equal(roundIn(back), '2')
  for (const wrong of ['9', '-1', '1.5', 'x', ''])
    assert.doesNotMatch(await answer(one, code, wrong), /Thank you/)
})

test('more answers than people in the room are not counted, and are told so', async () => {
  const { code } = await begin(one, { ...QUIZ, room: '40' })
  await Promise.all(Array.from({ length: 55 }, () => answer(one, code, '0')))
  await shown(code, 40)
  assert.match(await answer(one, code, '0'), /More have answered than are in the class/)
  await wait(100)
  await shown(code, 40)
})

test('what goes between processes is closed: PostgreSQL hears neither code nor answer', async () => {
  const { code } = await begin(one)
  const heard: string[] = []
  const ear = await (await pool()).background.listen(
    'early_signs_class',
    (payload) => heard.push(payload),
    () => {},
  )
  for (let i = 0; i < 3; i++) await answer(one, code, '2')
  await wait(300)
  await ear.close()
  assert.ok(heard.length > 0)
  for (const payload of heard) {
    assert.match(payload, /^v1\./)
    assert.equal(payload.includes(code), false)
  }
  for (const service of [one, two])
    for (const word of [code, 'votes']) assert.equal(service.log().includes(word), false)
})

test('it ends when it is ended, on every process; and by itself after two hours', async () => {
  const first = await begin(one)
  const seat = sealedIn(await get(two, classPath(first.code)))
  assert.match(await press(two, first.page, { go: 'end' }), /It has ended/)
  // The other process hears it a moment later.
  await wait(200)
  for (const service of [one, two])
    assert.equal((await fetch(service.url + classPath(first.code))).status, 404)
  // Who had joined is told, and whom to talk to.
  const over = await post(one.url + classPath(first.code), { sealed: seat, go: 'on' })
  assert.equal(over.status, 410)
  assert.match(await over.text(), /The class has ended[\s\S]*Whom to talk to[\s\S]*Childline/)
  // Nobody brings it back by an old tab.
  assert.match(await press(one, first.page, { go: 'look' }), /It has ended/)
  const second = await begin(one)
  now = new Date(now.getTime() + 7_201_000)
  for (const path of [classPath, classBoardPath, classRoundPath])
    assert.equal((await fetch(two.url + path(second.code))).status, 404)
  assert.match(await press(one, second.page, { go: 'look' }), /It has ended/)
})

test('what begins a class begins one, however often it is sent; of another choice it is another', async () => {
  const begun = /name="begun" value="([^"]+)"/.exec(await get(one, CLASS_OPEN))?.[1] ?? ''
  const { page, code } = await begin(one, { ...QUIZ, begun })
  await press(one, page, { choice: 'okay' })
  const again = await begin(two, { ...QUIZ, begun })
  assert.equal(again.code, code)
  assert.equal(roundIn(again.page), '1', 'where it is by now')
  for (const other of [{ edition: '10-12' }, { begun: 'v1.forged' }])
    assert.notEqual((await begin(one, { ...QUIZ, begun, ...other })).code, code)
  await press(one, again.page, { go: 'end' })
  assert.equal((await post(one.url + CLASS_LEAD, { ...QUIZ, begun })).status, 410)
})

test('what is wrong is told beside it, and what is forged is refused', async () => {
  assert.match(await get(one, CLASS_GUIDE), new RegExp(`href="${CLASS_OPEN}"`))
  const empty = await post(one.url + CLASS_LEAD, {})
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Choose the age of the youngest/)
  assert.equal((await post(one.url + CLASS_LEAD, { ...QUIZ, room: '100000' })).status, 422)
  assert.equal((await post(one.url + CLASS_LEAD, { sealed: 'v1.forged', go: 'look' })).status, 400)
  const { code } = await begin(one)
  assert.equal((await post(one.url + classPath(code), { sealed: 'x', choice: '0' })).status, 400)
  const wrong = await post(one.url + CLASS, { code: '<b>CDFGHJK</b>' })
  assert.equal(wrong.status, 404)
  const page = await wrong.text()
  assert.match(page, /No class is on with this code/)
  assert.ok(page.includes('&lt;b&gt;CDFGHJK'))
  const joined = await post(one.url + CLASS, { code: ` ${code.slice(0, 3)} ${code.slice(3).toLowerCase()}` })
  assert.equal(joined.status, 200)
  assert.equal((await fetch(`${one.url}${CLASS_LEAD}`, { redirect: 'manual' })).status, 303)
  const board = await fetch(`${one.url}${classBoardPath(code)}?every=10`)
  assert.equal(board.headers.get('refresh'), '10')
  assert.equal((await fetch(`${one.url}${classBoardPath(code)}?every=1`)).headers.get('refresh'), null)
})

test('wrong codes slow every try, and nobody who has joined', async () => {
  const { code } = await begin(one)
  const seat = sealedIn(await get(one, classPath(code)))
  const took = async (what: () => Promise<Response>): Promise<number> => {
    const begun = performance.now()
    await (await what()).text()
    return performance.now() - begun
  }
  await Promise.all(Array.from({ length: 40 }, () => fetch(one.url + classRoundPath('CDFGHJK'))))
  const tries = [classPath, classBoardPath, classRoundPath].map((path) =>
    took(() => fetch(one.url + path(code))),
  )
  for (const time of await Promise.all(tries)) assert.ok(time > 900, `${time} ms`)
  assert.ok((await took(() => post(one.url + classPath(code), { sealed: seat, go: 'on' }))) < 900)
  now = new Date(now.getTime() + 600_000)
  assert.ok((await took(() => fetch(one.url + classPath(code)))) < 900)
})

test('a process that starts in the middle hears from the other; alone and anew, whoever leads brings the class back', async () => {
  const { page, code } = await begin(one)
  for (let i = 0; i < 12; i++) await answer(one, code, '1')
  await stop(two)
  two = await start(await pool())
  const [, board] = await shown(code, 10)
  assert.deepEqual(tenthsIn(board), [0, 10, 0])
  await stop(one, two)
  one = await start(await pool())
  assert.equal((await fetch(one.url + classPath(code))).status, 404)
  assert.equal(codeIn(await press(one, page, { go: 'look' })), code)
  assert.match(await answer(one, code, '0'), /Thank you/)
})

test('with the database away a class goes on in its process', async () => {
  const { page, code } = await begin(one)
  await db.goAway()
  for (let i = 0; i < 10; i++) assert.match(await answer(one, code, '0'), /Thank you/)
  let board = ''
  for (let i = 0; i < 80 && ofIn(board) < 10; i++) {
    await wait(50)
    board = await get(one, classBoardPath(code))
  }
  assert.equal(ofIn(board), 10)
  assert.equal(roundIn(await press(one, page, { choice: 'not-sure' })), '1')
})
