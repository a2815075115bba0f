import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { CAR, ME } from '../../src/concern/samples.fixture.ts'
import { type DeskService, MONDAY, pageOf, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let dana: StaffClient
let nadia: StaffClient
let sam: StaffClient
let auditor: StaffClient
let administrator: StaffClient

before(async () => {
  desk = await startDesk()
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  sam = await desk.worker('exploitation-team', 'children', 'Sam Early')
  auditor = await desk.signIn('auditor', 'Ada Auditor')
  administrator = await desk.signIn('administrator')
})
after(() => desk?.stop())

const OPEN_MORE = '/desk/open-more'
const WHY = { reason: 'danger-now', words: 'A boy has not come home; the car was seen at 2 in the night.' }
const by = (what: string, kind = 'reference') => ({ by: kind, what, ...WHY })
const one = (reference: string): string => `/desk/concerns/${reference}`
const idOf = async (reference: string): Promise<string> =>
  (await desk.owner<{ id: string }>('select id from concern where reference = $1', [reference]))[0]?.id ?? ''
const open = async (client: StaffClient, fields: Record<string, string>): Promise<string> => {
  const opened = await client.post(OPEN_MORE, fields)
  assert.equal(opened.status, 303, await opened.text())
  return opened.headers.get('location') ?? ''
}

test('First Contact opens what the police have, by its reference, with a reason: for an hour, to read, and without who told', async () => {
  const ref = await desk.tell({ ...CAR, plate: 'YQ51 ABC' })
  assert.equal((await dana.get(one(ref))).status, 404)
  assert.equal(
    (await dana.post(OPEN_MORE, { by: 'reference', what: ref })).status,
    422,
    'without a reason nothing',
  )
  const found = await (await dana.post(OPEN_MORE, by(ref))).text()
  assert.match(found, new RegExp(`${ref}[\\s\\S]*Police information team`))
  assert.doesNotMatch(found, /each Friday/, 'to look is not to see')
  const path = await open(dana, { ...by(ref), open: ref })
  assert.equal(await open(dana, { ...by(ref), open: ref }), path, 'once more is the same')
  assert.match(await pageOf(dana, OPEN_MORE), new RegExp(`Open to you now[^]*${path}`))
  assert.doesNotMatch(await pageOf(nadia, OPEN_MORE), /Open to you now/)
  const page = await pageOf(dana, path)
  assert.match(page, /The same man waits there each Friday/)
  assert.match(page, /until Mon 23 Nov, 11:00/)
  assert.doesNotMatch(page, /May be linked|Grading|See who told/)
  for (const more of ['', '/source', '/links', '/take', '/take/json', '/grading', '/reply', '/decide'])
    assert.equal((await dana.get(`${one(ref)}${more}`)).status, 404, `opening gives nothing more: ${more}`)
  for (const client of [nadia, sam, auditor, administrator])
    assert.equal((await client.get(path)).status, 404)
  // Used now and then, so that they stay signed in.
  for (const minutes of [20, 40, 59]) {
    desk.at(new Date(MONDAY.getTime() + minutes * 60_000))
    assert.equal((await dana.get(path)).status, 200)
  }
  desk.at(new Date('2026-11-23T11:00:00Z'))
  assert.equal((await dana.get(path)).status, 404, 'after an hour it is closed')
  desk.at(MONDAY)
})

test('the team that has it is told: in a letter without content, and on the page with name, reason and time', async () => {
  const ref = await desk.tell(ME)
  await open(nadia, { ...by('07700 900123', 'phone'), open: ref })
  assert.match(
    await pageOf(dana, one(ref)),
    /Opened by others[\s\S]*Nadia Brisk[\s\S]*A boy has not come home/,
  )
  const notices = await desk.owner(
    `select t.receives, n.kind from concern_notice n join team t on t.id = n.team_id where n.kind = 'opened' and n.concern_id = $1`,
    [await idOf(ref)],
  )
  assert.ok(notices.length >= 1)
  const actions = await desk.owner<{ action: string; detail: object }>(
    `select action, detail from audit_entry where actor_id = $1 and action like 'opening.%' order by id`,
    [nadia.personId],
  )
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['opening.searched', 'opening.begun'],
  )
  assert.doesNotMatch(JSON.stringify(actions), /boy|07700/)
  assert.doesNotMatch(JSON.stringify(await desk.owner('select * from concern_opening')), /boy/)
})

