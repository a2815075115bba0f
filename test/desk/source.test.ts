import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { grantRole, membershipOf } from '../../src/accounts/people/people.ts'
import { ME } from '../../src/concern/samples.fixture.ts'
import { afterIn, type DeskService, pageOf, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let dana: StaffClient
let lee: StaffClient
let nadia: StaffClient
let administrator: StaffClient

before(async () => {
  desk = await startDesk()
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  lee = await desk.worker('first-contact', 'children', 'Lee Early')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  administrator = await desk.signIn('administrator')
})
after(() => desk?.stop())

const WHO = '/desk/who-may-read'
const one = (reference: string): string => `/desk/concerns/${reference}`
const act = async (client: StaffClient, reference: string, fields: Record<string, string>): Promise<void> => {
  const sent = { after: afterIn(await pageOf(client, one(reference))), ...fields }
  assert.equal((await client.post(`${one(reference)}/steps`, sent)).status, 303)
}
const reads = async (client: StaffClient, reference: string): Promise<boolean> => {
  const response = await client.post(`${one(reference)}/source`, { reason: 'contact-them' })
  const text = await response.text()
  assert.equal(response.status === 200, /Sam Example/.test(text))
  return response.status === 200
}
const firstContact = async (): Promise<string> =>
  (await desk.owner<{ id: string }>(`select id from team where receives = 'first-contact'`))[0]?.id ?? ''

test('who told is read by whoever has the concern: no colleague, nobody before it is taken, nobody after it is handed over', async () => {
  const ref = await desk.tell(ME)
  assert.equal(await reads(dana, ref), false)
  await act(dana, ref, { do: 'claimed' })
  assert.equal(await reads(dana, ref), true)
  assert.equal(await reads(lee, ref), false)
  assert.match(await pageOf(lee, `${one(ref)}/source`), /Dana Whitlow has it\./)
  await act(dana, ref, { do: 'handed-over', to: lee.personId })
  assert.equal(await reads(dana, ref), false)
  assert.equal(await reads(lee, ref), true)
  await act(lee, ref, { do: 'put-back' })
  assert.equal(await reads(lee, ref), false)
})

test('an administrator gives and takes the permission, by role and team; both are in the record', async () => {
  const ref = await desk.tell(ME)
  const team = await firstContact()
  assert.equal((await administrator.post(WHO, { do: 'give', team, role: '', whose: 'any' })).status, 422)
  assert.equal(
    (await administrator.post(WHO, { do: 'give', team, role: 'police-team', whose: 'any' })).status,
    422,
  )
  const given = { do: 'give', team, role: 'safeguarding-lead', whose: 'any' }
  assert.equal((await administrator.post(WHO, given)).status, 303)
  assert.equal(await reads(lee, ref), false, 'of the team, and not with that role')
  const council = (
    await desk.owner<{ id: string }>('select organisation_id as id from team where id = $1', [team])
  )[0]?.id
  await desk.database.transaction(desk, async (tx) =>
    grantRole(tx, await membershipOf(tx, lee.personId, null, council), 'safeguarding-lead', null),
  )
  assert.equal(await reads(lee, ref), true, 'of the team, and with that role there')
  const [row] = await desk.owner<{ id: string }>(
    `select id from source_permission where role = 'safeguarding-lead' and team_id = $1 and ended_at is null`,
    [team],
  )
  assert.equal((await administrator.post(WHO, { do: 'end', permission: row?.id ?? '' })).status, 303)
  assert.equal(await reads(lee, ref), false)
  const actions = await desk.owner<{ action: string }>(
    `select action from audit_entry where actor_id = $1 and action like 'source-permission.%' order by id`,
    [administrator.personId],
  )
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['source-permission.given', 'source-permission.ended'],
  )
  for (const client of [dana, nadia]) assert.equal((await client.get(WHO)).status, 404)
})

test('nobody gives it to a team of their own, on the page or in the database', async () => {
  const both = await desk.worker('first-contact', 'children', 'Both At Once')
  await desk.database.transaction(desk, async (tx) =>
    grantRole(tx, await membershipOf(tx, both.personId, null), 'administrator', null),
  )
  const team = await firstContact()
  const refused = await both.post(WHO, { do: 'give', team, role: 'first-contact', whose: 'any' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /another administrator gives it/)
  const insert = desk.database.transaction(desk, (tx) =>
    sql`insert into source_permission (partnership_id, team_id, role, whose, given_by)
      values (${desk.partnershipId}::uuid, ${team}::uuid, 'first-contact', 'any', ${both.personId}::uuid)`.execute(
      tx,
    ),
  )
  await assert.rejects(insert, /team of their own/)
})

test('the database gives who told to nobody else, whatever the pages ask, and never without a line in the record', async () => {
  const ref = await desk.tell(ME)
  await act(dana, ref, { do: 'claimed' })
  const [concern] = await desk.owner<{ id: string }>('select id from concern where reference = $1', [ref])
  const read = (reader: string, actor?: string) =>
    desk.database.transaction({ ...desk, ...(actor ? { actor } : {}) }, (tx) =>
      sql`select read_concern_source(${concern?.id ?? ''}::uuid, ${reader}::uuid, 'court')`.execute(tx),
    )
  const lines = async () =>
    (
      await desk.owner<{ n: number }>(
        `select count(*)::int as n from audit_entry where action = 'source.read'`,
      )
    )[0]?.n ?? 0
  const before = await lines()
  for (const client of [lee, nadia, administrator])
    await assert.rejects(read(client.personId), /may not read who told/)
  await assert.rejects(read(dana.personId, lee.personId), /may not read who told/, 'in the name of another')
  assert.equal(await lines(), before)
  await read(dana.personId, dana.personId)
  assert.equal(await lines(), before + 1)
  await assert.rejects(
    desk.database.transaction(desk, (tx) => sql`select * from concern_source`.execute(tx)),
    /permission denied/,
  )
})
