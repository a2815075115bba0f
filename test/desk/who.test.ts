import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  ORGANISATION_KINDS,
  ROLES,
  ROLES_IN,
  type Role,
  trialOrganisation,
} from '../../src/accounts/index.ts'
import { grantRole, membershipOf } from '../../src/accounts/people/people.ts'
import { ME } from '../../src/concern/samples.fixture.ts'
import { partnershipId } from '../../src/db/index.ts'
import { type DeskService, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
/** Told to First Contact; shared with the police by a professional of the school. */
let refs: readonly string[]
const own: Partial<Record<Role, StaffClient>> = {}
const others: { who: string; client: StaffClient }[] = []
let teller: StaffClient

before(async () => {
  desk = await startDesk()
  teller = await desk.worker('professional', 'school')
  refs = [await desk.tell(ME), await desk.tell(SHARED, { form: 'information-sharing', by: teller })]
  own['first-contact'] = await desk.worker('first-contact', 'children')
  own['police-team'] = await desk.worker('police-team', 'police')
  own['safeguarding-lead'] = await desk.worker('safeguarding-lead', 'school')
  // Of each role somebody in every kind of organisation in which there may be one: none of them those of the teams.
  for (const role of ROLES)
    for (const kind of ORGANISATION_KINDS.filter((one) => ROLES_IN[one].includes(role))) {
      const there = kind === 'partnership' ? undefined : await desk.organisation(`Another ${kind}`, kind)
      others.push({
        who: `${role} of another ${kind}`,
        client: await desk.signIn(role, role, undefined, there),
      })
    }
})
after(() => desk?.stop())

const routes = () => desk.routes.filter(({ path }) => path.includes(':reference'))
const ask = (client: StaffClient, method: string, path: string): Promise<Response> =>
  method === 'GET'
    ? client.get(path)
    : client.post(path, { after: '0', do: 'noted', note: 'x', reason: 'court', text: 'x' })
const fill = (path: string, reference: string): string =>
  path.replace(':reference', reference).replace(':type', 'txt')
const shape = async (response: Response) => ({ status: response.status, text: await response.text() })

test('there are routes of a concern, and its own teams reach them', async () => {
  assert.ok(routes().length >= 12)
  for (const [role, ref] of [
    ['first-contact', refs[0]],
    ['police-team', refs[1]],
    ['safeguarding-lead', refs[1]],
  ] as const)
    assert.equal((await own[role]?.get(`/desk/concerns/${ref}`))?.status, 200, role)
  assert.equal((await teller.get(`/my-concerns/${refs[1]}`)).status, 200)
})

test('every route of a concern, asked by every role of every other organisation, looks not found', async () => {
  const nowhere = await shape(await teller.get('/nowhere-at-all'))
  const before = await counted()
  let asked = 0
  for (const { method, path } of routes())
    for (const ref of refs)
      for (const { who, client } of others) {
        assert.deepEqual(
          await shape(await ask(client, method, fill(path, ref))),
          nowhere,
          `${method} ${path}: ${who}`,
        )
        asked++
      }
  assert.ok(asked >= routes().length * 2 * ROLES.length)
  assert.deepEqual(await counted(), before, 'nothing was written, opened or read')
})

test('a team of the same partnership sees only what is routed to it', async () => {
  const nowhere = await shape(await teller.get('/nowhere-at-all'))
  const [told = '', shared = ''] = refs
  for (const { method, path } of routes()) {
    assert.deepEqual(
      await shape(await ask(own['police-team'] as StaffClient, method, fill(path, told))),
      nowhere,
      path,
    )
    assert.deepEqual(
      await shape(await ask(own['first-contact'] as StaffClient, method, fill(path, shared))),
      nowhere,
      path,
    )
    assert.deepEqual(
      await shape(await ask(own['safeguarding-lead'] as StaffClient, method, fill(path, told))),
      nowhere,
      path,
    )
  }
})

test('of another partnership in the same database nobody is even signed in', async () => {
  const id = partnershipId('elsewhere')
  await desk.database.transaction({ partnershipId: id }, (tx) =>
    tx.insertInto('partnership').values({ id, slug: 'elsewhere', name: 'Elsewhere' }).execute(),
  )
  const elsewhere = await desk.signIn('administrator', 'From elsewhere', id)
  for (const { method, path } of routes()) {
    const { status } = await ask(elsewhere, method, fill(path, refs[0] as string))
    assert.equal(status, method === 'GET' ? 303 : 401, path)
  }
})

test('whoever loses their role, or whose organisation is closed, sees nothing from that moment', async () => {
  const leaver = await desk.worker('first-contact', 'children')
  const path = `/desk/concerns/${refs[0]}`
  assert.equal((await leaver.get(path)).status, 200)
  await desk.owner(
    `update role_grant g set revoked_at = now() from membership m where m.id = g.membership_id and m.person_id = $1`,
    [leaver.personId],
  )
  assert.notEqual((await leaver.get(path)).status, 200)
})

test('through the sign-in of one organisation nothing of another is there: no team, reminder, draft, decision or telling', async () => {
  const both = await desk.worker('safeguarding-lead', 'school', 'Both Here')
  const [school, council] = await desk.database.transaction(desk, async (tx) => {
    const there = await trialOrganisation(tx, 'children')
    await grantRole(tx, await membershipOf(tx, both.personId, null, there), 'first-contact', null)
    return [await trialOrganisation(tx, 'school'), there]
  })
  const [told = '', shared = ''] = refs
  const begun = await both.post('/desk/tell/information-sharing', { start: 'yes', organisation: council })
  const draft = begun.headers.get('location') ?? ''
  const decision = {
    about: 'Something.',
    with: 'Their father',
    'decided-on': '2026-11-20',
    ground: 'other',
    reason: 'Reasons.',
    consent: 'nobody',
    organisation: council,
    id: '00000000-0000-4000-8000-00000000d1d1',
    do: 'record',
  }
  const recorded = await both.post('/desk/tell/not-shared', decision)
  assert.equal(recorded.status, 303, await recorded.text())
  const decided = recorded.headers.get('location') ?? ''
  const at = `/desk/concerns/${told}`
  assert.equal((await both.post(`${at}/remind`, { on: '2026-11-24', words: 'Ring her' })).status, 303)
  const ofBoth = await desk.owner<{ id: string }>(
    'select organisation_id as id from membership where person_id = $1',
    [both.personId],
  )
  assert.equal(ofBoth.length, 2)
  const own = await desk.tell({ ...ME, narrative: 'For the council.' }, { by: both, of: council })
  const forSchool = await desk.tell({ ...ME, narrative: 'For the school.' }, { by: both, of: school })
  const everything = [at, draft, decided, `/my-concerns/${own}`]
  for (const path of everything) assert.equal((await both.get(path)).status, 200, path)

  const [{ id: provider = '' } = {}] = await desk.owner<{ id: string }>(
    `insert into openid_provider (partnership_id, organisation_id, issuer, client_id, added_by)
      values ($1, $2, 'https://login.school.example', 'us', $3) returning id`,
    [desk.partnershipId, school, both.personId],
  )
  await desk.owner('update session set provider_id = $1 where id = $2', [provider, both.sessionId])
  for (const path of [...everything, '/desk']) assert.equal((await both.get(path)).status, 404, path)
  const page = async (path: string) => (await both.get(path)).text()
  assert.ok(!(await page('/desk/following')).includes(told))
  assert.ok(!(await page('/desk/tell')).includes(draft))
  assert.ok(!(await page('/my-concerns/not-shared')).includes(decided))
  const mine = await page('/my-concerns')
  assert.ok(mine.includes(forSchool) && !mine.includes(own))
  assert.equal((await both.get(`/my-concerns/${forSchool}`)).status, 200)
  assert.equal((await both.get(`/desk/concerns/${shared}`)).status, 200, 'what their school told is theirs')
})

test('under the application’s role no step is changed or taken away', async () => {
  for (const statement of [
    'update desk_step set what = null',
    'delete from desk_step',
    'delete from same_child',
  ])
    await assert.rejects(
      desk.database.transaction(desk, async (tx) => {
        const { sql } = await import('kysely')
        return sql.raw(statement).execute(tx)
      }),
      /permission denied/,
      statement,
    )
})

const counted = () =>
  desk.owner(`select (select count(*)::int from desk_step) as steps,
    (select count(*)::int from message) as messages,
    (select count(*)::int from concern_grant where opened_at is not null) as opened,
    (select count(*)::int from audit_entry where action like 'concern.%' or action like 'source.%') as read`)
