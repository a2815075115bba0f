import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import { field, follow, Jar, join, signIn } from '../../../test/scaffold/signing-in.ts'
import { type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { issueInvitation } from '../people/invitations.ts'
import { codeAt } from './one-time-code.ts'

let service: StaffService
let at = new Date()
/** Time that goes on when the test says so: each code is accepted once. */
const clock = () => at
const later = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1000)
}

before(async () => {
  service = await startStaffService({ pack: await packOf('example'), clock })
})
after(() => service?.stop())

let people = 0
const joined = () => {
  later(60)
  return join(
    service,
    { name: 'Ada Lamb', email: `ada${++people}@example.org`, roles: ['administrator'] },
    clock,
  )
}
const actions = async (of: string): Promise<string[]> =>
  (
    await service.owner<{ action: string }>(
      'select action from audit_entry where of_id = $1 or actor_id::text = $1 order by id',
      [of],
    )
  ).map(({ action }) => action)

test('an invitation leads to a password and an app; then both sign in, and lead to where one was going', async () => {
  const ada = await joined()
  assert.equal(ada.recoveryCodes.length, 10)
  const jar = new Jar()
  const asked = await jar.send(service, '/people?page=2')
  assert.equal(asked.status, 303)
  const to = new URL(asked.headers.get('location') ?? '', service.url).searchParams.get('to') ?? ''
  assert.doesNotMatch(to, /people/)
  later(60)
  const response = await signIn(service, jar, { ...ada, to }, { code: codeAt(ada.secret, at) })
  assert.equal(response.status, 303)
  assert.equal(response.headers.get('location'), '/people?page=2')
  const set = response.headers.getSetCookie().find((one) => one.startsWith('session=')) ?? ''
  assert.match(set, /; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.equal((await jar.send(service, '/people')).status, 200)
  assert.deepEqual((await actions(ada.personId)).slice(0, 3), [
    'invitation.issued',
    'invitation.used',
    'session.began',
  ])
})

test('a forged way back leads home', async () => {
  const ada = await joined()
  later(60)
  const to = Buffer.from('https://elsewhere.example/').toString('base64url')
  const response = await signIn(service, new Jar(), { ...ada, to }, { code: codeAt(ada.secret, at) })
  assert.equal(response.headers.get('location'), '/home')
})

test('each code is accepted once, and those of half a minute before and after', async () => {
  const ada = await joined()
  later(300)
  const code = codeAt(ada.secret, at)
  assert.equal((await signIn(service, new Jar(), ada, { code })).status, 303)
  const again = await signIn(service, new Jar(), ada, { code })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /was used before/)
  later(60)
  assert.equal(
    (await signIn(service, new Jar(), ada, { code: codeAt(ada.secret, new Date(at.getTime() - 30_000)) }))
      .status,
    303,
  )
  assert.equal(
    (await signIn(service, new Jar(), ada, { code: codeAt(ada.secret, new Date(at.getTime() + 30_000)) }))
      .status,
    303,
  )
  later(120)
  assert.equal(
    (await signIn(service, new Jar(), ada, { code: codeAt(ada.secret, new Date(at.getTime() - 90_000)) }))
      .status,
    422,
  )
})

test('a recovery code counts once, and says how many are left', async () => {
  const ada = await joined()
  const recovery = (ada.recoveryCodes[3] ?? '').toUpperCase().replaceAll('-', ' ')
  const jar = new Jar()
  const response = await signIn(service, jar, ada, { recovery })
  assert.equal(response.headers.get('location'), '/account')
  assert.match(await (await jar.send(service, '/account')).text(), /You have 9 left/)
  assert.doesNotMatch(await (await jar.send(service, '/account')).text(), /You have 9 left/, 'once')
  assert.equal((await signIn(service, new Jar(), ada, { recovery })).status, 422)
})

test('for an e-mail that nobody has, the answer is the same and takes as long', async () => {
  const ada = await joined()
  // Work is measured, in microseconds of the processor, and not the clock: other programs do not change it.
  const page = async (email: string) => {
    const began = process.cpuUsage()
    const response = await new Jar().send(service, '/sign-in', { email, password: 'wrong wrong wrong' })
    const text = (await response.text()).replaceAll(email, 'X')
    return { status: response.status, text, work: process.cpuUsage(began).user }
  }
  const known: Awaited<ReturnType<typeof page>>[] = []
  const unknown: typeof known = []
  for (const name of ['a', 'b', 'c']) {
    known.push(await page(ada.email))
    unknown.push(await page(`${name}@nowhere.example`))
  }
  for (const one of unknown) {
    assert.equal(one.status, 422)
    assert.equal(one.text, known[0]?.text)
  }
  const least = (all: { work: number }[]) => Math.min(...all.map(({ work }) => work))
  assert.ok(least(unknown) > least(known) / 2, `${least(unknown)} µs beside ${least(known)} µs`)
})

