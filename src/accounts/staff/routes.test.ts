import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { serveFilesForTest } from '../../../test/accounts/staff-files.ts'
import { type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { smallestPack } from '../../pack/check/copied-example.ts'
import { ROLES } from '../roles.ts'
import { IDLE_MINUTES, LONGEST_HOURS } from '../sign-in/sessions.ts'
import { fromOurselves } from './same-origin.ts'

let service: StaffService
let at = new Date()
before(async () => {
  service = await startStaffService({ pack: await smallestPack(), clock: () => at })
})
after(() => service?.stop())

const later = (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000)
}

test('a page tells who is signed in, says what to do in an emergency, and is kept by nobody', async () => {
  const staff = await service.signIn('administrator', 'Jo <Marsh>')
  const response = await staff.get('/account')
  const page = await response.text()
  assert.match(page, /Jo &lt;Marsh&gt;/)
  assert.ok(page.indexOf('es-emergency') > 0 && page.indexOf('es-emergency') < page.indexOf('<h1'))
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.equal(response.headers.get('referrer-policy'), 'same-origin')
  assert.equal(response.headers.get('set-cookie'), null)
})

test('everybody has the places of their roles in the head', async () => {
  const places = async (role: 'administrator' | 'partnership-officer') =>
    /<nav class="es-staff-nav".*?<\/nav>/s.exec(
      await (await (await service.signIn(role)).get('/account')).text(),
    )?.[0] ?? ''
  assert.match(await places('administrator'), /href="\/people"/)
  assert.doesNotMatch(await places('partnership-officer'), /href="\/people"/)
})

test('whatever a pack does without, signing in leads to a page, and no link of what can be done there is dead', async () => {
  const linksOf = (html: string) =>
    new Set([...html.matchAll(/<a\b[^>]* href="(\/[^"#?]*)/g)].map(([, path]) => path as string))
  for (const role of ROLES) {
    const staff = await service.signIn(role)
    const home = (await staff.get('/home')).headers.get('location') ?? ''
    const answered = new Map<string, number>()
    const look = async (path: string): Promise<string> => {
      const response = await staff.get(path)
      answered.set(path, response.status)
      return response.text()
    }
    for (const path of linksOf(await look(home)))
      if (!answered.has(path))
        for (const next of linksOf(await look(path))) if (!answered.has(next)) await look(next)
    // Nobody here was given a password, which everybody who joins has.
    const dead = [...answered].filter(([path, status]) => status >= 400 && !path.startsWith('/account/'))
    assert.deepEqual(dead, [], role)
    assert.ok(answered.size > 5)
  }
})

test('unused for half an hour, or half a day old, a session is over', async () => {
  const idle = await service.signIn('administrator')
  later(IDLE_MINUTES - 1)
  assert.equal((await idle.get('/account')).status, 200)
  later(IDLE_MINUTES - 1)
  assert.equal((await idle.get('/account')).status, 200, 'used meanwhile')
  later(IDLE_MINUTES + 1)
  assert.equal((await idle.get('/account')).status, 303)

  const busy = await service.signIn('administrator')
  for (let i = 0; i < (LONGEST_HOURS * 60) / 20 - 1; i++) {
    later(20)
    assert.equal((await busy.get('/account')).status, 200)
  }
  later(21)
  assert.equal((await busy.get('/account')).status, 303)
})

test('one session ends another of the same person, and nobody else’s', async () => {
  const [one, stranger] = [await service.signIn('administrator'), await service.signIn('partnership-officer')]
  const refused = await one.post(`/account/sessions/${stranger.sessionId}/end`)
  assert.equal(refused.status, 404)
  assert.equal((await stranger.get('/account')).status, 200)
  const ended = await one.post(`/account/sessions/${one.sessionId}/end`)
  assert.equal(ended.status, 303)
  assert.equal((await one.get('/account')).status, 303)
})

test('a form that belongs to no session says that nothing was saved, and leads to signing in', async () => {
  const staff = await service.signIn('administrator')
  await staff.post('/sign-out')
  const response = await staff.post('/people/invite', { name: 'Ada Lamb' })
  assert.equal(response.status, 401)
  const page = await response.text()
  assert.match(page, /was not saved/)
  assert.doesNotMatch(page, /Ada Lamb/)
})

test('who sends a form is known by what browsers say of it', () => {
  const url = 'https://signs.example'
  assert.ok(fromOurselves({ 'sec-fetch-site': 'same-origin' }, url))
  assert.ok(!fromOurselves({ 'sec-fetch-site': 'none' }, url))
  assert.ok(fromOurselves({ origin: url, host: 'behind-a-proxy:3000' }, url))
  assert.ok(fromOurselves({ origin: 'http://192.0.2.7:3000', host: '192.0.2.7:3000' }, url))
  assert.ok(!fromOurselves({ origin: 'https://signs.example.org', host: 'signs.example' }, url))
  assert.ok(!fromOurselves({ origin: 'null', host: 'signs.example' }, url))
  assert.ok(!fromOurselves({}, url))
})

test('a form of files is read within its limits, and refused beyond them with what to do', async () => {
  // A server of its own, so that the service has no route that only tests know.
  const { url, stop } = await serveFilesForTest(service, () => at)
  try {
    const staff = await service.signIn('administrator')
    const send = async (bytes: number, files = 1) => {
      const body = new FormData()
      body.append('csrf', staff.csrf)
      body.append('word', 'one')
      body.append('word', 'two')
      for (let i = 0; i < files; i++) body.append('file', new File([new Uint8Array(bytes)], 'a.csv'))
      const headers = { cookie: staff.cookie, 'sec-fetch-site': 'same-origin' }
      const response = await fetch(`${url}/files`, { method: 'POST', body, headers })
      return { status: response.status, text: await response.text() }
    }
    assert.match((await send(900)).text, /one,two a\.csv:900/)
    const large = await send(1025)
    assert.equal(large.status, 413)
    assert.match(large.text, /smaller file/)
    assert.equal((await send(10, 3)).status, 413)
    const other = await service.signIn('partnership-officer')
    const body = new FormData()
    body.append('csrf', other.csrf)
    const headers = { cookie: other.cookie, 'sec-fetch-site': 'same-origin' }
    assert.equal((await fetch(`${url}/files`, { method: 'POST', body, headers })).status, 404)
  } finally {
    await stop()
  }
})

test('while the database is away a page says that nothing is lost, and the way in still opens', async () => {
  const staff = await service.signIn('administrator')
  await service.goAway()
  const away = await staff.get('/account')
  assert.equal(away.status, 503)
  const page = await away.text()
  assert.match(page, /Nothing that was saved before is lost/)
  assert.match(page, /999/)
  assert.equal((await staff.post('/people/invite')).status, 503)
  assert.equal((await staff.get('/sign-in')).status, 200)
  assert.equal((await staff.get('/whom-to-tell')).status, 200)
})
