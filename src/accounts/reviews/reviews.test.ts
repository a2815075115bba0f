import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type ApiService, startApi } from '../../../test/scaffold/api.ts'
import { MONDAY, pageOf } from '../../../test/scaffold/desk.ts'
import type { StaffClient } from '../../../test/scaffold/staff.ts'

let api: ApiService
let lead: StaffClient
let colleague: StaffClient
let police: StaffClient
let school = ''

before(async () => {
  api = await startApi()
  lead = await api.desk.worker('safeguarding-lead', 'school', 'Martin Okell')
  colleague = await api.desk.worker('professional', 'school', 'Priya Calder')
  police = await api.desk.worker('police-team', 'police', 'Nadia Brisk')
  school = await api.organisation('Merrowby High School')
})
after(() => api?.stop())

/** Every choice on the page of a review, all the same. */
const answers = (page: string, answer: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/name="((?:role|program)-[0-9a-f-]{36})"/g)].map(([, name = '']) => [name, answer]),
  )

test('a lead looks at their own organisation alone, and not at themselves', async () => {
  const list = await pageOf(lead, '/access-reviews')
  assert.match(list, /Merrowby High School/)
  assert.doesNotMatch(list, /Merrowby Police/)
  assert.equal((await lead.get(`/access-reviews/${await api.organisation('Merrowby Police')}`)).status, 404)
  assert.equal((await lead.get('/access-reviews/signed.csv')).status, 404)
  assert.equal((await police.get('/access-reviews')).status, 404)
  const page = await pageOf(lead, `/access-reviews/${school}`)
  assert.match(page, /Priya Calder: Professional/)
  assert.match(page, /Your own roles here are for somebody else to confirm: Safeguarding lead/)
  assert.doesNotMatch(page, /Martin Okell: /)
})

test('nothing is signed off that was not answered; what is ended ends, with who and when', async () => {
  const { key } = await api.program(school, ['status:read'])
  const path = `/access-reviews/${school}`
  const page = await pageOf(lead, path)
  const all = answers(page, 'keep')
  assert.equal(Object.keys(all).length, 2)
  const [first] = Object.keys(all)
  const refused = await lead.post(path, { [first as string]: 'keep' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Choose whether it is kept or ended[\s\S]*Say that you have looked/)
  assert.deepEqual(await api.desk.owner('select 1 from access_review'), [])

  assert.equal((await colleague.get('/my-concerns')).status, 200)
  assert.equal((await lead.post(path, { ...answers(page, 'end'), signed: 'yes' })).status, 303)
  assert.equal((await colleague.get('/my-concerns')).status, 303, 'signed out')
  assert.equal((await api.ask(key, 'GET', '/status')).status, 401)
  const csv = await (await api.administrator.get('/access-reviews/signed.csv')).text()
  assert.match(
    csv,
    /Merrowby High School,2026-11-23T10:00:00.000Z,Martin Okell,Priya Calder,professional,end/,
  )
  assert.match(csv, /Martin Okell,safeguarding-lead,own/)
})

test('what is overdue stands first and says so', async () => {
  api.desk.at(new Date(MONDAY.getTime() + 200 * 86_400_000))
  const later = await api.desk.signIn('administrator', 'Somebody later')
  assert.match(await pageOf(later, '/access-reviews'), /Overdue: \d/)
  const path = `/access-reviews/${school}`
  const kept = answers(await pageOf(later, path), 'keep')
  assert.equal((await later.post(path, { ...kept, signed: 'yes' })).status, 303)
  const list = await pageOf(later, '/access-reviews')
  assert.ok(list.indexOf('Merrowby High School') > list.indexOf('Merrowby Police'))
})
