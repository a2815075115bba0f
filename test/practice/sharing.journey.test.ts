import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { exercisePath, LATER, laterCalendarPath, laterPath, SHARE } from '../../src/practice/urls.ts'
import { startDatabase, type TestDatabase } from '../scaffold/database.ts'
import { post, type Service, sealedIn, startService } from '../scaffold/service.ts'

/** Practising with a database beside it: what is written there, and when. */
let db: TestDatabase
let service: Service
let now = new Date('2026-11-23T10:00:00Z')
before(async () => {
  db = await startDatabase()
  service = await startService({ database: db.database, clock: () => now })
})
after(async () => {
  await service?.stop()
  await db.stop()
})

type Row = {
  day: string
  audience: string
  exercise: string
  edition: string
  link: Buffer | null
  answers: object
}
const rows = () =>
  db.owner<Row>(
    'select day::text, audience, exercise, edition, link, answers from practice_answer order by answers::text',
  )
/** How many statements ever wrote a row anywhere, as PostgreSQL counts them itself. */
const written = async (): Promise<number> => {
  await db.owner('select pg_stat_force_next_flush()')
  // Each connection of the service too says what it wrote, now and not in some seconds: all ten of them at once.
  const said = sql`select pg_stat_force_next_flush(), pg_sleep(0.2)`
  await Promise.all(
    Array.from({ length: 10 }, () =>
      db.database.transaction(db, async (tx) => void (await said.execute(tx))),
    ),
  )
  const [one] = await db.owner<{ n: number }>(
    `select sum(n_tup_ins + n_tup_upd + n_tup_del)::int as n from pg_stat_user_tables where schemaname = 'public'`,
  )
  return one?.n ?? 0
}
const LIFT = exercisePath('a-lift-home')
const text = async (path: string, fields: Record<string, string | readonly string[]>): Promise<string> => {
  const response = await post(service.url + path, fields)
  assert.equal(response.headers.get('set-cookie'), null)
  return response.text()
}
const at = (page: string): string => /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
/** From a first step to an ending by what is pressed. */
const through = async (first: string): Promise<string> => {
  let page = first
  for (const pressed of [{ choice: 'ring' }, { go: 'on' }, { choice: 'show' }])
    page = await text(LIFT, { sealed: sealedIn(page), at: at(page), ...pressed })
  return page
}
const shareForm = (page: string): { exercise: string; sealed: string } => {
  const form = page.slice(page.indexOf(`action="${SHARE}"`))
  return { exercise: /name="exercise" value="([^"]+)"/.exec(form)?.[1] ?? '', sealed: sealedIn(form) }
}
const SIGNS = ['out-late', 'going-missing', 'decoy-glasses']

test('who goes through a story, with the questions before it too, and does not share leaves nothing in the database', async () => {
  const cover = await (await fetch(service.url + LIFT)).text()
  assert.match(cover, /name="measure"/)
  const [before, log] = [await written(), service.log().length]
  await through(await text(LIFT, { edition: '13-15' }))
  const asked = await text(LIFT, { edition: '13-15', measure: 'yes' })
  assert.match(asked, /First, a few questions/)
  assert.match(asked, /Wears glasses/)
  const ended = await through(
    await text(LIFT, { edition: '13-15', measure: 'asked', 'recognises-signs': SIGNS, confidence: '7' }),
  )
  assert.match(await text(SHARE, { ...shareForm(ended), share: 'ask' }), /The same questions again/)
  assert.deepEqual(await rows(), [])
  assert.equal(await written(), before)
  const logged = service.log().slice(log)
  for (const word of ['out-late', 'decoy', '13-15', 'insert', 'keep_practice'])
    assert.equal(logged.includes(word), false)
})

