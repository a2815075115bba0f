import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  comeThrough,
  goThere,
  type OwnSignIn,
  setProvider,
  withOwnSignIn,
  worker,
} from '../../../test/accounts/own-sign-in.ts'
import { packOf } from '../../../test/scaffold/service.ts'
import { Jar } from '../../../test/scaffold/signing-in.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { grantRole, membershipOf } from '../people/people.ts'

let service: StaffService
let administrator: StaffClient
let own: OwnSignIn
const providers: OwnSignIn[] = []
const another = async (settings: Record<string, string> = {}) => {
  const made = await withOwnSignIn(service, administrator, settings)
  providers.push(made)
  return made
}
before(async () => {
  service = await startStaffService({ pack: await packOf('example') })
  administrator = await service.signIn('administrator')
  own = await another()
})
after(async () => {
  for (const { provider } of providers) await provider.stop()
  await service?.stop()
})

const refusals = async (): Promise<string> =>
  (
    await service.owner<{ why: string }>(
      `select detail->>'why' as why from audit_entry where action = 'sign-in.refused' order by id desc limit 1`,
    )
  )[0]?.why ?? ''
const refused = async (came: { status: number; text: string; jar: Jar }, why: string, says: RegExp) => {
  assert.match(came.text, says)
  assert.equal(came.status, why === 'away' ? 502 : 403)
  assert.equal(await refusals(), why)
  assert.equal(came.jar.cookies.get('session'), undefined)
}
const roleTaken = (personId: string) =>
  service.owner(
    'update role_grant set revoked_at = now() where membership_id in (select id from membership where person_id = $1)',
    [personId],
  )

test('the first time somebody is known by an address that is vouched for, then by the subject alone', async () => {
  const mina = await worker(service, own)
  const { status, jar } = await comeThrough(service, own, mina.account)
  assert.equal(status, 303)
  const account = await (await jar.send(service, '/account')).text()
  assert.match(account, /Mina Ferris/)
  assert.match(account, new RegExp(`You came in through ${own.name}`))
  const moved = { ...mina.account, email: 'new.name@elsewhere.example', email_verified: false }
  assert.equal((await comeThrough(service, own, moved)).status, 303)
  const { account: other } = await worker(service, own)
  const given = { ...other, email: mina.email }
  await refused(await comeThrough(service, own, given), 'another', /Somebody else at/)
})

test('each who may not come in is refused with the reason, and no session begins', async () => {
  const come = async (account: object) => {
    const mina = await worker(service, own)
    return comeThrough(service, own, { ...mina.account, ...account })
  }
  await refused(await come({ email_verified: false }), 'unverified', /no e-mail address that it vouches for/)
  await refused(await come({ email: undefined }), 'unverified', /no e-mail address that it vouches for/)
  await refused(await come({ email: 'x@other.example' }), 'domain', /not one of its own/)
  await refused(await come({ email: 'x@sub.school.example' }), 'domain', /not one of its own/)
  await refused(await come({ email: 'nobody@school.example' }), 'nobody', /was invited/)
  await refused(await come({ amr: ['pwd'] }), 'second-step', /second step/)
  await refused(await come({ amr: undefined }), 'second-step', /second step/)

  const elsewhere = await worker(service, await another())
  await refused(await comeThrough(service, own, elsewhere.account), 'elsewhere', /no role at/)
  const left = await worker(service, own)
  await roleTaken(left.personId)
  await refused(await comeThrough(service, own, left.account), 'ended', /has ended/)
  const linked = await worker(service, own)
  assert.equal((await comeThrough(service, own, linked.account)).status, 303)
  await roleTaken(linked.personId)
  await refused(await comeThrough(service, own, linked.account), 'ended', /has ended/)
  assert.doesNotMatch(service.log(), /school\.example|Mina/)
})

test('what a provider signs for another, for another time, or with another key is not trusted', async () => {
  const mina = await worker(service, own)
  const { provider } = own
  const now = Math.floor(Date.now() / 1000)
  for (const [lies, why, says] of [
    [{ aud: 'another-client' }, 'wrong', /could not be trusted/],
    [{ iss: 'https://elsewhere.example' }, 'wrong', /could not be trusted/],
    [{ nonce: 'of another try' }, 'wrong', /could not be trusted/],
    [{ exp: now - 3600, iat: now - 7200 }, 'stale', /too old or too new/],
  ] as const) {
    provider.lies = lies
    await refused(await comeThrough(service, own, mina.account), why, says)
  }
  provider.lies = null
  provider.otherKey = true
  await refused(await comeThrough(service, own, mina.account), 'wrong', /could not be trusted/)
  provider.otherKey = false
  provider.refuses = true
  await refused(await comeThrough(service, own, mina.account), 'said-no', /did not let you in/)
  provider.refuses = false
  assert.equal((await comeThrough(service, own, mina.account)).status, 303)
})

