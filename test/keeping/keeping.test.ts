import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { sealKey, verify } from '../../src/audit/index.ts'
import { sealBatch } from '../../src/audit/seal.ts'
import { CAR, ME } from '../../src/concern/samples.fixture.ts'
import { holdsOrDeletes } from '../../src/keeping/holds/hold-queries.ts'
import { findYears, openHoldKeys } from '../../src/keeping/index.ts'
import { focusGroupPath } from '../../src/survey/urls.ts'
import { MONDAY, pageOf, SHARED } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'
import { type KeepingDesk, later, startKeeping, TOLD, wordsOf } from './keeping.ts'

let desk: KeepingDesk
let officer: StaffClient
before(async () => {
  desk = await startKeeping()
  officer = desk.officer
})
after(() => desk?.stop())

test('what is due is shown by type, and nothing goes before an officer has approved a list and a week is over', async () => {
  const old = await desk.tellThen(TOLD, SHARED, { form: 'information-sharing' })
  const young = await desk.tell(SHARED, { form: 'information-sharing' })
  const page = await pageOf(officer, '/keeping')
  assert.match(page, /One record is due today/)
  assert.match(await pageOf(officer, '/keeping/due/information'), new RegExp(old))
  const run = await desk.listOf('information')
  const shown = await pageOf(officer, run)
  assert.match(shown, new RegExp(old))
  assert.doesNotMatch(shown, new RegExp(young))
  assert.equal(await desk.carryOut(), 0, 'nobody approved it')
  assert.equal((await officer.post(run, { number: '1' })).status, 404, 'neither approved nor stopped')
  assert.equal((await officer.post(run, { do: 'approve', number: '2' })).status, 422, 'another number')
  assert.equal((await officer.post(run, { do: 'approve', number: '1' })).status, 303)
  assert.equal(await desk.carryOut(), 0, 'it waits for a week')
  const id = await desk.idOf(old)
  assert.ok((await desk.tablesWith(id)).includes('concern_source'))
  desk.at(later(8))
  assert.equal(await desk.carryOut(), 1)
  assert.deepEqual(
    await desk.tablesWith(id),
    ['keeping_done', 'keeping_item'],
    'nothing that belongs to it is left',
  )
  assert.notEqual(await desk.idOf(young), '')
  assert.deepEqual(
    await desk.owner("select year, form, n from kept_count where form = 'information-sharing'"),
    [{ year: 2020, form: 'information-sharing', n: 1 }],
  )
  desk.at(MONDAY)
})

test('what is held stays, by what it names or by its reference, also when it is held after the approval; lifted, it goes', async () => {
  const named = await desk.tellThen(TOLD, { ...SHARED, narrative: 'One.' }, { form: 'information-sharing' })
  const held = await desk.tellThen(
    TOLD,
    { ...SHARED, vehicles: [], people: [] },
    { form: 'information-sharing' },
  )
  const free = await desk.tellThen(
    TOLD,
    { ...SHARED, vehicles: [], people: [] },
    { form: 'information-sharing' },
  )
  const who = { names: 'sample KIT', day: '4', month: '3', year: '2012' }
  const hold = { kind: 'exact', ...who, reason: 'An inquiry.' }
  assert.equal((await officer.post('/keeping/holds/add', { ...hold, day: '' })).status, 422)
  const put = await officer.post('/keeping/holds/add', hold)
  assert.equal(put.status, 303, await put.text())
  const run = await desk.listOf('information')
  assert.doesNotMatch(await pageOf(officer, run), new RegExp(named), 'held from the beginning')
  await desk.approve(run)
  const second = await officer.post('/keeping/holds/add', {
    kind: 'concern',
    reference: held,
    reason: 'A court.',
  })
  assert.equal(second.status, 303)
  let carriedOut: Promise<number> | undefined
  await desk.database.transaction(desk, async (tx) => {
    await holdsOrDeletes(tx)
    carriedOut = desk.onDay(8, desk.carryOut)
    await delay(300)
    assert.notEqual(await desk.idOf(free), '', 'nothing goes while a hold is being put on')
  })
  await carriedOut
  assert.equal(await desk.idOf(free), '')
  assert.notEqual(await desk.idOf(held), '')
  assert.match(await pageOf(officer, run), /Kept: it is held/)
  for (const path of [put, second].map((sent) => sent.headers.get('location') ?? '')) {
    assert.equal((await officer.post(path, { reason: '' })).status, 422)
    assert.equal((await officer.post(path, { reason: 'It has ended.' })).status, 303)
  }
  const again = await desk.listOf('information')
  await desk.approve(again)
  await desk.onDay(8, desk.carryOut)
  assert.deepEqual([await desk.idOf(held), await desk.idOf(named)], ['', ''])
})

