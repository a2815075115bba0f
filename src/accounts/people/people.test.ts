import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { setPassword } from '../own-account/credentials.ts'
import { keepPassword } from '../sign-in/password.ts'
import { isEmail } from './people.ts'

let service: StaffService
let admin: StaffClient
before(async () => {
  service = await startStaffService({ pack: await packOf('example') })
  admin = await service.signIn('administrator', 'Jo Marsh')
  const kept = await keepPassword('lantern harbour violet nine')
  await service.database.transaction(service, (tx) => setPassword(tx, admin.personId, kept, new Date()))
})
after(() => service?.stop())

const roles = async (personId: string): Promise<string[]> =>
  (
    await service.owner<{ role: string }>(
      `select g.role from role_grant g join membership m on m.id = g.membership_id
       where m.person_id = $1 and g.revoked_at is null order by 1`,
      [personId],
    )
  ).map(({ role }) => role)
const idIn = (response: Response) => (response.headers.get('location') ?? '').split('/').at(-1) ?? ''
let invited = 0
const invite = (fields: Record<string, string | string[]> = {}) =>
  admin.post('/people/invite', {
    name: 'Ada Lamb',
    email: `Ada.${++invited}@Example.ORG`,
    roles: 'partnership-officer',
    ...fields,
  })

test('somebody invited is in the list with their roles, and a letter with a link waits for them', async () => {
  const response = await invite()
  assert.equal(response.status, 303)
  const id = idIn(response)
  assert.deepEqual(await roles(id), ['partnership-officer'])
  const page = await (await admin.get(`/people/${id}`)).text()
  assert.match(page, /ada\.1@example\.org/)
  assert.match(page, /Works until/)
  const letters = await service.owner<{ n: number }>('select count(*)::int as n from letter')
  assert.equal(letters[0]?.n, 1)
  const granted = await service.owner<{ granted_by: string }>(
    'select granted_by from role_grant g join membership m on m.id = g.membership_id where m.person_id = $1',
    [id],
  )
  assert.deepEqual(granted, [{ granted_by: admin.personId }])
})

test('what is missing or wrong is told beside each field, and what was typed is kept', async () => {
  const response = await admin.post('/people/invite', { name: ' ', email: 'a@b', roles: 'boss' })
  assert.equal(response.status, 422)
  const page = await response.text()
  assert.match(page, /<title>Error: /)
  for (const field of ['name', 'email', 'roles']) assert.match(page, new RegExp(`href="#${field}"`))
  assert.match(page, /value="a@b"/)
  await invite({ email: 'twice@example.org' })
  assert.match(await (await invite({ email: ' TWICE@example.org' })).text(), /in the list already/)
})

test('people are found by a part of a name or an address, which stands in no address of a page', async () => {
  const found = async (typed: string) => (await admin.post('/people', { typed })).text()
  assert.match(await found('jo mar'), /Jo Marsh/)
  assert.doesNotMatch(await found('jo mar'), /Ada Lamb/)
  assert.match(await found('%'), /Nobody was found/)
  assert.match(await found('TWICE@'), /twice@example\.org/)
})

test('beyond fifty there are pages', async () => {
  await service.owner(
    `insert into person (partnership_id, name, email)
     select $1, 'Zed ' || n, 'zed' || n || '@example.org' from generate_series(1, 60) n`,
    [service.partnershipId],
  )
  const first = await (await admin.post('/people', { typed: 'zed' })).text()
  assert.match(first, /60 people/)
  assert.match(first, /Page 1 of 2/)
  const second = await (await admin.post('/people', { typed: 'zed', page: '2' })).text()
  assert.equal(second.match(/<tr class="govuk-table__row"><th scope="row"/g)?.length, 10)
  assert.match(second, /name="typed" value="zed"/)
})

test('a role that is taken is gone at once; the grant stays as a row', async () => {
  const officer = await service.signIn('partnership-officer')
  assert.equal(
    (await admin.post(`/people/${officer.personId}/roles`, { roles: 'administrator' })).status,
    303,
  )
  assert.deepEqual(await roles(officer.personId), ['administrator'])
  assert.equal((await officer.get('/people')).status, 200)
  assert.equal((await admin.post(`/people/${officer.personId}/roles`)).status, 303)
  assert.equal((await officer.get('/account')).status, 303, 'without a role nobody is signed in')
  const [revoked] = await service.owner<{ n: number }>(
    `select count(*)::int as n from role_grant g join membership m on m.id = g.membership_id
     where m.person_id = $1 and g.revoked_by = $2`,
    [officer.personId, admin.personId],
  )
  assert.equal(revoked?.n, 2)
})

test('the last administrator who can sign in stays one, whoever asks', async () => {
  const refused = await admin.post(`/people/${admin.personId}/roles`, { roles: 'partnership-officer' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /another administrator who can sign in/)
  assert.deepEqual(await roles(admin.personId), ['administrator'])
  // One who has only been invited cannot sign in yet, and does not count.
  await invite({ roles: 'administrator' })
  assert.equal((await admin.post(`/people/${admin.personId}/roles`)).status, 422)
})

test('sessions of a person are ended by an administrator', async () => {
  const officer = await service.signIn('partnership-officer')
  assert.equal((await admin.post(`/people/${officer.personId}/sessions/end`)).status, 303)
  assert.equal((await officer.get('/account')).status, 303)
})

test('somebody of another partnership is not found', async () => {
  assert.equal((await admin.get('/people/00000000-0000-4000-8000-000000000000')).status, 404)
  assert.equal((await admin.get('/people/not-an-id')).status, 404)
})

test('an address that mail can be sent to', () => {
  for (const good of ['a@example.org', " O'Neil+x@mail.durham.gov.uk "]) assert.ok(isEmail(good), good)
  for (const bad of [
    '',
    'a',
    'a@b',
    'a@b@c.org',
    'a b@c.org',
    'a@c.org\nbcc: x@y.org',
    'A <a@c.org>',
    'a@c.org,b@c.org',
  ])
    assert.ok(!isEmail(bad), bad)
})
