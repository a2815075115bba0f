import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { afterIn, type DeskService, MONDAY, pageOf, startDesk } from '../../../test/scaffold/desk.ts'
import type { StaffClient } from '../../../test/scaffold/staff.ts'
import { ME } from '../../concern/samples.fixture.ts'
import { endDueRoles } from './end-roles.ts'

let desk: DeskService
let sam: StaffClient

before(async () => {
  desk = await startDesk({ work: 'after' })
  sam = await desk.signIn('administrator', 'Sam Holloway')
})
after(() => desk?.stop())

const rolesOf = async ({ personId }: { personId: string }): Promise<string[]> =>
  (
    await desk.owner<{ role: string }>(
      `select o.name || ': ' || g.role as role from role_grant g join membership m on m.id = g.membership_id
        join organisation o on o.id = m.organisation_id
        where m.person_id = $1 and g.revoked_at is null order by 1`,
      [personId],
    )
  ).map(({ role }) => role)

const organisation = async (name: string): Promise<string> =>
  (await desk.owner<{ id: string }>('select id from organisation where name = $1', [name]))[0]?.id ?? ''

const holder = async (reference: string): Promise<string | null | undefined> =>
  (
    await desk.owner<{ by: string | null }>('select claimed_by as by from desk_case where reference = $1', [
      reference,
    ])
  )[0]?.by

const until = async (true_: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await delay(50)) if (await true_()) return
  assert.fail('Not within 20 seconds.')
}

const taken = async (worker: StaffClient): Promise<string> => {
  const reference = await desk.tell(ME)
  const path = `/desk/concerns/${reference}`
  const sent = await worker.post(`${path}/steps`, {
    do: 'claimed',
    after: afterIn(await pageOf(worker, path)),
  })
  assert.equal(sent.status, 303)
  assert.equal(await holder(reference), worker.personId)
  return reference
}

test('who leaves: every role, session and link ends in one step, and what they had taken goes back to the inbox', async () => {
  const dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  const reference = await taken(dana)
  await sam.post(`/people/${dana.personId}/link`)
  const page = await pageOf(sam, `/people/${dana.personId}/leave`)
  assert.match(page, /First Contact worker, Merrowby Children/)
  assert.equal((await sam.post(`/people/${dana.personId}/leave`)).status, 303)
  assert.deepEqual(await rolesOf(dana), [])
  assert.equal((await dana.get('/desk')).status, 303)
  const links = await desk.owner('select 1 from invitation where person_id = $1 and withdrawn_at is null', [
    dana.personId,
  ])
  assert.deepEqual(links, [])
  await until(async () => (await holder(reference)) === null)
  const [step] = await desk.owner<{ kind: string; by: string }>(
    `select s.kind, s.by from desk_step s join concern c on c.id = s.concern_id where c.reference = $1
      order by s.sequence desc limit 1`,
    [reference],
  )
  assert.deepEqual(step, { kind: 'put-back', by: sam.personId })
})

test('who moves has the new roles at once, and the old ones until their last day', async () => {
  const lee = await desk.worker('first-contact', 'children', 'Lee Harmsworth')
  const reference = await taken(lee)
  const school = await organisation('Merrowby High School')
  const wrong = await sam.post(`/people/${lee.personId}/move`, {
    organisation: school,
    roles: ['police-team'],
    until: '2020-01-01',
  })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /no such role in an organisation of that kind[\s\S]*Enter a day to come/)
  const sent = { organisation: school, roles: ['professional'], until: '2026-11-25' }
  assert.equal((await sam.post(`/people/${lee.personId}/move`, sent)).status, 303)
  assert.deepEqual(await rolesOf(lee), [
    'Merrowby Children’s Services: first-contact',
    'Merrowby High School: professional',
  ])
  const due = (now: string) => desk.database.transaction(desk, (tx) => endDueRoles(tx, new Date(now)))
  assert.equal(await due('2026-11-25T23:59:00Z'), 0)
  assert.equal(await holder(reference), lee.personId)
  assert.equal(await due('2026-11-26T00:00:00Z'), 1)
  assert.deepEqual(await rolesOf(lee), ['Merrowby High School: professional'])
  await until(async () => (await holder(reference)) === null)
})