test('part of a plate or a number, a name without birth, or a guess opens nothing; looking is in the record', async () => {
  await desk.tell({ ...CAR, plate: 'YQ61 DEF' })
  for (const [kind, what] of [
    ['plate', 'YQ61'],
    ['plate', 'YQ61 D?F'],
    ['phone', '07700 90'],
    ['person', 'Kit Sample'],
    ['account', 'unknown'],
    ['reference', 'ABC'],
  ] as const)
    assert.equal((await dana.post(OPEN_MORE, by(what, kind))).status, 422, `${kind} ${what}`)
  const before = await looked()
  assert.match(await (await dana.post(OPEN_MORE, by('YQ62 DEF', 'plate'))).text(), /Nothing was found/)
  assert.equal(await looked(), before + 1)
})
const looked = async (): Promise<number> =>
  (
    await desk.owner<{ n: number }>(
      `select count(*)::int as n from audit_entry where action = 'opening.searched'`,
    )
  )[0]?.n ?? 0

test('what is about an adult who works with children is never found or opened, and a reference that was not found opens nothing', async () => {
  const hidden = await desk.tell({ ...ME, 'adult-works': 'yes', 'adult-place': 'A school' })
  assert.match(await (await nadia.post(OPEN_MORE, by(hidden))).text(), /Nothing was found/)
  assert.equal((await nadia.post(OPEN_MORE, { ...by(hidden), open: hidden })).status, 404)
  const other = await desk.tell(ME)
  assert.equal((await nadia.post(OPEN_MORE, { ...by('YQ51 ABC', 'plate'), open: other })).status, 404)
  // Nor by the database, whoever says they may.
  const insert = (concern: string, team: string, who: string) =>
    desk.database.transaction(desk, (tx) =>
      sql`insert into concern_opening (partnership_id, concern_id, by, team_id, found_by, reason, sealed, at, until)
        select ${desk.partnershipId}::uuid, ${concern}::uuid, ${who}::uuid, id, 'reference', 'danger-now', '\\x00', now(),
          now() + interval '1 hour' from team where receives = ${team}`.execute(tx),
    )
  await assert.rejects(insert(await idOf(hidden), 'police', nadia.personId), /hidden/)
  await assert.rejects(insert(await idOf(other), 'police', dana.personId), /not in the team/)
})

test('a team that the pack does not name may not; nor does anybody outside a team', async () => {
  assert.match(await pageOf(sam, OPEN_MORE), /your team may not open what another team has/)
  const ref = await desk.tell(ME)
  assert.equal((await sam.post(OPEN_MORE, { ...by(ref), open: ref })).status, 404)
  for (const client of [auditor, administrator])
    assert.equal((await client.post(OPEN_MORE, by(ref))).status, 404)
})

test('each is looked at by whom the pack names, with what was found; what nobody looked at within two working days is late', async () => {
  const ref = await desk.tell({ ...CAR, plate: 'YQ71 GHJ' })
  const path = await open(dana, { ...by(ref), open: ref })
  const id = path.split('/').at(-1) ?? ''
  const list = await pageOf(auditor, '/desk/openings')
  assert.match(list, new RegExp(`Dana Whitlow, <span class="es-reference">${ref}`))
  assert.match(list, /Nobody has looked at it yet/)
  assert.doesNotMatch(list, /Late/)
  desk.at(new Date('2026-11-25T10:00:01Z'))
  const late = await desk.signIn('auditor', 'Lena Late')
  assert.match(await pageOf(late, '/desk/openings'), /Late: nobody has looked at it/)
  const way = `/desk/openings/${id}`
  const page = await pageOf(late, way)
  assert.match(page, /A boy has not come home/)
  assert.doesNotMatch(page, /each Friday|YQ71/, 'whoever looks at it does not see what was told')
  assert.equal((await late.post(way, { finding: 'not-right' })).status, 422)
  assert.equal(
    (await late.post(way, { finding: 'not-right', note: 'The team could be reached.' })).status,
    303,
  )
  assert.match(
    await pageOf(late, way),
    /It was not right to open it[\s\S]*Lena Late[\s\S]*The team could be reached/,
  )
  const admin = await desk.signIn('administrator')
  assert.match(await pageOf(admin, '/desk/openings'), /Who looks at what was opened here: Auditor/)
  assert.equal((await admin.get(way)).status, 404)
  const own = desk.database.transaction(desk, (tx) =>
    sql`insert into opening_review (partnership_id, opening_id, finding, by, at)
      values (${desk.partnershipId}::uuid, ${id}::uuid, 'right', ${dana.personId}::uuid, now())`.execute(tx),
  )
  await assert.rejects(own, /opened themselves/)
  for (const statement of ['update concern_opening set until = now()', 'delete from opening_review'])
    await assert.rejects(
      desk.database.transaction(desk, (tx) => sql.raw(statement).execute(tx)),
      /permission denied/,
    )
  desk.at(MONDAY)
})
