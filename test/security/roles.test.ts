import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ORGANISATION_KINDS, ROLES, ROLES_IN, type Role, type StaffRoute } from '../../src/accounts/index.ts'
import { grantRole, membershipOf } from '../../src/accounts/people/people.ts'
import { partnershipId, type Tx } from '../../src/db/index.ts'
import { packOf } from '../scaffold/service.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let staff: Record<Role | 'nobody', StaffClient>
let elsewhere: StaffClient

before(async () => {
  service = await startStaffService({ pack: await packOf('example') })
  staff = { nobody: await service.signIn(null) } as typeof staff
  for (const role of ROLES) staff[role] = await service.signIn(role)
  elsewhere = await signedInElsewhere()
})
after(() => service?.stop())

/** An administrator of another partnership in the same database, with a session there. */
async function signedInElsewhere(): Promise<StaffClient> {
  const other = partnershipId('elsewhere')
  await service.database.transaction({ partnershipId: other }, (tx) =>
    tx.insertInto('partnership').values({ id: other, slug: 'elsewhere', name: 'Elsewhere' }).execute(),
  )
  return service.signIn('administrator', 'From elsewhere', other)
}

/** A path of the route, with something plausible for each of its parameters. */
const pathOf = ({ path }: StaffRoute): string =>
  path.replace(/:(\w+)(\([^)]*\))?/g, (_, name: string) =>
    /^id$|Id$/.test(name) ? '00000000-0000-4000-8000-000000000000' : 'x',
  )

/** What is the same for every address that nothing answers to; the path itself is not in it. */
const shape = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)),
  text: await response.text(),
})

const ask = (client: StaffClient, route: StaffRoute): Promise<Response> =>
  route.method === 'GET' ? client.get(pathOf(route)) : client.post(pathOf(route))

test('there are routes of every room, and each names the roles that may', () => {
  assert.ok(service.routes.length >= 15)
  for (const { path, roles } of service.routes) {
    assert.ok(roles.length > 0, `${path} is for nobody`)
    for (const role of roles) assert.ok(ROLES.includes(role), `${path}: ${role}`)
  }
})

test('who may not is told what everybody is told of an address that nothing answers to', async () => {
  const nowhere = await shape(await staff.administrator.get('/nowhere-at-all'))
  assert.equal(nowhere.status, 404)
  let refused = 0
  for (const route of service.routes) {
    for (const role of ['nobody', ...ROLES] as const) {
      if (role !== 'nobody' && route.roles.includes(role)) continue
      refused++
      assert.deepEqual(
        await shape(await ask(staff[role], route)),
        nowhere,
        `${route.method} ${route.path} as ${role}`,
      )
    }
  }
  assert.ok(refused >= service.routes.length)
})

test('signed out, and signed in to another partnership, a page leads to signing in and nothing that is sent is taken', async () => {
  const signedOut: StaffClient = { ...staff.administrator, ...(await withCookie('')) }
  for (const route of service.routes) {
    for (const [who, client] of [
      ['signed out', signedOut],
      ['of another partnership', elsewhere],
    ] as const) {
      const response = await ask(client, route)
      const said = `${route.method} ${route.path} ${who}`
      if (route.method === 'POST') assert.equal(response.status, 401, said)
      else {
        assert.equal(response.status, 303, said)
        assert.match(response.headers.get('location') ?? '', /^\/sign-in\?to=[\w-]+$/, said)
      }
    }
  }
})