test('a hold finds its person in words too, before it was put on and since, and keeps that from a list', async () => {
  const write = await wordsOf(desk)
  const before = await write.decision('For the file:\nKit Sample')
  await write.comment('Ask Kit Sample.')
  await write.group('Q: Who?\nThey ring 07700 900 456.')
  const who = { names: 'Kit Sample', day: '4', month: '3', year: '2012', phones: '07700900456' }
  const put = await officer.post('/keeping/holds/add', { kind: 'exact', reason: 'A court.', ...who })
  const hold = put.headers.get('location') ?? ''
  assert.match(await pageOf(officer, hold), /their words name it\s*<\/dt>\s*<dd[^>]*>\s*3\s/)
  const since = await write.decision('Sample, Kit again')
  await write.decision('Somebody else')
  await desk.approve(await desk.listOf('not-shared'))
  for (const type of ['survey-comment', 'focus-group']) {
    assert.match(await pageOf(officer, `/keeping/due/${type}`), /Held\s*<\/strong>/, type)
    assert.equal((await officer.post('/keeping/lists', { types: [type] })).status, 422, 'it is on no list')
  }
  const damaged = await write.decision('x')
  await desk.owner(`update not_shared set sealed = 'x' where id = $1`, [damaged])
  await desk.onDay(8, desk.carryOut)
  const left = async () => (await desk.owner<{ id: string }>('select id from not_shared')).map(({ id }) => id)
  assert.deepEqual((await left()).sort(), [before, since, damaged].sort(), 'what cannot be opened is kept')
  const searches = await desk.owner<{ who: string | null; id: string }>(
    `select actor_id as who, of_id as id from audit_entry where action = 'not-shared.searched' order by audit_entry.id desc limit 2`,
  )
  assert.deepEqual(searches, [
    { who: null, id: 'all' },
    { who: officer.personId, id: hold.split('/').at(-1) },
  ])
  const [group = { id: '' }] = await desk.owner<{ id: string }>('select id from focus_group')
  const removal = `${focusGroupPath(group.id)}/removal`
  const editor = await desk.signIn('partnership-officer')
  assert.match(await pageOf(editor, removal), /It is held: nothing deletes it/)
  assert.equal((await editor.post(removal)).headers.get('location'), removal)
  await desk.put('focus_group_removal', { focus_group_id: group.id, by: officer.personId })
  await assert.rejects(
    desk.asService(`select forget_focus_group('${group.id}')`),
    /a hold keeps this session/,
  )
  const some = `select * from not_shared_for_hold(null, '${'0'.repeat(8)}-0000-4000-8000-000000000000', 9)`
  const goneThrough = () =>
    desk.owner(`select from audit_entry where action = 'not-shared.searched' and of_id = 'all'`)
  const noted = (await goneThrough()).length
  await desk.asService(some)
  assert.equal((await goneThrough()).length, noted + 1, 'it is written down wherever somebody begins')
  await assert.rejects(desk.asService(some, officer.personId), /only for a hold that is in force/)
  assert.equal((await officer.post(hold, { reason: 'It has ended.' })).status, 303)
  assert.doesNotMatch(await pageOf(officer, hold), /keeps now/)
  await desk.approve(await desk.listOf('not-shared'))
  await desk.onDay(8, desk.carryOut)
  assert.deepEqual(await left(), [])
  await assert.rejects(desk.asService(some), /only for a hold that is in force/)
})