test('what is shared is what was chosen and the day; pressed twice it is kept once', async () => {
  const ended = await through(await text(LIFT, { edition: '13-15' }))
  const form = shareForm(ended)
  for (let i = 0; i < 2; i++) assert.match(await text(SHARE, { ...form, share: 'yes' }), /It is shared/)
  const [row, ...more] = await rows()
  assert.equal(more.length, 0)
  assert.deepEqual(row, {
    day: '2026-11-23',
    audience: 'children',
    exercise: 'a-lift-home',
    edition: '13-15',
    link: null,
    answers: row?.answers ?? {},
  })
  const keys = Object.keys(row?.answers ?? {})
  assert.ok(keys.length >= 2 && keys.every((key) => key.startsWith('did.')))
})

test('before, after and eight weeks on lie together by words that nobody can read', async () => {
  const begun = await text(LIFT, {
    edition: '13-15',
    measure: 'asked',
    'recognises-signs': ['going-missing', 'decoy-glasses', 'nothing-of-ours'],
    confidence: '3',
    'knows-whom-to-tell': 'no',
  })
  const form = { ...shareForm(await through(begun)), share: 'yes' }
  const few = await post(service.url + SHARE, { ...form, words: 'one two', confidence: '5' })
  assert.equal(few.status, 422)
  assert.match(await few.text(), /value="one two"/)
  const copied = await post(service.url + SHARE, { ...form, words: 'Blue kettle, Tuesday', confidence: '5' })
  assert.equal(copied.status, 422)
  assert.match(await copied.text(), /Choose words of your own/)
  const answers = {
    'recognises-signs': ['going-missing', 'secretive-with-phone'],
    'knows-whom-to-tell': 'yes',
    confidence: '5',
  }
  assert.match(await text(SHARE, { ...form, ...answers, words: 'Green ladder, Friday' }), /come back to/)
  assert.match(await (await fetch(service.url + LATER)).text(), /Eight weeks on/)
  assert.equal((await fetch(service.url + laterPath('nobody'))).status, 404)
  const page = await (await fetch(service.url + laterPath('children'))).text()
  const later = {
    sealed: sealedIn(page),
    words: 'green ladder friday',
    confidence: '6',
    'recognises-signs': 'none-of-these',
  }
  assert.equal((await post(service.url + laterPath('children'), { ...later, words: '' })).status, 422)
  assert.match(await text(laterPath('children'), later), /It is shared/)
  const linked = (await rows()).filter(({ link }) => link !== null)
  assert.equal(linked.length, 2)
  assert.deepEqual(linked[0]?.link, linked[1]?.link)
  const all = Object.assign({}, ...linked.map((row) => row.answers)) as Record<string, unknown>
  assert.deepEqual(
    all['before.recognises-signs'],
    ['decoy-glasses', 'going-missing'].sort((a, b) => (a < b ? 1 : -1)),
  )
  assert.equal(all['after.knows-whom-to-tell'], 'yes')
  assert.equal(all['later.confidence'], 6)
  assert.deepEqual(all['later.recognises-signs'], [])
  assert.equal(
    JSON.stringify(await db.owner('select * from practice_answer'))
      .toLowerCase()
      .includes('ladder'),
    false,
  )
})

test('people at work are asked before a shift, after it and eight weeks on; who does not share leaves nothing', async () => {
  const before = (await rows()).length
  const night = exercisePath('shift-hotels')
  assert.match(await text(night, { edition: 'all', measure: 'yes' }), /Tell my manager in the morning/)
  let page = await text(night, {
    edition: 'all',
    measure: 'asked',
    'recognises-signs': ['adult-speaks-for-them', 'decoy-coins', 'out-late'],
    'knows-whom-to-tell': 'manager',
  })
  for (const pressed of [
    { choice: 'key' },
    { choice: 'call-late' },
    { choice: 'facts' },
    { choice: 'write' },
  ])
    page = await text(night, { sealed: sealedIn(page), at: at(page), ...pressed })
  assert.match(page, /href="#share">The same questions once more/)
  assert.equal((await rows()).length, before)
  const words = 'Silver estate, plate'
  const shared = await text(SHARE, {
    ...shareForm(page),
    share: 'yes',
    'knows-whom-to-tell': 'police',
    confidence: '7',
    words,
  })
  assert.match(shared, new RegExp(`href="${laterPath('trades')}">this page`))
  assert.match(shared, /Make my certificate/)
  assert.equal((await fetch(service.url + laterCalendarPath('trades'))).status, 200)
  const asked = await (await fetch(service.url + laterPath('trades'))).text()
  await text(laterPath('trades'), { sealed: sealedIn(asked), words, 'knows-whom-to-tell': 'first-contact' })
  const own = (await rows()).filter(({ audience }) => audience === 'trades')
  assert.deepEqual(own.map(({ exercise }) => exercise).sort(), ['eight-weeks-on', 'shift-hotels'])
  assert.deepEqual(own[0]?.link, own[1]?.link)
  const all = Object.assign({}, ...own.map(({ answers }) => answers)) as Record<string, unknown>
  const items = Object.entries(all).filter(([key]) => !key.startsWith('did.'))
  assert.deepEqual(Object.fromEntries(items), {
    'before.recognises-signs': ['decoy-coins', 'adult-speaks-for-them'],
    'before.knows-whom-to-tell': 'manager',
    'after.knows-whom-to-tell': 'police',
    'after.confidence': 7,
    'later.knows-whom-to-tell': 'first-contact',
  })
})

