import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { startDatabase, type TestDatabase } from '../../test/scaffold/database.ts'
import { packOf } from '../../test/scaffold/service.ts'
import type { Pack } from '../pack/index.ts'
import { openTeamShelf } from '../teams/index.ts'
import { openConcernWriter } from './concern-writer.ts'
import { openConcernKeys } from './keys.ts'
import { addTeams, CAR, ME, toldOf } from './samples.fixture.ts'
import { FormShut, type SubmitParts, submitConcern } from './submit-concern.ts'
import type { Told } from './told.ts'

let base: TestDatabase
let pack: Pack
let parts: SubmitParts
const now = new Date('2026-11-23T10:00:00Z')

before(async () => {
  ;[base, pack] = await Promise.all([startDatabase(), packOf('durham')])
  const { database, partnershipId } = base
  await addTeams(base, pack)
  parts = {
    pack,
    keys: openConcernKeys(randomBytes(32), partnershipId),
    teams: openTeamShelf({ pack, database, partnershipId, production: false, clock: () => now }),
  }
})
after(() => base?.stop())

const submit = (told: Told, with_ = parts) =>
  base.database.transaction(base, (tx) => submitConcern(tx, with_, told))
const count = async (table: string, id: string, column = 'concern_id'): Promise<number> =>
  (await base.owner<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [id]))[0]
    ?.n ?? -1
const idOf = (told: Told): string => parts.keys.ofNonce(told.nonce).id
const whoSees = async (told: Told): Promise<string[]> =>
  (
    await base.owner<{ said: string }>(
      `select t.receives || ' ' || g.capacity as said from concern_grant g join team t on t.id = g.team_id
        where g.concern_id = $1 and g.ended_at is null order by g.capacity desc, 1`,
      [idOf(told)],
    )
  ).map(({ said }) => said)

test('what is told is kept whole: concern, source, mentions, who sees it, what is due, notices, receipt, record and job', async () => {
  const told = toldOf(pack, ME, { now })
  const { reference, words, already } = await submit(told)
  assert.match(reference, /^[2-9B-Z]{5}-[2-9B-Z]{5}$/)
  assert.equal(words?.split(' ').length, 6)
  assert.equal(already, false)
  const id = idOf(told)
  assert.equal(await count('concern', id, 'id'), 1)
  assert.equal(await count('mention', id), told.mentions.length)
  assert.ok(told.mentions.length >= 3)
  assert.equal(await count('mention_token', id), 2)
  assert.deepEqual(await whoSees(told), ['first-contact receiver'])
  assert.equal(await count('concern_clock', id), 2)
  assert.equal(await count('concern_notice', id), 1)
  assert.equal(await count('receipt', id), 1)
  assert.equal(await count('audit_entry', id, 'of_id'), 1)
  const jobs = await base.owner<{ data: string }>(
    `select data::text from jobs.job where name like 'concern.notify/%'`,
  )
  assert.equal(jobs.filter(({ data }) => data.includes(id)).length, 1)
})