test('what something happens to after the list was drawn up stays; a list that is stopped deletes nothing more', async () => {
  const nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  const noted = await desk.tellThen(TOLD, SHARED, { form: 'information-sharing' })
  const run = await desk.listOf('information')
  await desk.approve(run)
  desk.at(new Date(MONDAY.getTime() + 60_000))
  assert.equal((await nadia.post(`/desk/concerns/${noted}/steps`, { do: 'claimed', after: '0' })).status, 303)
  desk.at(MONDAY)
  await desk.onDay(8, desk.carryOut)
  assert.notEqual(await desk.idOf(noted), '')
  assert.match(await pageOf(officer, run), /something happened to it since/)
  const told = await desk.tellThen(TOLD, SHARED, { form: 'information-sharing' })
  const stopped = await desk.listOf('information')
  await desk.approve(stopped)
  assert.equal((await officer.post(stopped, { do: 'stop' })).status, 303)
  await desk.onDay(8, desk.carryOut)
  assert.notEqual(await desk.idOf(told), '')
  assert.match(await pageOf(officer, stopped), /Stopped/)
})

test('a worry is due by the year in which the child is 18, once that is known; of nobody known, eighteen years later', async () => {
  const longAgo = new Date('2004-05-05T10:00:00Z')
  const worry = await desk.tellThen(longAgo, { ...ME, happening: ['not-sure'] })
  const unknown = await desk.tellThen(longAgo, { ...CAR, place: 'elsewhere', plate: '' })
  await desk.owner(`update concern set significant = false, harms = '{}' where reference = any($1)`, [
    [worry, unknown],
  ])
  await desk.owner(`update concern set age_band = '16-17' where reference = $1`, [worry])
  await desk.owner(`update concern set age_band = null where reference = $1`, [unknown])
  assert.match(await pageOf(officer, '/keeping'), /not known yet in which year/)
  await findYears(desk.database, desk.partnershipId, openHoldKeys(desk.key, desk.partnershipId).concern)
  const page = await pageOf(officer, '/keeping/due/worry')
  assert.match(page, new RegExp(`${worry}[\\s\\S]*31 December 2009`))
  assert.match(page, new RegExp(`${unknown}[\\s\\S]*31 December 2025`))
})

test('decisions not to share, comments and accounts have their time too; of an account what was done stays', async () => {
  const priya = await desk.worker('professional', 'school', 'Priya Gone')
  const [{ organisation = '' } = {}] = await desk.owner<{ organisation: string }>(
    'select organisation_id as organisation from membership where person_id = $1',
    [priya.personId],
  )
  const ours = desk.partnershipId
  await desk.owner(
    `insert into not_shared (partnership_id, id, person_id, organisation_id, decided_on, ground, consent, hidden, sealed)
     values ($1, gen_random_uuid(), $2, $3, '1999-01-01', 'other', 'nobody', false, 'x')`,
    [ours, priya.personId, organisation],
  )
  await desk.owner(
    `update role_grant set revoked_at = '2019-01-01' where membership_id in
    (select id from membership where person_id = $1)`,
    [priya.personId],
  )
  for (const type of ['not-shared', 'account']) await desk.approve(await desk.listOf(type))
  await desk.onDay(8, desk.carryOut)
  assert.deepEqual(await desk.owner('select from not_shared'), [])
  const [left] = await desk.owner<{ name: string; email: string }>(
    'select name, email from person where id = $1',
    [priya.personId],
  )
  assert.deepEqual(left, { name: 'Somebody who left', email: `${priya.personId}@forgotten.invalid` })
  assert.deepEqual(await desk.owner('select from session where person_id = $1', [priya.personId]), [])
})