test('what is forged, empty or of another exercise is refused and keeps nothing', async () => {
  const before = (await rows()).length
  const { sealed } = shareForm(await through(await text(LIFT, { edition: '13-15' })))
  const first = await text(LIFT, { edition: '13-15' })
  for (const [fields, status] of [
    [{}, 400],
    [{ exercise: 'nothing', sealed }, 400],
    [{ exercise: 'okay-or-not', sealed }, 400],
    [{ exercise: 'a-lift-home', sealed: `${sealed}x` }, 400],
    [{ exercise: 'a-lift-home', sealed: sealedIn(first), share: 'yes' }, 422],
  ] as const)
    assert.equal(
      (await post(service.url + SHARE, fields)).status,
      status,
      JSON.stringify(fields).slice(0, 60),
    )
  assert.equal(
    (await post(service.url + laterPath('children'), { words: 'blue kettle tuesday' })).status,
    400,
  )
  assert.equal((await rows()).length, before)
})

test('whoever comes back in eight weeks may have the day for a calendar, but never on a young person’s phone', async () => {
  const calendar = await fetch(service.url + laterCalendarPath('practitioners'))
  assert.equal(calendar.headers.get('content-type'), 'text/calendar; charset=utf-8')
  const lines = await calendar.text()
  assert.ok(lines.includes('\r\nDTSTART;VALUE=DATE:20270118\r\n'), lines)
  for (const line of lines.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const whole = lines.replaceAll('\r\n ', '')
  assert.ok(whole.includes(`\r\nURL:http://localhost${laterPath('practitioners')}\r\n`), whole)
  assert.equal((await fetch(service.url + laterCalendarPath('children'))).status, 404)
})

test('more than a year of a school shares in an hour is not taken from one address; an hour on it is', async () => {
  const form = { ...shareForm(await through(await text(LIFT, { edition: '13-15' }))), share: 'yes' }
  const statuses: number[] = []
  for (let i = 0; i < 12; i++)
    statuses.push(
      ...(await Promise.all(
        Array.from({ length: 60 }, async () => {
          const answer = await post(service.url + SHARE, form)
          await answer.text()
          return answer.status
        }),
      )),
    )
  assert.ok(statuses.includes(200))
  const held = await post(service.url + SHARE, form)
  assert.equal(held.status, 429)
  assert.match(await held.text(), /It was not shared: very many answers/)
  now = new Date(now.getTime() + 3_600_000)
  assert.match(await text(SHARE, form), /It is shared/)
})

test('where the database is away nothing is lost: the page says so, and is sent again', async () => {
  const form = { ...shareForm(await through(await text(LIFT, { edition: '16-18' }))), share: 'yes' }
  await db.goAway()
  const answer = await post(service.url + SHARE, form)
  assert.equal(answer.status, 503)
  const page = await answer.text()
  assert.match(page, /It was not shared/)
  assert.equal(shareForm(page).sealed, form.sealed)
})