test('an answer counts once, in the browser that began, and as it was begun', async () => {
  const mina = await worker(service, own)
  const jar = new Jar()
  const back = await goThere(service, jar, own, mina.account)
  const send = async (browser: Jar, path: string) => {
    const response = await browser.send(service, path)
    return { status: response.status, text: await response.text(), jar: browser }
  }
  const began = new Map(jar.cookies)
  await refused(await send(new Jar(), back), 'late', /began in another browser/)
  assert.equal((await send(jar, back)).status, 303)
  const again = new Jar()
  for (const [name, value] of began) again.cookies.set(name, value)
  await refused(await send(again, back), 'late', /was used already/)
  for (const changed of [/state=[^&]+/, /code=[^&]+/, /iss=[^&]+/]) {
    const browser = new Jar()
    const path = await goThere(service, browser, own, mina.account)
    assert.match(path, changed)
    const forged = path.replace(changed, (found) => `${found.split('=')[0]}=forged`)
    await refused(await send(browser, forged), 'wrong', /could not be trusted/)
    await refused(await send(browser, path), 'late', /was used already/)
  }
})

test('an answer of one organisation is none of another, wherever it is brought', async () => {
  const [one, other] = [own, await another()]
  const mina = await worker(service, one)
  const jar = new Jar()
  const back = await goThere(service, jar, one, mina.account)
  const brought = await jar.send(service, back.replace(one.id, other.id))
  const came = { status: brought.status, text: await brought.text(), jar }
  await refused(came, 'mixed', /came from another organisation/)
  // Begun with one, and the other's provider answers at the one's address with the one's state.
  const mixed = new Jar()
  const gone = await mixed.send(service, `/sign-in/organisation/${one.id}`)
  const state = new URL(gone.headers.get('location') ?? '').searchParams.get('state')
  const stolen = await goThere(service, new Jar(), other, mina.account)
  const swapped = stolen.replace(other.id, one.id).replace(/state=[^&]+/, `state=${state}`)
  const response = await mixed.send(service, swapped)
  await refused(
    { status: response.status, text: await response.text(), jar: mixed },
    'wrong',
    /could not be trusted/,
  )
})

test('where the provider is down, that is said, before and on the way back', async () => {
  const one = await another()
  const mina = await worker(service, one)
  const jar = new Jar()
  const back = await goThere(service, jar, one, mina.account)
  await one.provider.stop()
  const response = await jar.send(service, back)
  await refused(
    { status: response.status, text: await response.text(), jar },
    'away',
    /cannot be reached right now/,
  )
  const down = await another()
  await down.provider.stop()
  const begun = await new Jar().send(service, `/sign-in/organisation/${down.id}`)
  // What it said of itself when it was set is kept by no one: it is asked when somebody comes.
  assert.equal(begun.status, 502)
  assert.match(await begun.text(), /cannot be reached right now/)
})

test('through an organisation only roles there count, and no passkey is added that would count everywhere', async () => {
  const mina = await worker(service, own)
  await service.database.transaction(service, async (tx) =>
    grantRole(tx, await membershipOf(tx, mina.personId, null), 'administrator', null),
  )
  const { jar } = await comeThrough(service, own, mina.account)
  assert.equal((await jar.send(service, '/account')).status, 200)
  assert.equal((await jar.send(service, '/people')).status, 404)
  const adding = await (await jar.send(service, '/account/passkeys/add')).text()
  assert.match(adding, /Sign in with your password first/)
  assert.doesNotMatch(adding, /data-options/)
  await service.owner(
    `update role_grant set revoked_at = now() where role = 'professional' and membership_id in
      (select id from membership where person_id = $1)`,
    [mina.personId],
  )
  assert.equal((await jar.send(service, '/account')).status, 303, 'no role there: signed out')
})

test('a second step by a value of the provider’s own, or on trust', async () => {
  const one = await another({ 'second-step': 'acr', acr: 'urn:two' })
  const mina = await worker(service, one)
  const without = { ...mina.account, amr: ['mfa'] }
  await refused(await comeThrough(service, one, without), 'second-step', /second step/)
  assert.equal((await comeThrough(service, one, { ...without, acr: 'urn:two' })).status, 303)
  const trusting = await another({ 'second-step': 'trusted' })
  const ben = await worker(service, trusting)
  assert.equal((await comeThrough(service, trusting, { ...ben.account, amr: [] })).status, 303)
})

test('nobody joins uninvited, unless an administrator has said so; then as a professional', async () => {
  const one = await another({ joining: 'yes' })
  const account = {
    sub: 'new-one',
    email: 'new.one@school.example',
    email_verified: true,
    name: 'Newly Come',
    amr: ['mfa'],
  }
  const { status, jar } = await comeThrough(service, one, account)
  assert.equal(status, 303)
  const page = await (await jar.send(service, '/account')).text()
  assert.match(page, /Newly Come[\s\S]*Professional/)
  const unvouched = { ...account, sub: 'other', email: 'other@school.example', email_verified: false }
  await refused(await comeThrough(service, one, unvouched), 'unverified', /vouches for/)
  assert.equal((await setProvider(administrator, one, { joining: '' })).status, 303)
  await refused(
    await comeThrough(service, one, { ...account, sub: 'third', email: 'third@school.example' }),
    'nobody',
    /was invited/,
  )
})