test('an end that was planned can be changed and taken back; of the last administrator none is planned', async () => {
  const worker = await desk.worker('police-team', 'police', 'Nadia Brisk')
  const path = `/people/${worker.personId}/ends`
  const [grant] = await desk.owner<{ id: string }>(
    'select g.id from role_grant g join membership m on m.id = g.membership_id where m.person_id = $1',
    [worker.personId],
  )
  const field = `until-${grant?.id}`
  assert.equal((await sam.post(path, { [field]: '2027-07-31' })).status, 303)
  assert.match(await pageOf(sam, path), /value="2027-07-31"/)
  assert.equal((await sam.post(path, { [field]: 'tomorrow' })).status, 422)
  assert.equal((await sam.post(path, { [field]: '' })).status, 303)
  const kept = await desk.owner(
    'select 1 from role_end e where role_grant_id = $1 and withdrawn_at is null',
    [grant?.id],
  )
  assert.deepEqual(kept, [])
  assert.equal((await sam.post(`/people/${sam.personId}/leave`)).status, 422)
  assert.deepEqual((await rolesOf(sam)).length, 1)
})

const FILE = `name,email,organisation,roles,last_day
Ada Quill,ada.quill@merrowby.example,Merrowby High School,professional|Safeguarding lead,2027-07-31
,nobody,Nowhere,wizard,yesterday
Bo Fenn,bo.fenn@merrowby.example,Merrowby Police,First Contact worker,
Ada Again,ADA.QUILL@merrowby.example,Merrowby High School,professional,
`

test('many join by a file: every line is shown with what is wrong, nobody is there before it is confirmed', async () => {
  const file = new File([FILE], 'people.csv', { type: 'text/csv' })
  const response = await sam.post('/people/joiners', {}, { file })
  const page = await response.text()
  assert.equal(response.status, 200, page)
  assert.match(page, /Good lines: 1. Lines with something wrong: 3./)
  for (const said of ['no open organisation', 'no e-mail address', 'none of ours', 'no such role', 'twice'])
    assert.ok(page.includes(said), said)
  const found = () =>
    desk.owner<{ id: string }>(`select id from person where email = 'ada.quill@merrowby.example'`)
  assert.deepEqual(await found(), [])
  const sealed = /name="sealed" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  assert.equal((await sam.post('/people/joiners/invite', { sealed: sealed.slice(4) })).status, 404)
  const other = await desk.signIn('administrator', 'Somebody else')
  assert.equal((await other.post('/people/joiners/invite', { sealed })).status, 404)
  assert.equal((await sam.post('/people/joiners/invite', { sealed })).status, 303)
  const [ada] = await found()
  assert.deepEqual(await rolesOf({ personId: ada?.id ?? '' }), [
    'Merrowby High School: professional',
    'Merrowby High School: safeguarding-lead',
  ])
  const ends = await desk.owner<{ until: Date }>(
    `select e.until from role_end e join role_grant g on g.id = e.role_grant_id
      join membership m on m.id = g.membership_id where m.person_id = $1`,
    [ada?.id],
  )
  assert.deepEqual(
    ends.map(({ until: at }) => at.toISOString()),
    Array(2).fill('2027-07-31T23:00:00.000Z'),
  )
  assert.equal((await sam.post('/people/joiners/invite', { sealed })).status, 303)
  assert.equal((await found()).length, 1, 'sent once more, nobody is there twice')
})

test('who has not been here for a while is shown; a program is nobody who could be', async () => {
  const gone = await desk.worker('professional', 'school', 'Long Gone')
  await desk.owner('update session set last_seen_at = $2, ended_at = $2 where person_id = $1', [
    gone.personId,
    new Date(MONDAY.getTime() - 100 * 86_400_000),
  ])
  await sam.post('/people/programs/add', {
    name: 'A polling program',
    organisation: await organisation('Merrowby Police'),
    scopes: ['status:read'],
    months: '3',
  })
  const page = await pageOf(sam, '/people/away?days=90')
  assert.match(page, /Long Gone/)
  assert.doesNotMatch(page, /A polling program/)
  assert.doesNotMatch(await pageOf(sam, '/people'), /A polling program/)
  assert.doesNotMatch(await pageOf(sam, '/people/away?days=180'), /Long Gone/)
})