test('nothing that was said, and nobody who said it, stands in clear', async () => {
  const told = toldOf(pack, { ...ME, narrative: 'Zebedee said so.', 'your-name': 'Quirina Example' }, { now })
  await submit(told)
  const tables = await base.owner<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema in ('public', 'jobs') and table_type = 'BASE TABLE'`,
  )
  for (const { name } of tables) {
    const schema = (await base.owner(`select to_regclass('public."${name}"') as it`))[0]?.it
      ? 'public'
      : 'jobs'
    const rows = await base
      .owner<{ text: string }>(`select t::text as text from ${schema}."${name}" t`)
      .catch(() => [])
    for (const { text } of rows) {
      assert.doesNotMatch(text, /Zebedee|Quirina|Big T|900123/i, name)
      // A bytea is shown in hexadecimal.
      for (const word of ['Zebedee', 'Quirina', 'Big T'])
        assert.ok(!text.includes(Buffer.from(word).toString('hex')), name)
    }
  }
})

test('a double click, a reload and two tabs are one concern with the same words; ten minutes later without them', async () => {
  const told = toldOf(pack, CAR, { now })
  const writer = openConcernWriter(base.database, base.partnershipId, parts)
  const receipts = await Promise.all([1, 2, 3, 4, 5].map(() => writer.write({ told })))
  assert.equal(receipts.filter(({ already }) => !already).length, 1)
  assert.equal(new Set(receipts.map(({ reference, words }) => `${reference} ${words}`)).size, 1)
  const late = await submit({ ...told, now: new Date(now.getTime() + 11 * 60_000) })
  assert.deepEqual(late, { reference: receipts[0]?.reference, words: '', already: true })
  for (const table of ['concern_source', 'concern_grant', 'receipt'])
    assert.equal(await count(table, idOf(told)), 1, table)
  assert.equal(await count('message', idOf(told)), 0)
})

test('what a second tab holds beside the first is kept, once', async () => {
  const told = toldOf(pack, CAR, { now })
  await submit(told)
  const other = toldOf(pack, { ...CAR, narrative: 'And a blue van.' }, { now, nonce: told.nonce })
  for (let i = 0; i < 2; i++) assert.equal((await submit(other)).already, true)
  const rows = await base.owner<{ id: string; sealed: Buffer; kind: string }>(
    'select id, sealed, kind from message where concern_id = $1',
    [idOf(told)],
  )
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['again'],
  )
  const [row] = rows
  assert.match(parts.keys.message.unseal(row?.sealed as Buffer, row?.id as string) ?? '', /a blue van/)
})

test('a child who may be significantly harmed is told to First Contact at once, whatever the form', async () => {
  const about = toldOf(
    pack,
    {
      ...CAR,
      happening: ['hurt'],
      who: 'trade',
      about: 'adult',
      'adult-name': 'A man',
      'adult-age': 'about 40',
    },
    { now },
  )
  await submit(about)
  assert.deepEqual(await whoSees(about), ['police receiver', 'first-contact copy'])
  const young = toldOf(
    pack,
    { ...CAR, about: 'adult', 'adult-name': 'Tyler', 'adult-age': 'about 16' },
    { now },
  )
  await submit(young)
  assert.deepEqual(await whoSees(young), ['police receiver', 'first-contact copy'])
})

test('a professional’s lead sees what the organisation tells, unless it is about somebody who works with children', async () => {
  const [school] = await base.owner<{ id: string }>(
    `insert into organisation (partnership_id, name, kind) values ($1, 'Saltmere School', 'school') returning id`,
    [base.partnershipId],
  )
  await base.owner(
    `insert into team (partnership_id, organisation_id, receives, name) values ($1, $2, 'lead', 'Lead')`,
    [base.partnershipId, school?.id],
  )
  const actor = {
    personId: randomUUID(),
    name: 'Ann',
    roles: [],
    partnershipId: base.partnershipId,
    sessionId: randomUUID(),
    organisations: [
      { id: school?.id as string, name: 'Saltmere School', kind: 'school' as const, roles: [] },
    ],
  }
  const own = toldOf(pack, ME, { now, actor })
  await submit(own)
  assert.deepEqual(await whoSees(own), ['first-contact receiver', 'lead lead'])
  const colleague = toldOf(
    pack,
    { ...ME, 'adult-works': 'yes', 'adult-place': 'Saltmere School' },
    { now, actor },
  )
  await submit(colleague)
  assert.deepEqual(await whoSees(colleague), ['lado receiver', 'first-contact copy'])
})

test('out of hours significant harm alerts those on duty at once; in hours it does not', async () => {
  const night = toldOf(pack, ME, { now: new Date('2026-11-22T02:00:00Z') })
  await submit(night)
  const kinds = await base.owner<{ kind: string; rung: string }>(
    'select kind, rung from concern_notice where concern_id = $1 order by kind',
    [idOf(night)],
  )
  assert.deepEqual(kinds, [
    { kind: 'out-of-hours', rung: 'duty-manager' },
    { kind: 'told', rung: 'inbox' },
  ])
})

test('a real service keeps nothing where nobody watches', async () => {
  const { database, partnershipId } = base
  const teams = openTeamShelf({ pack, database, partnershipId, production: true, clock: () => now })
  const told = toldOf(pack, CAR, { now })
  await assert.rejects(submit(told, { ...parts, teams }), FormShut)
  assert.equal(await count('concern', idOf(told), 'id'), 0)
})

test('one that cannot be kept takes no other with it', async () => {
  const writer = openConcernWriter(base.database, base.partnershipId, parts)
  const good = toldOf(pack, CAR, { now })
  const bad = { ...toldOf(pack, CAR, { now }), form: 'no-such-form' as 'worry' }
  const [kept, refused] = await Promise.allSettled([
    writer.write({ told: good }),
    writer.write({ told: bad }),
  ])
  assert.equal(kept?.status, 'fulfilled')
  assert.equal(refused?.status, 'rejected')
  assert.equal(await count('concern', idOf(good), 'id'), 1)
})

test('told at once by many, in one question: each kept whole and recorded once, a second click among them too', async () => {
  const writer = openConcernWriter(base.database, base.partnershipId, parts)
  const all = Array.from({ length: 40 }, () => toldOf(pack, ME, { now }))
  const [first] = all
  assert.ok(first)
  // Waited for, so that the next finds the queue there and needs no way round.
  const before = await writer.write({ told: first })
  const receipts = await Promise.all([...all, ...all.slice(0, 5)].map((told) => writer.write({ told })))
  assert.deepEqual(receipts[0], { ...before, already: true })
  assert.equal(receipts.filter(({ already }) => already).length, 6)
  assert.equal(new Set(receipts.map(({ reference }) => reference)).size, 40)
  const jobs = await base.owner<{ concerns: string }>(
    `select data->>'concerns' as concerns from jobs.job where name like 'concern.notify/%'`,
  )
  const told = jobs.flatMap(({ concerns }) => concerns.split(','))
  for (const one of all) {
    const id = idOf(one)
    assert.equal(await count('mention', id), one.mentions.length)
    assert.equal(await count('receipt', id), 1)
    assert.equal(await count(`audit_entry`, id, `of_kind = 'concern' and of_id`), 1)
    assert.equal(told.filter((job) => job === id).length, 1)
  }
})

test('the application writes who told and cannot read it, but through what records the reading', async () => {
  const told = toldOf(pack, ME, { now })
  await submit(told)
  await assert.rejects(
    base.database.transaction(base, (tx) =>
      tx
        .selectFrom('concern_source' as never)
        .selectAll()
        .execute(),
    ),
    /permission denied/,
  )
})
