import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { actorOf } from '../sign-in/sessions.ts'

let service: StaffService
let admin: StaffClient
before(async () => {
  service = await startStaffService({ pack: await packOf('example') })
  admin = await service.signIn('administrator', 'Jo Marsh')
})
after(() => service?.stop())

const idIn = (response: Response) => (response.headers.get('location') ?? '').split('/').at(-1) ?? ''
const add = (name: string, kind: string) => admin.post('/people/organisations/add', { name, kind })
const actor = (client: StaffClient) =>
  service.database.transaction(service, (tx) =>
    actorOf(tx, client.cookie.slice('session='.length), new Date()),
  )

test('an organisation is added once, and found by its name and kind', async () => {
  assert.equal((await add('  Hill   School ', 'school')).status, 303)
  const twice = await add('Hill School', 'health')
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /one of that name already/)
  assert.equal((await add('Another partnership', 'partnership')).status, 422)
  assert.equal((await add(' ', 'school')).status, 422)
  const found = async (query: string) => (await admin.get(`/people/organisations?${query}`)).text()
  assert.match(await found('typed=hill'), /Hill School/)
  assert.match(await found('typed=hill&kind=school'), /Hill School/)
  assert.match(await found('typed=hill&kind=police'), /No organisation was found/)
  assert.match(await found('typed=%25'), /No organisation was found/)
})

test('beyond fifty there are pages, and a page that is not there is no fault', async () => {
  await service.owner(
    `insert into organisation (partnership_id, name, kind)
     select $1, 'Many ' || n, 'voluntary' from generate_series(1, 60) n`,
    [service.partnershipId],
  )
  const first = await (await admin.get('/people/organisations?typed=many')).text()
  assert.match(first, /60 organisations/)
  assert.match(first, /Page 1 of 2/)
  const second = await (await admin.get('/people/organisations?typed=many&page=2')).text()
  assert.equal(second.match(/<tr class="govuk-table__row"><th scope="row"/g)?.length, 10)
  assert.equal((await admin.get('/people/organisations?page=1e99')).status, 200)
})

test('people are invited with roles that fit the organisation alone', async () => {
  const school = idIn(await add('Fit School', 'school'))
  const path = `/people/organisations/${school}`
  const form = await (await admin.get(`${path}/invite`)).text()
  assert.match(form, /value="safeguarding-lead"/)
  assert.doesNotMatch(form, /value="(administrator|first-contact|police-team)"/)
  const invite = (email: string, roles: string) =>
    admin.post(`${path}/invite`, { name: 'Ada Lamb', email, roles })
  assert.equal((await invite('ada@fit.example.org', 'administrator')).status, 422)
  const id = idIn(await invite('ada@fit.example.org', 'safeguarding-lead'))
  const rows = await service.owner<{ role: string; organisation_id: string }>(
    `select g.role, m.organisation_id from role_grant g join membership m on m.id = g.membership_id
     where m.person_id = $1`,
    [id],
  )
  assert.deepEqual(rows, [{ role: 'safeguarding-lead', organisation_id: school }])
  assert.match(await (await admin.get(path)).text(), /Ada Lamb/)
})

test('somebody of one organisation joins another with the same account, and leaves one without leaving the other', async () => {
  const [one, two] = [idIn(await add('One Clinic', 'health')), idIn(await add('Two Clinic', 'health'))]
  const nurse = await service.signIn('professional', 'A Nurse', undefined, one)
  const [{ email } = { email: '' }] = await service.owner<{ email: string }>(
    'select email from person where id = $1',
    [nurse.personId],
  )
  const invite = () =>
    admin.post(`/people/organisations/${two}/invite`, {
      name: 'A Nurse',
      email: email.toUpperCase(),
      roles: 'safeguarding-lead',
    })
  assert.equal((await invite()).headers.get('location'), `/people/organisations/${two}`)
  assert.equal((await invite()).status, 422, 'she is there already')
  assert.deepEqual(
    (await actor(nurse))?.organisations.map(({ id, roles }) => [id, roles]),
    [
      [one, ['professional']],
      [two, ['safeguarding-lead']],
    ],
  )
  const leave = await admin.post(`/people/${nurse.personId}/roles`, { organisation: one })
  assert.equal(leave.status, 303)
  assert.deepEqual((await actor(nurse))?.roles, ['safeguarding-lead'])
  assert.equal((await nurse.get('/account')).status, 200)
  const unfit = await admin.post(`/people/${nurse.personId}/roles`, {
    organisation: two,
    roles: 'administrator',
  })
  assert.equal(unfit.status, 303)
  assert.deepEqual((await actor(nurse))?.roles ?? [], [], 'what does not fit is not given')
})

test('a closed organisation lets nobody in, and its roles are as they were when it is open again', async () => {
  const school = idIn(await add('Closing School', 'school'))
  const path = `/people/organisations/${school}`
  const lead = await service.signIn('safeguarding-lead', 'A Lead', undefined, school)
  assert.match(await (await admin.get(`${path}/close`)).text(), /signed out at once/)
  assert.equal((await admin.post(`${path}/close`)).status, 303)
  assert.equal((await lead.get('/account')).status, 303)
  assert.equal((await admin.post(`${path}/close`)).status, 404)
  assert.equal((await admin.get(`${path}/invite`)).status, 404)
  assert.match(await (await admin.get(path)).text(), /Open its access again/)
  assert.equal((await admin.post(`${path}/reopen`)).status, 303)
  assert.equal((await lead.get('/account')).status, 303, 'the session stays ended')
  const again = await service.owner<{ n: number }>(
    `select count(*)::int as n from role_grant g join membership m on m.id = g.membership_id
     where m.organisation_id = $1 and g.revoked_at is null`,
    [school],
  )
  assert.equal(again[0]?.n, 1)
})

test('the partnership itself is never closed', async () => {
  const [own] = await service.owner<{ id: string }>(`select id from organisation where kind = 'partnership'`)
  assert.equal((await admin.post(`/people/organisations/${own?.id}/close`)).status, 404)
  assert.equal((await admin.get('/account')).status, 200)
})

test('an auditor reads the record, and nothing else of administrators', async () => {
  const auditor = await service.signIn('auditor')
  assert.equal((await auditor.get('/audit')).status, 200)
  for (const path of ['/people', '/people/organisations', '/people/teams'])
    assert.equal((await auditor.get(path)).status, 404, path)
})