test('nothing else deletes: not the application, not without approval, not by whom the role is missing, not in time', async () => {
  const told = await desk.tellThen(TOLD, SHARED, { form: 'information-sharing' })
  const run = (await desk.listOf('information')).split('/').at(-1) ?? ''
  const id = await desk.idOf(told)
  const refused = (statement: string, why = /permission denied/): Promise<void> =>
    assert.rejects(desk.asService(statement), why, statement)
  const kept = `concern mention concern_source concern_grant desk_step message receipt not_shared survey_comment
    audit_entry legal_hold legal_hold_lift keeping_item keeping_done keeping_stop subject_request`
  for (const table of kept.split(/\s+/)) await refused(`delete from ${table}`)
  await refused(`insert into keeping_done (partnership_id, run_id, of_kind, of_id, outcome)
    values ('${desk.partnershipId}', '${run}', 'concern', '${id}', 'deleted')`)
  await refused(`select forget_records('concern', array['${id}'::uuid])`)
  await refused(`select forget_rows('concern', 'true')`)
  const carry = `select carry_out_keeping('${run}', 10, now() + interval '100 years')`
  await refused(carry, /nobody approved/)
  const professional = await desk.signIn('partnership-officer')
  const approval = (
    by: string,
    wait: string,
  ) => `insert into keeping_approval (partnership_id, run_id, by, at, begins_at)
    values ('${desk.partnershipId}', '${run}', '${by}', now(), now() + interval '${wait}')`
  await refused(approval(professional.personId, '2 days'), /only a data protection officer/)
  await refused(approval(officer.personId, '1 hour'), /check constraint/)
  await desk.approve(`/keeping/lists/${run}`)
  await refused(
    `insert into keeping_item (partnership_id, run_id, of_kind, of_id, type, due_on)
    values ('${desk.partnershipId}', '${run}', 'concern', gen_random_uuid(), 'more', now())`,
    /was approved/,
  )
  await refused(`select carry_out_keeping('${run}', 10, '${MONDAY.toISOString()}')`, /nobody approved/)
  const elsewhere = { partnershipId: '00000000-0000-4000-8000-000000000001' }
  await assert.rejects(
    desk.database.transaction(elsewhere, (tx) => sql.raw(carry).execute(tx)),
    /nobody approved/,
  )
  assert.notEqual(await desk.idOf(told), '')
})

test('cut off in the middle it goes on where it was; each is in the record once, by id, and the record stays whole', async () => {
  for (const narrative of ['a', 'b', 'c'])
    await desk.tellThen(TOLD, { ...SHARED, narrative }, { form: 'information-sharing' })
  const run = await desk.listOf('information')
  const id = run.split('/').at(-1) ?? ''
  const [{ n } = { n: 0 }] = await desk.owner<{ n: number }>(
    'select count(*)::int as n from keeping_item where run_id = $1',
    [id],
  )
  await desk.approve(run)
  const some = (most: number, then = () => {}) =>
    desk.database.transaction(desk, async (tx) => {
      await sql`select carry_out_keeping(${id}::uuid, ${most}, ${later(8)})`.execute(tx)
      then()
    })
  await some(2)
  await assert.rejects(
    some(2, () => {
      throw new Error('cut off')
    }),
  )
  assert.match(
    await desk.onDay(8, async () => pageOf(await desk.signIn('data-protection-officer'), run)),
    new RegExp(`2 of ${n} are done`),
  )
  await desk.onDay(8, desk.carryOut)
  const entries = await desk.owner<{ of_id: string; detail: object; actor_id: string }>(
    `select of_id, detail, actor_id from audit_entry where action = 'record.deleted' and detail ->> 'run' = $1`,
    [id],
  )
  assert.equal(entries.length, n)
  assert.equal(new Set(entries.map((one) => one.of_id)).size, n)
  assert.deepEqual(entries[0]?.detail, { run: id })
  assert.equal(entries[0]?.actor_id, officer.personId)
  const key = sealKey(desk.key, desk.partnershipId)
  const verdict = await desk.database.transaction(desk, async (tx) => {
    for (let more = true; more; ) more = (await sealBatch(tx, key, '0'))?.more === true
    return verify(tx, key)
  })
  assert.equal(verdict.broken, null)
  assert.ok(verdict.sealed > 0)
})
