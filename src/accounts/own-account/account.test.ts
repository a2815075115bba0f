import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import { field, Jar, type Joined, join, signIn } from '../../../test/scaffold/signing-in.ts'
import { type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { codeAt, newRecoveryCodes, newSecret, recoveryCodeOf, stepOf } from '../sign-in/one-time-code.ts'
import { isPassword, keepPassword, weakness } from '../sign-in/password.ts'

let service: StaffService
let at = new Date()
const later = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1000)
}
before(async () => {
  service = await startStaffService({ pack: await packOf('example'), clock: () => at })
})
after(() => service?.stop())

let people = 0
const signedIn = async (): Promise<{ ada: Joined; jar: Jar }> => {
  const email = `ada${++people}@example.org`
  const ada = await join(service, { name: 'Ada Lamb', email, roles: ['administrator'] }, () => at)
  later(60)
  const jar = new Jar()
  await signIn(service, jar, ada, { code: codeAt(ada.secret, at) })
  later(60)
  return { ada, jar }
}
const csrfOf = async (jar: Jar, path: string) => field(await (await jar.send(service, path)).text(), 'csrf')

test('a new password replaces the one before, and ends every other session', async () => {
  const { ada, jar } = await signedIn()
  const other = new Jar()
  await signIn(service, other, ada, { code: codeAt(ada.secret, at) })
  const csrf = await csrfOf(jar, '/account/password')
  const change = (password: string, next: string) =>
    jar.send(service, '/account/password', { csrf, password, 'new-password': next })
  const next = 'marble otter seven kettle'
  assert.match(await (await change('not it at all', next)).text(), /That is not your password/)
  assert.match(await (await change(ada.password, 'short')).text(), /at least 12/)
  assert.equal((await change(ada.password, next)).headers.get('location'), '/account')
  assert.match(await (await jar.send(service, '/account')).text(), /Your password is changed/)
  assert.equal((await other.send(service, '/account')).status, 303)
  later(60)
  assert.equal((await signIn(service, new Jar(), ada, { code: codeAt(ada.secret, at) })).status, 422)
  assert.equal(
    (await signIn(service, new Jar(), { ...ada, password: next }, { code: codeAt(ada.secret, at) })).status,
    303,
  )
})

test('guessing the password in a session that was left open is slowed', async () => {
  const { ada, jar } = await signedIn()
  const csrf = await csrfOf(jar, '/account/password')
  const change = async (password: string) =>
    (await jar.send(service, '/account/password', { csrf, password, 'new-password': 'x' })).text()
  for (let i = 0; i < 10; i++) assert.match(await change('a guess of mine'), /That is not your password/)
  assert.match(await change(ada.password), /Too many tries/)
})

test('a new app is proved by its code, and brings new recovery codes', async () => {
  const { ada, jar } = await signedIn()
  const page = await (await jar.send(service, '/account/app')).text()
  const secret = (/es-secret__key"><code>([^<]+)/.exec(page)?.[1] ?? '').replace(/ /g, '')
  const sent = { csrf: field(page, 'csrf'), secret: field(page, 'secret'), password: ada.password }
  const wrong = await jar.send(service, '/account/app', { ...sent, code: '000000' })
  assert.equal(wrong.status, 422)
  assert.equal(field(await wrong.text(), 'secret'), sent.secret, 'no second scan for a second try')
  const done = await (await jar.send(service, '/account/app', { ...sent, code: codeAt(secret, at) })).text()
  assert.equal(done.match(/<li><code>/g)?.length, 10)
  later(60)
  assert.equal((await signIn(service, new Jar(), ada, { code: codeAt(ada.secret, at) })).status, 422)
  assert.equal((await signIn(service, new Jar(), ada, { recovery: ada.recoveryCodes[0] ?? '' })).status, 422)
  assert.equal((await signIn(service, new Jar(), ada, { code: codeAt(secret, at) })).status, 303)
})

test('what is kept of how people sign in is of no use to who reads the database', async () => {
  const { ada, jar } = await signedIn()
  const dump = JSON.stringify(
    await service.owner(`
      select (select json_agg(p) from password p) a, (select json_agg(c) from one_time_code c) b,
        (select json_agg(r) from recovery_code r) c, (select json_agg(s) from session s) d,
        (select json_agg(i) from invitation i) e`),
  )
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const codes = ada.recoveryCodes.map((code) => recoveryCodeOf(code) as string)
  for (const secret of [ada.password, ada.secret, jar.cookies.get('session') ?? '', ...codes])
    assert.ok(secret && !dump.includes(secret) && !dump.includes(hex(secret)))
})

test('a password is kept with its cost, and known again however it was typed', async () => {
  const kept = await keepPassword('Ångström lantern 9')
  assert.ok(await isPassword('A\u030angstro\u0308m lantern 9', kept))
  assert.ok(!(await isPassword('angstrom lantern 9', kept)))
  assert.ok(!(await isPassword('anything', null)))
  assert.ok(kept.memory_kib >= 19_456 && kept.passes >= 2, 'the least that OWASP asks for')
})

test('weak passwords are refused for a reason', () => {
  const ada = { name: 'Ada Lamberton', email: 'ada.lamberton@durham.gov.uk' }
  const why = (password: string) => weakness(password, ada)
  assert.deepEqual(
    [
      'elevenchars',
      'x'.repeat(201),
      'aaaaaaaaaaaaaaa',
      'Password1234',
      'passwordpassword',
      'Safeguarding2026!',
      'lamberton-123',
    ].map(why),
    ['short', 'long', 'common', 'common', 'common', 'common', 'own'],
  )
  assert.equal(why('lantern harbour violet nine'), null)
  const there = (password: string) => weakness(password, ada, ['County Durham'])
  assert.deepEqual(['Durham-durham-2026', 'county durham 1', 'durham lantern nine'].map(there), [
    'common',
    'common',
    null,
  ])
})

test('codes are of RFC 6238, and recovery codes are read however they are typed', () => {
  // The test vectors of RFC 6238, appendix B, for SHA-1: the last six of their eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  assert.equal(codeAt(secret, new Date(59_000)), '287082')
  assert.equal(codeAt(secret, new Date(1_111_111_109_000)), '081804')
  assert.equal(stepOf(secret, '287 082', new Date(59_000)), 1)
  assert.equal(stepOf(secret, '287082', new Date(89_999)), 1)
  assert.equal(stepOf(secret, '287082', new Date(120_000)), null)
  assert.equal(newSecret().length, 32)
  const codes = newRecoveryCodes()
  assert.equal(new Set(codes).size, 10)
  for (const code of codes) {
    assert.match(code, /^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/)
    assert.equal(recoveryCodeOf(` ${code.toUpperCase().replaceAll('-', ' ')}`), code.replaceAll('-', ''))
  }
})