test('guessing is slowed for everybody but who has signed in from this browser before', async () => {
  const ada = await joined()
  const jar = new Jar()
  later(60)
  assert.equal((await signIn(service, jar, ada, { code: codeAt(ada.secret, at) })).status, 303)
  const wrong = () =>
    new Jar().send(service, '/sign-in', { email: ada.email, password: 'a guess, and a long one' })
  const statuses = []
  for (let i = 0; i < 12; i++) statuses.push((await wrong()).status)
  assert.deepEqual(statuses, [...Array(10).fill(422), 429, 429])
  later(45)
  assert.equal(
    (await signIn(service, new Jar(), ada, { code: codeAt(ada.secret, at) })).status,
    429,
    'right, but elsewhere',
  )
  assert.equal(
    (await signIn(service, jar, ada, { code: codeAt(ada.secret, at) })).status,
    303,
    'where they are known',
  )
  later(60)
  assert.equal((await wrong()).status, 422, 'a minute later one more')
})

test('codes are not guessed either', async () => {
  const ada = await joined()
  const jar = new Jar()
  const first = await jar.send(service, '/sign-in', { email: ada.email, password: ada.password })
  const halfway = field(await first.text(), 'halfway')
  const statuses = new Set<number>()
  for (let i = 0; i < 11; i++)
    statuses.add((await new Jar().send(service, '/sign-in/code', { halfway, code: '000000' })).status)
  assert.deepEqual([...statuses], [422, 429])
  later(11 * 60)
  const late = await new Jar().send(service, '/sign-in/code', { halfway, code: codeAt(ada.secret, at) })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /took too long/)
})

test('a session that was there before signing in is never the one after, and ends', async () => {
  const ada = await joined()
  const jar = new Jar()
  jar.cookies.set('session', 'planted-by-somebody-else')
  later(60)
  await signIn(service, jar, ada, { code: codeAt(ada.secret, at) })
  const first = jar.cookies.get('session')
  assert.notEqual(first, 'planted-by-somebody-else')
  later(60)
  await signIn(service, jar, ada, { code: codeAt(ada.secret, at) })
  assert.notEqual(jar.cookies.get('session'), first)
  jar.cookies.set('session', first ?? '')
  assert.equal((await jar.send(service, '/account')).status, 303, 'the session before has ended')
})

test('a link works once, and a newer one replaces it; with it every session ends', async () => {
  const ada = await joined()
  const jar = new Jar()
  later(60)
  await signIn(service, jar, ada, { code: codeAt(ada.secret, at) })
  const issue = () =>
    service.database.transaction(service, (tx) =>
      issueInvitation(tx, { personId: ada.personId, by: null, now: at }),
    )
  const [first, second] = [await issue(), await issue()]
  assert.equal(second.purpose, 'recover')
  const status = async (token: string) => (await new Jar().send(service, `/invitation/${token}`)).status
  assert.deepEqual(
    [await status(first.token), await status(second.token), await status('x')],
    [410, 200, 410],
  )
  const anew = await follow(service, second.token, clock)
  assert.equal(await status(second.token), 410)
  assert.equal((await jar.send(service, '/account')).status, 303)
  later(60)
  assert.equal(
    (await signIn(service, jar, { ...ada, ...anew }, { code: codeAt(ada.secret, at) })).status,
    422,
    'the app of before',
  )
  assert.equal(
    (await signIn(service, jar, { ...ada, ...anew }, { code: codeAt(anew.secret, at) })).status,
    303,
  )
  const third = await issue()
  later(24 * 3600 + 1)
  assert.equal(await status(third.token), 410, 'too old')
})

test('nothing that was typed, and no name, address or token is in the log', async () => {
  assert.doesNotMatch(service.log(), /ada\d|Ada|lantern|127\.0\.0\.1:\d+\/|invitation\/[^:]|halfway/)
})
