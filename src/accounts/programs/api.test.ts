import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type ApiService, startApi } from '../../../test/scaffold/api.ts'
import { MONDAY, SHARED } from '../../../test/scaffold/desk.ts'
import { ME } from '../../concern/samples.fixture.ts'

let api: ApiService

before(async () => {
  api = await startApi()
})
after(() => api?.stop())

const later = (minutes: number) => api.desk.at(new Date(MONDAY.getTime() + minutes * 60_000))

test('a case system reads what its team receives, and writes back its reference and what was decided', async () => {
  const council = await api.organisation('Merrowby Children’s Services')
  const key = await api.key(council, ['concerns:read', 'concerns:answer'])
  const reference = await api.desk.tell(ME)
  const empty = await api.ask(key, 'GET', '/concerns')
  assert.deepEqual(empty.body, { concerns: [], next: null }, 'what came this moment may have neighbours')
  later(1)
  const listed = await api.ask(key, 'GET', '/concerns')
  assert.equal(listed.body.concerns.length, 1)
  assert.equal(listed.body.concerns[0].reference, reference)
  assert.doesNotMatch(listed.text, /Big T|Sam Example|owe/)
  const again = await api.ask(key, 'GET', `/concerns?after=${listed.body.next}`)
  assert.deepEqual(again.body, { concerns: [], next: listed.body.next })

  const one = await api.ask(key, 'GET', `/concerns/${reference}`)
  assert.equal(one.status, 200, one.text)
  assert.equal(one.headers.get('etag'), '"0"')
  assert.match(one.text, /He says I owe him/)
  assert.doesNotMatch(one.text, /Sam Example/, 'who told is never given')
  const put = (what: string, body: unknown, seen: string) =>
    api.ask(key, 'PUT', `/concerns/${reference}/${what}`, { body, headers: { 'if-match': seen } })
  const kept = await put('own-reference', { own_reference: 'LCS-1' }, '"0"')
  assert.deepEqual([kept.status, kept.body], [200, { reference, step: 1 }])
  assert.equal((await put('own-reference', { own_reference: 'LCS-2' }, '"0"')).status, 412)
  assert.equal((await put('became', { became: 'used' }, '"1"')).body.type.split('#')[1], 'not-now')
  const wrong = await put('decision', { outcome: 'none-such' }, '"1"')
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, '/outcome'])
  const { outcome } = one.body.may_decide[0]
  assert.equal((await put('decision', { outcome, reasons: 'A meeting was held.' }, '"1"')).status, 200)
  const now = (await api.ask(key, 'GET', `/concerns/${reference}`)).body
  assert.deepEqual([now.step, now.own_reference, now.decision.outcome], [2, 'LCS-1', outcome])
  assert.equal((await put('own-reference', { own_reference: '  ' }, '"2"')).status, 422)
})

test('a program is nobody who watches: it opens nothing, and what it did is in the record under its name', async () => {
  const opened = await api.desk.owner('select 1 from concern_grant where opened_at is not null')
  assert.deepEqual(opened, [])
  const watched = await api.desk.owner('select 1 from team_watch')
  assert.deepEqual(watched, [])
  const done = await api.desk.owner<{ action: string }>(
    `select e.action from audit_entry e join program x on x.id = e.actor_id order by e.id`,
  )
  assert.deepEqual([...new Set(done.map(({ action }) => action))].sort(), [
    'concern.decided',
    'concern.referenced',
    'concern.taken',
    'concerns.listed',
  ])
})

test('police take what partners share, and nobody of another organisation sees that it is there', async () => {
  const reference = await api.desk.tell(SHARED, { form: 'information-sharing' })
  later(2)
  const police = await api.key(await api.organisation('Merrowby Police'), [
    'concerns:read',
    'concerns:answer',
  ])
  const school = await api.key(await api.organisation('Merrowby High School'), ['concerns:read'])
  const one = await api.ask(police, 'GET', `/concerns/${reference}`)
  assert.equal(one.status, 200, one.text)
  assert.doesNotMatch(one.text, /Tess Teller/)
  const became = await api.ask(police, 'PUT', `/concerns/${reference}/became`, {
    body: { became: 'used' },
    headers: { 'if-match': '"0"' },
  })
  assert.equal(became.status, 200, became.text)
  const hidden = await api.ask(school, 'GET', `/concerns/${reference}`)
  const nowhere = await api.ask(school, 'GET', '/concerns/K7M2P-9QXDT')
  assert.equal(hidden.status, 404)
  assert.equal(hidden.text, nowhere.text)
})

test('keys: shown once, changed with both working for a while, revoked at once, expired by themselves', async () => {
  const council = await api.organisation('Merrowby Children’s Services')
  const { id, key } = await api.program(council, ['status:read'], '3')
  const works = async (one: string) => (await api.ask(one, 'GET', '/status')).status
  assert.equal(await works(key), 200)
  assert.doesNotMatch(await (await api.administrator.get(`/people/programs/${id}`)).text(), new RegExp(key))
  const next = api.keyIn(
    await api.administrator.post(`/people/programs/${id}/keys`, { hours: '24', months: '3' }),
  )
  const other = await next
  assert.deepEqual([await works(key), await works(other)], [200, 200])
  later(25 * 60)
  assert.deepEqual([await works(key), await works(other)], [401, 200])
  const nextDay = await api.desk.signIn('administrator', 'Somebody later')
  await nextDay.post(`/people/programs/${id}/keys/revoke`, { key: other.split('_')[1] ?? '' })
  assert.equal(await works(other), 401)
  const third = await api.keyIn(await nextDay.post(`/people/programs/${id}/keys`, { months: '3' }))
  later(93 * 24 * 60 + 25 * 60)
  assert.equal(await works(third), 401)
  later(3)
})

test('what the database holds opens nothing, and no key is in the log', async () => {
  const kept = await api.desk.owner<{ row: string }>('select to_jsonb(k)::text as row from program_key k')
  for (const key of api.keys) {
    assert.ok(kept.every(({ row }) => !row.includes(key.slice(16))))
    assert.ok(!api.desk.log().includes(key.slice(16)))
  }
})
