import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { textOf } from '../../src/pdf/read-back.fixture.ts'
import { type DeskService, pageOf, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let ref = ''
let id = ''
const staff: Record<string, StaffClient> = {}
const one = (): string => `/desk/concerns/${ref}`
/** In the conditions alone: wherever it stands, they stand. */
const SECRET = 'Not-to-be-told-to-the-school'
const GRADE = { source: '2', information: 'C', handling: 'C', conditions: SECRET }

before(async () => {
  desk = await startDesk()
  staff.nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  staff.teller = await desk.worker('professional', 'school', 'Tess Teller')
  staff.lead = await desk.worker('safeguarding-lead', 'school', 'Martin Okell')
  staff.firstContact = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  staff.exploitation = await desk.worker('exploitation-team', 'children', 'Sam Early')
  staff.exploitationInPolice = await desk.worker('exploitation-team', 'police', 'Eli')
  staff.otherPolice = await desk.signIn(
    'police-team',
    'Elsewhere',
    undefined,
    await desk.organisation('Another force', 'police'),
  )
  staff.officer = await desk.signIn('partnership-officer')
  staff.administrator = await desk.signIn('administrator')
  staff.auditor = await desk.signIn('auditor')
  // Significant harm: First Contact has a copy, and their lead sees it as well.
  ref = await desk.tell(
    { ...SHARED, significant: 'yes' },
    { form: 'information-sharing', by: staff.teller as StaffClient },
  )
  // The exploitation team sees the concern as well; how it is graded it does not.
  await desk.owner(
    `insert into concern_grant (partnership_id, concern_id, team_id, since, capacity, why)
      select c.partnership_id, c.id, t.id, c.told_at, 'copy', 'form' from concern c, team t
      where c.reference = $1 and t.receives = 'exploitation'`,
    [ref],
  )
  id = (await desk.owner<{ id: string }>('select id from concern where reference = $1', [ref]))[0]?.id ?? ''
})
after(() => desk?.stop())

const nadia = (): StaffClient => staff.nadia as StaffClient
const others = () => Object.entries(staff).filter(([who]) => who !== 'nadia')

test('police grade as 2-C-P, with conditions where there are, as often as they like; every grade stays', async () => {
  const way = `${one()}/grading`
  assert.match(await pageOf(nadia(), one()), /It is not graded/)
  assert.equal((await nadia().post(way, {})).status, 422)
  assert.equal((await nadia().post(way, { ...GRADE, conditions: '' })).status, 422, 'C has conditions')
  assert.equal((await nadia().post(way, { ...GRADE, handling: 'P' })).status, 422, 'P has none')
  assert.equal((await nadia().post(way, { source: '2', information: 'C', handling: 'P' })).status, 303)
  assert.match(await pageOf(nadia(), one()), /2-C-P[\s\S]*Untested[\s\S]*Known indirectly[\s\S]*Nadia Brisk/)
  assert.equal((await nadia().post(way, GRADE)).status, 303)
  const page = await pageOf(nadia(), way)
  assert.match(page, /2-C-P[\s\S]*2-C-C[\s\S]*Not-to-be-told-to-the-school/)
  assert.doesNotMatch(JSON.stringify(await desk.owner('select * from police_grading')), /Not-to-be-told/)
})

test('it is in what the police take, and in nothing that anybody else takes', async () => {
  const taken = await (await nadia().get(`${one()}/take/json`)).json()
  assert.equal(taken.grading.code, '2-C-C')
  assert.equal(taken.grading.conditions, SECRET)
  for (const type of ['txt', 'csv'])
    assert.match(await pageOf(nadia(), `${one()}/take/${type}`), /2-C-C[\s\S]*Not-to-be-told/)
  assert.match(await pdfOf(nadia()), /2-C-C/)
  for (const client of [staff.firstContact, staff.lead, staff.exploitation] as StaffClient[]) {
    const other = await (await client.get(`${one()}/take/json`)).json()
    assert.equal('grading' in other, false)
    for (const type of ['txt', 'csv', '']) {
      const text = await pageOf(client, `${one()}/take/${type}`.replace(/\/$/, ''))
      assert.doesNotMatch(text, /2-C-C|2-C-P|3x5x2|Not-to-be-told/, type)
    }
    assert.doesNotMatch(await pdfOf(client), /2-C-C|3x5x2|Not-to-be-told/)
  }
})

/** What the PDF of the concern says, read back from its tag tree. */
const pdfOf = async (client: StaffClient): Promise<string> => {
  const response = await client.get(`${one()}/take/pdf`)
  assert.equal(response.status, 200)
  const text = textOf(new Uint8Array(await response.arrayBuffer()))
  assert.match(text, /silver car/, 'it is read back')
  return text
}

test('nobody else sees it on any page: every route that anybody may open, asked by everybody', async () => {
  let asked = 0
  for (const [who, client] of others())
    for (const { method, path } of desk.routes) {
      if (method !== 'GET') continue
      const at = path
        .replace(':reference', ref)
        .replace(':type', 'json')
        .replace(/:\w*Id\b|:id\b/g, id)
      if (at.includes(':') || /sign-out/.test(at)) continue
      const response = await client.get(at)
      const text = await response.text()
      assert.doesNotMatch(text, /2-C-C|2-C-P|Not-to-be-told/, `${at} as ${who}`)
      if (path.endsWith('/grading')) assert.equal(response.status, 404, `${at} as ${who}`)
      asked++
    }
  assert.ok(asked > 300, String(asked))
  for (const [who, client] of others())
    assert.ok([401, 404].includes((await client.post(`${one()}/grading`, GRADE)).status), who)
  assert.doesNotMatch(desk.log(), /2-C-C|Not-to-be-told/)
})

test('the database gives it to the police team that sees it alone, takes it from nobody else, and changes none', async () => {
  const run = (text: ReturnType<typeof sql>, actor?: string) =>
    desk.database.transaction({ ...desk, ...(actor ? { actor } : {}) }, (tx) => text.execute(tx))
  const read = async (reader: string, actor?: string) =>
    (await run(sql`select * from police_gradings(${id}::uuid, ${reader}::uuid)`, actor)).rows.length
  assert.equal(await read(nadia().personId), 2)
  assert.equal(await read(nadia().personId, nadia().personId), 2)
  for (const [who, client] of others()) {
    assert.equal(await read(client.personId), 0, who)
    assert.equal(await read(nadia().personId, client.personId), 0, `${who} in the name of the police`)
    const insert =
      run(sql`insert into police_grading (partnership_id, concern_id, team_id, source, information, handling, by)
      select ${desk.partnershipId}::uuid, ${id}::uuid, id, '1', 'A', 'P', ${client.personId}::uuid from team where receives = 'police'`)
    await assert.rejects(insert, /only the police team/, who)
  }
  for (const statement of [
    'select * from police_grading',
    'update police_grading set source = null',
    'delete from police_grading',
  ])
    await assert.rejects(run(sql.raw(statement)), /permission denied/, statement)
})
