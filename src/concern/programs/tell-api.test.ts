import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type ApiService, startApi } from '../../../test/scaffold/api.ts'
import { SHARED } from '../../../test/scaffold/desk.ts'
import type { Answers } from '../../questionnaire/index.ts'

let api: ApiService
let key = ''

before(async () => {
  api = await startApi()
  key = await api.key(await api.organisation('Merrowby High School'), ['concerns:tell'])
})
after(() => api?.stop())

const { 'may-call': _, ...SAID } = SHARED
const ANSWERS: Answers = {
  ...SAID,
  'police-may-call': 'yes',
  harms: ['criminal'],
  exposes: 'no',
  'family-told': 'nobody',
}
const tell = (once: string, answers: object = ANSWERS, who = key) =>
  api.ask(who, 'POST', '/concerns', {
    body: { form: 'information-sharing', answers },
    headers: { 'idempotency-key': once },
  })
const count = async () =>
  (await api.desk.owner<{ n: number }>('select count(*)::int as n from concern'))[0]?.n

test('a school’s own system is told what a form asks, and what is missing, with its place', async () => {
  const forms = await api.ask(key, 'GET', '/forms')
  assert.ok(
    forms.body.forms.some(
      ({ form, open }: { form: string; open: boolean }) => form === 'information-sharing' && open,
    ),
  )
  const form = (await api.ask(key, 'GET', '/forms/information-sharing')).body
  const ids = form.pages.flatMap(({ questions }: { questions: { id: string }[] }) =>
    questions.map(({ id }) => id),
  )
  for (const id of ['narrative', 'person-name', 'your-name']) assert.ok(ids.includes(id), id)
  const { narrative: __, ...without } = ANSWERS
  const refused = await tell('missing-something', {
    ...without,
    shoe: '7',
    people: [{ ...(ANSWERS.people as object[])[0], 'person-role': ['nobody'] }],
  })
  assert.equal(refused.status, 422)
  const pointers = refused.body.errors.map(
    ({ pointer, kind }: { pointer: string; kind: string }) => `${pointer} ${kind}`,
  )
  for (const one of [
    '/answers/narrative blank',
    '/answers/people/0/person-role not-offered',
    '/answers/shoe not-asked',
  ])
    assert.ok(pointers.includes(one), `${one} in ${pointers}`)
  assert.doesNotMatch(refused.text, /Kit Sample|nobody/, 'nothing of what was sent is said back')
  assert.equal(await count(), 0)
})

test('what it tells is one concern however often it is sent, seen by police and its own lead, and told by nobody else’s key', async () => {
  const first = await tell('6f1c2a34-once')
  assert.equal(first.status, 201, first.text)
  assert.match(first.body.words, /^(\w+ ){5}\w+$/)
  const again = await tell('6f1c2a34-once')
  assert.deepEqual(
    [again.status, again.body.already, again.body.reference],
    [200, true, first.body.reference],
  )
  assert.equal(await count(), 1)
  const other = await api.key(await api.organisation('Merrowby High School'), ['concerns:tell'])
  const another = await tell('6f1c2a34-once', ANSWERS, other)
  assert.notEqual(another.body.reference, first.body.reference)
  const grants = await api.desk.owner<{ receives: string; capacity: string }>(
    `select t.receives, g.capacity from concern_grant g join team t on t.id = g.team_id
      join concern c on c.id = g.concern_id where c.reference = $1 order by 1`,
    [first.body.reference],
  )
  assert.ok(grants.some(({ receives, capacity }) => receives === 'police' && capacity === 'receiver'))
  assert.ok(grants.some(({ receives, capacity }) => receives === 'lead' && capacity === 'lead'))
})

test('sent at the same time it is one concern', async () => {
  const before = (await count()) ?? 0
  const all = await Promise.all(Array.from({ length: 5 }, () => tell('at-the-same-time')))
  assert.equal(new Set(all.map(({ body }) => body.reference)).size, 1)
  assert.equal(all.filter(({ status }) => status === 201).length, 1)
  assert.equal(await count(), before + 1)
})

test('a form that is closed takes nothing, and says so', async () => {
  const before = await count()
  await api.desk.owner(
    `insert into form_switch (partnership_id, form, turn, by) values ($1, 'information-sharing', 'closed', $2)`,
    [api.desk.partnershipId, api.administrator.personId],
  )
  const refused = await tell('while-it-is-closed')
  assert.deepEqual([refused.status, refused.body.type.split('#')[1]], [409, 'form-closed'])
  assert.equal(await count(), before)
})