test('whoever has a role in an organisation that is closed alone may nothing, whatever the role', async () => {
  const administrator = await service.signIn('administrator')
  for (const role of ROLES.filter((one) => !ROLES_IN.partnership.includes(one))) {
    const kind = ORGANISATION_KINDS.find((one) => ROLES_IN[one].includes(role)) ?? 'council'
    const organisation = await service.organisation(`Closed for ${role}`, kind)
    const client = await service.signIn(role, 'Somebody', undefined, organisation)
    const both = await service.signIn(role, 'In two places', undefined, organisation)
    const open = await service.organisation(`Open for ${role}`, kind)
    await service.database.transaction(service, (tx) => addRole(tx, both.personId, role, open))
    assert.equal((await administrator.post(`/people/organisations/${organisation}/close`)).status, 303)
    for (const route of service.routes.filter(({ roles }) => roles.includes(role))) {
      const { status } = await ask(client, route)
      assert.equal(status, route.method === 'GET' ? 303 : 401, `${route.method} ${route.path} as ${role}`)
    }
    assert.equal((await both.get('/account')).status, 200, `${role} elsewhere still`)
  }
})

const addRole = async (tx: Tx, personId: string, role: Role, organisation: string): Promise<void> =>
  grantRole(tx, await membershipOf(tx, personId, null, organisation), role, null)

/** What a page may be asked for by a mangled link: no page of any list, and a character that PostgreSQL cannot hold. */
const MANGLED = `?page=99999999999999999999&${['typed', 'show', 'of', 'team', 'period', 'from', 'to'].map((name) => `${name}=%00`).join('&')}`

test('nobody who may is refused: what they ask for, however mangled, is answered, or is not there', async () => {
  for (const route of service.routes) {
    // A form that nothing was put into: refused with what is missing, or taken; never for want of a role.
    for (const role of route.roles) {
      const client = await service.signIn(role)
      const { status } = await (route.method === 'GET'
        ? client.get(pathOf(route) + MANGLED)
        : ask(client, route))
      // With an id that nobody has; and who was not given a password cannot change it.
      const absent =
        route.method === 'POST' || route.path.includes(':') || /^\/account\/(password|app)$/.test(route.path)
      const known = absent ? [200, 303, 404, 422] : [200, 303]
      assert.ok(known.includes(status), `${route.method} ${route.path} as ${role}: ${status}`)
    }
  }
})

test('a form that another site sends, or that lacks its hidden field, changes nothing', async () => {
  const before = await entries()
  for (const route of service.routes.filter(({ method }) => method === 'POST')) {
    const client = staff[route.roles[0] as Role]
    const send = (headers: Record<string, string>, csrf: string) =>
      fetch(service.url + pathOf(route), {
        method: 'POST',
        body: new URLSearchParams({ csrf }),
        headers: { cookie: client.cookie, ...headers },
        redirect: 'manual',
      })
    const own = { 'sec-fetch-site': 'same-origin' }
    for (const [headers, csrf] of [
      [{ 'sec-fetch-site': 'cross-site' }, client.csrf],
      [{ 'sec-fetch-site': 'same-site' }, client.csrf],
      [{ origin: 'https://elsewhere.example' }, client.csrf],
      [{ origin: 'null' }, client.csrf],
      [{}, client.csrf],
      [own, ''],
      [own, elsewhere.csrf],
    ] as const) {
      const response = await send(headers, csrf)
      const said = `${route.path} ${JSON.stringify(headers)}`
      assert.equal(response.status, 403, said)
      assert.match(await response.text(), /was not saved/, said)
    }
  }
  assert.equal(await entries(), before)
})

test('a session that is ended ends at once', async () => {
  const client = await service.signIn('administrator')
  assert.equal((await client.get('/account')).status, 200)
  await service.owner('update session set ended_at = now() where id = $1', [client.sessionId])
  assert.equal((await client.get('/account')).status, 303)
})

const entries = async (): Promise<number> =>
  (await service.owner<{ n: number }>('select count(*)::int as n from audit_entry'))[0]?.n ?? 0

async function withCookie(cookie: string): Promise<Pick<StaffClient, 'get' | 'post'>> {
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  return {
    get: (path) => fetch(service.url + path, { headers, redirect: 'manual' }),
    post: (path) =>
      fetch(service.url + path, { method: 'POST', body: new URLSearchParams(), headers, redirect: 'manual' }),
  }
}
