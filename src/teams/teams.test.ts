import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packOf } from '../../test/scaffold/service.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../test/scaffold/staff.ts'
import { ROLES, ROLES_IN, tokenHash } from '../accounts/index.ts'
import { type Pack, TEAMS } from '../pack/index.ts'
import { addTeam, noteShutForms, openTeamShelf, openTeams, roleOf, seen, teamOf, teamsOf } from './index.ts'

let service: StaffService
let admin: StaffClient
let signed: Pack
let at = new Date('2026-11-23T10:00:00Z')
const later = (hours: number) => {
  at = new Date(at.getTime() + hours * 3_600_000)
}

before(async () => {
  const pack = await packOf('durham')
  service = await startStaffService({ pack, clock: () => at, work: 'elsewhere' })
  admin = await service.signIn('administrator', 'Jo Marsh')
  const approval = { approved_by: 'Jo Marsh', role: 'Officer', approved_on: '2026-11-01' }
  signed = { ...pack, partnership: { ...pack.partnership, approval } }
  // As a real service begins: with no team.
  for (const receives of TEAMS) await known(receives)
})
after(() => service?.stop())

const inside: StaffService['database']['transaction'] = (context, work) =>
  service.database.transaction(context, work)
const teams = new Map<string, string>()
const KIND = { police: 'police', lead: 'school' } as const

/** The team of the test that receives this, in an organisation of its own. */
async function known(receives: (typeof TEAMS)[number]): Promise<string> {
  const there = teams.get(receives)
  if (there) return there
  const kind = KIND[receives as keyof typeof KIND] ?? 'council'
  const organisationId = await service.organisation(`Works on ${receives}`, kind)
  const id = await inside(service, (tx) =>
    addTeam(tx, { organisationId, receives, name: `Team ${receives}`, by: null }),
  )
  teams.set(receives, id as string)
  return id as string
}
const organisationOfTeam = async (receives: (typeof TEAMS)[number]): Promise<string> => {
  const team = await inside(service, async (tx) => teamOf(tx, await known(receives)))
  return team?.organisationId ?? ''
}
const memberOf = async (receives: (typeof TEAMS)[number]): Promise<StaffClient> =>
  service.signIn(roleOf(receives), 'A Member', undefined, await organisationOfTeam(receives))
