import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { startDatabase, type TestDatabase } from '../../../test/scaffold/database.ts'
import { areCoded } from './coded.ts'
import { shufflePracticeDay } from './queries.ts'
import { openSharing, type Shared } from './share-answers.ts'

let db: TestDatabase
before(async () => {
  db = await startDatabase()
})
after(() => db.stop())

const key = randomBytes(32)
const now = new Date('2026-11-23T21:04:33Z')
const shared: Shared = {
  audience: 'children',
  exercise: 'a-lift-home',
  edition: '13-15',
  answers: { 'did.bus-stop': 'who', 'before.signs': ['out-late', 'decoy-glasses'], 'after.sure': 7 },
}
const sharing = () => openSharing({ database: db.database, partnershipId: db.partnershipId, key })
const rows = () => db.owner<Record<string, unknown>>('select * from practice_answer order by day')

test('what is shared is a day and codes, kept once however often it is sent', async () => {
  await Promise.all([1, 2, 3].map(() => sharing().shareAnswers(shared, 'nonce-1', now)))
  const [row, ...more] = await rows()
  assert.equal(more.length, 0)
  assert.deepEqual(Object.keys(row ?? {}).sort(), [
    'answers',
    'audience',
    'day',
    'edition',
    'exercise',
    'id',
    'link',
    'partnership_id',
  ])
  assert.deepEqual(row?.answers, shared.answers)
  assert.equal(row?.link, null)
})

test('no words get in: neither past the application nor past the database', async () => {
  const words = [
    { 'did.x': 'My name is Sam' },
    { 'did.x': 'sam@example.org' },
    { 'did.x': ['ok', 'Not ok'] },
    { 'did.x': 7_700_900_123 },
    { 'did.x': 1.5 },
    { 'did.x': { a: 'b' } },
    { 'did.x': null },
    { 'did.x': true },
    { 'Sam was here': 'yes' },
    { 'did.x': 'a'.repeat(81) },
    {},
    [],
    'x',
  ]
  for (const answers of words) {
    assert.equal(areCoded(answers), false, JSON.stringify(answers))
    await assert.rejects(
      sharing().shareAnswers({ ...shared, answers: answers as never }, 'n', now),
      TypeError,
    )
    await assert.rejects(
      db.owner(
        `insert into practice_answer (partnership_id, id, day, audience, exercise, edition, answers)
         values ($1, gen_random_uuid(), '2026-11-23', 'children', 'a', 'all', $2::jsonb)`,
        [db.partnershipId, JSON.stringify(answers)],
      ),
      /check/,
      JSON.stringify(answers),
    )
  }
  assert.equal((await rows()).length, 1)
})

test('words lead to a link whatever their case, stops and spaces; few or short ones lead to none', () => {
  const one = sharing().wordsLink('Blue  kettle, Tuesday!')
  assert.deepEqual(sharing().wordsLink('blue kettle tuesday'), one)
  assert.equal(one?.length, 16)
  assert.notDeepEqual(sharing().wordsLink('blue kettle wednesday'), one)
  for (const words of ['', 'blue kettle', 'a b c', 'x'.repeat(300), 'a '.repeat(200)])
    assert.equal(sharing().wordsLink(words), null, words)
  const other = openSharing({ database: db.database, partnershipId: db.partnershipId, key: randomBytes(32) })
  assert.notDeepEqual(other.wordsLink('blue kettle tuesday'), one)
})

test('a night later the order of rows is by chance, no row is lost, and old words lead nowhere', async () => {
  const link = sharing().wordsLink('blue kettle tuesday') as Buffer
  const long = new Date('2026-05-01T12:00:00Z')
  await sharing().shareAnswers({ ...shared, link }, 'old-1', long)
  await sharing().shareAnswers({ ...shared, link, edition: 'all' }, 'old-2', long)
  for (let i = 0; i < 40; i++) await sharing().shareAnswers(shared, `many-${i}`, now)
  const placed = () =>
    db.owner<{ id: string }>(`select id from practice_answer where day = '2026-11-23' order by ctid`)
  const before = (await placed()).map(({ id }) => id)
  await db.database.transaction({ partnershipId: db.partnershipId }, (tx) =>
    shufflePracticeDay(tx, '2026-11-23'),
  )
  const after = (await placed()).map(({ id }) => id)
  assert.notDeepEqual(after, before)
  assert.deepEqual([...after].sort(), [...before].sort())
  const wrote = await db.owner(`select distinct xmin::text from practice_answer where day = '2026-11-23'`)
  assert.equal(wrote.length, 1)
  const [first, second] = await db.owner<{ link: Buffer }>(
    'select link from practice_answer where link is not null',
  )
  assert.deepEqual(first?.link, second?.link)
  assert.notDeepEqual(first?.link, link)
})

test('the application may neither change nor delete what was shared', async () => {
  for (const statement of ['update practice_answer set link = null', 'delete from practice_answer']) {
    const { sql } = await import('kysely')
    await assert.rejects(
      db.database.transaction({ partnershipId: db.partnershipId }, (tx) => sql.raw(statement).execute(tx)),
      /permission denied/,
    )
  }
})