const linkFor = async (receives: (typeof TEAMS)[number]): Promise<string> => {
  const id = await known(receives)
  // Time goes on here, and a session would be over.
  admin = await service.signIn('administrator', 'Jo Marsh')
  await admin.post(`/people/teams/${id}`, { name: `Team ${receives}`, inbox: `${receives}@example.org` })
  assert.equal((await admin.post(`/people/teams/${id}/test`)).status, 303)
  // The letter is delivered in its own time; only its link is kept nowhere but there.
  for (let i = 0; i < 100; i++) {
    const page = await (await admin.get('/mailbox')).text()
    for (const [, token = ''] of page.matchAll(/\/teams\/test\/([\w-]{43})/g)) {
      const [row] = await service.owner<{ team_id: string }>(
        'select team_id from team_test where token_hash = $1 and answered_at is null',
        [tokenHash(token)],
      )
      if (row?.team_id === id) return `/teams/test/${token}`
    }
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('No letter came.')
}
const state = async (form: 'worry' | 'information-sharing', production = true, pack = signed) =>
  inside(service, async (tx) => (await openTeams(tx, { pack, production })).state(form, at))

test('the database and the code agree on whose role is in a team, and an organisation can have it', async () => {
  const rows = await service.owner<{ receives: (typeof TEAMS)[number]; role: string }>(
    'select receives, role from team',
  )
  assert.equal(rows.length, TEAMS.length)
  for (const { receives, role } of rows) assert.equal(roleOf(receives), role)
  for (const role of ROLES)
    assert.ok(
      Object.values(ROLES_IN).some((roles) => roles.includes(role)),
      role,
    )
})

test('nothing can be sent before a team has answered; it is open on a trial run, and says so', async () => {
  assert.deepEqual(await state('worry'), { open: false, why: 'not-tested' })
  assert.deepEqual(await state('worry', false), { open: true, trial: true })
})

test('a test message is answered by somebody of that team alone, once, with the link of its letter', async () => {
  const link = await linkFor('police')
  const stranger = await memberOf('exploitation')
  assert.equal((await stranger.get(link)).status, 404)
  assert.equal((await stranger.post(link)).status, 404)
  const sameRole = await service.signIn(
    'police-team',
    'Of another force',
    undefined,
    await service.organisation('Another force', 'police'),
  )
  assert.equal((await sameRole.post(link)).status, 404)
  const member = await memberOf('police')
  assert.match(await (await member.get(link)).text(), /We are here/)
  assert.equal((await member.post(link)).headers.get('location'), '/teams')
  assert.match(await (await member.get(link)).text(), /too old, or was answered/)
  const answered = await service.owner<{ answered_by: string }>(
    'select answered_by from team_test where team_id = $1 and answered_at is not null',
    [await known('police')],
  )
  assert.deepEqual(answered, [{ answered_by: member.personId }])
  // The police are there now, First Contact is not: each that may receive a worry has to be.
  assert.deepEqual(await state('worry'), { open: false, why: 'not-tested' })
})

test('the database lets nobody answer for a team, or count as looking, who is not in it', async () => {
  const stranger = await memberOf('exploitation')
  const teamId = await known('police')
  await assert.rejects(
    inside(service, (tx) => seen(tx, { teamId, actor: stranger, now: new Date(at.getTime() + 7_200_000) })),
    /not in the team/,
  )
  await linkFor('police')
  await assert.rejects(
    inside(service, (tx) =>
      tx
        .updateTable('team_test')
        .set({ answered_at: at, answered_by: stranger.personId })
        .where('answered_at', 'is', null)
        .execute(),
    ),
    /not in the team/,
  )
})

test('with every team there and the pack signed, a form is open; unsigned, or closed by hand, it is not', async () => {
  const first = await memberOf('first-contact')
  await first.post(await linkFor('first-contact'))
  assert.deepEqual(await state('worry'), { open: true, trial: false })
  assert.deepEqual(await state('worry', true, service.pack), { open: false, why: 'not-approved' })
  await admin.post('/people/teams/forms/worry', { turn: 'closed' })
  assert.deepEqual(await state('worry'), { open: false, why: 'closed' })
  assert.deepEqual(await state('worry', false), { open: false, why: 'closed' })
  await admin.post('/people/teams/forms/worry', { turn: 'opened' })
  assert.deepEqual(await state('worry'), { open: true, trial: false })
})

const note = () =>
  inside(service, (tx) =>
    noteShutForms(tx, {
      pack: signed,
      production: true,
      now: at,
      post: async (_tx, { to, about }) => {
        letters.push(`${about} ${to}`)
        return ''
      },
    }),
  )
const letters: string[] = []
const switches = async (): Promise<string[]> =>
  (
    await service.owner<{ turn: string }>(
      `select turn from form_switch where form = 'worry' and by is null order by at`,
    )
  ).map(({ turn }) => turn)

test('an inbox that nobody looks into in its hours closes its form by itself, noted once; who looks opens it again', async () => {
  const first = await memberOf('first-contact')
  const teamId = await known('first-contact')
  await note()
  assert.deepEqual(await switches(), [])
  later(0.5)
  assert.equal((await state('worry')).open, true)
  later(1)
  assert.deepEqual(await state('worry'), { open: false, why: 'unwatched' })
  await note()
  await note()
  assert.deepEqual(await switches(), ['shut'])
  assert.deepEqual(letters, ['team-silent first-contact@example.org'])
  await inside(service, (tx) => seen(tx, { teamId, actor: first, now: at }))
  assert.equal((await state('worry')).open, true)
  await note()
  assert.deepEqual(await switches(), ['shut', 'back'])
})

test('outside its own hours nobody has to look', async () => {
  const first = await memberOf('first-contact')
  const teamId = await known('first-contact')
  at = new Date('2026-11-23T16:50:00Z')
  await inside(service, (tx) => seen(tx, { teamId, actor: first, now: at }))
  at = new Date('2026-11-24T08:35:00Z')
  assert.equal((await state('worry')).open, true, 'ten minutes, a night, and five minutes')
  at = new Date('2026-11-24T09:25:00Z')
  assert.equal((await state('worry')).open, false)
})

test('an answered test holds for the time of the pack, however much somebody looks', async () => {
  const first = await memberOf('first-contact')
  at = new Date('2027-02-24T10:00:00Z')
  await inside(service, async (tx) =>
    seen(tx, { teamId: await known('first-contact'), actor: first, now: at }),
  )
  const again = await inside(
    service,
    async (tx) => (await openTeams(tx, { pack: signed, production: true })).teams,
  )
  assert.ok(again.every(({ watchedAt }) => watchedAt === null || watchedAt <= at))
  assert.deepEqual(await state('worry'), { open: false, why: 'test-too-old' })
})

test('whoever loses the role is out of the team at once, and a closed organisation has no team', async () => {
  const organisationId = await organisationOfTeam('exploitation')
  const member = await memberOf('exploitation')
  const mine = () => inside(service, (tx) => teamsOf(tx, member))
  assert.deepEqual(
    (await mine()).map(({ receives }) => receives),
    ['exploitation'],
  )
  const fresh = await service.signIn('administrator')
  assert.equal(
    (await fresh.post(`/people/${member.personId}/roles`, { organisation: organisationId })).status,
    303,
  )
  assert.deepEqual(await mine(), [])
  const other = await memberOf('exploitation')
  assert.equal((await fresh.post(`/people/organisations/${organisationId}/close`)).status, 303)
  assert.equal((await other.get('/teams')).status, 303, 'signed out')
  assert.equal(await inside(service, async (tx) => teamOf(tx, await known('exploitation'))), null)
  assert.equal((await fresh.post(`/people/organisations/${organisationId}/reopen`)).status, 303)
  assert.notEqual(await inside(service, async (tx) => teamOf(tx, await known('exploitation'))), null)
})

test('one team receives one thing; another takes its place when it is ended', async () => {
  const fresh = await service.signIn('administrator')
  const organisation = await service.organisation('Another council', 'council')
  const add = () => fresh.post('/people/teams/add', { receives: 'early-help', organisation, name: 'Helpers' })
  assert.equal((await add()).status, 422)
  assert.equal((await fresh.post(`/people/teams/${await known('early-help')}/end`)).status, 303)
  assert.equal((await add()).status, 303)
  const unfit = await fresh.post('/people/teams/add', {
    receives: 'police',
    organisation,
    name: 'Not the police',
  })
  assert.equal(unfit.status, 422)
  assert.match(await unfit.text(), /Nobody in an organisation of this kind/)
})

test('what is wrong with an address is told, and what was typed is kept', async () => {
  const fresh = await service.signIn('administrator')
  const path = `/people/teams/${await known('police')}`
  const refused = await fresh.post(path, { name: '', inbox: 'not an address' })
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /href="#name"/)
  assert.match(page, /href="#inbox"/)
  assert.match(page, /not an address/)
  assert.equal((await fresh.post('/people/teams/forms/none', { turn: 'closed' })).status, 404)
  assert.equal((await fresh.post('/people/teams/forms/worry', { turn: 'shut' })).status, 404)
})

test('while the database is away the last known state stands by the clock, and unknown is closed', async () => {
  const { partnershipId } = service
  let away = true
  const database = {
    transaction: ((context, work) => {
      if (away) throw new Error('away')
      return service.database.transaction(context, work)
    }) as StaffService['database']['transaction'],
  }
  at = new Date('2027-02-24T10:00:00Z')
  const fresh = await memberOf('first-contact')
  const police = await memberOf('police')
  await fresh.post(await linkFor('first-contact'))
  await police.post(await linkFor('police'))
  const shelf = openTeamShelf({ pack: signed, database, partnershipId, production: true, clock: () => at })
  assert.equal(await shelf.state('worry'), 'away')
  away = false
  assert.deepEqual(await shelf.state('worry'), { open: true, trial: false })
  away = true
  later(0.5)
  assert.deepEqual(await shelf.state('worry'), { open: true, trial: false })
  later(1)
  assert.deepEqual(await shelf.state('worry'), { open: false, why: 'unwatched' })
})
