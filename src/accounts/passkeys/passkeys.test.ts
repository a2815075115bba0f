/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Authenticator, addAuthenticator } from '../../../test/accounts/authenticator.ts'
import { answerOf, sendAnswer } from '../../../test/accounts/passkeys.ts'
import { expectNothingAmiss, openBrowser, type TestBrowser } from '../../../test/browser/browser.ts'
import { freePort } from '../../../test/scaffold/free-port.ts'
import { packOf } from '../../../test/scaffold/service.ts'
import { follow } from '../../../test/scaffold/signing-in.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { issueInvitation } from '../people/invitations.ts'

let service: StaffService
let browser: TestBrowser
let origin: string
let ahead = 0
before(async () => {
  const port = await freePort()
  origin = `http://localhost:${port}`
  const clock = () => new Date(Date.now() + ahead)
  service = await startStaffService({ pack: await packOf('example'), port, clock })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

interface Person {
  readonly client: StaffClient
  readonly page: Page
  readonly device: Authenticator
}

/** Somebody signed in, with a device; the browser is the one that the service means by its address. */
async function person(name: string, options: Record<string, unknown> = {}): Promise<Person> {
  const client = await service.signIn('administrator', name)
  const page = await browser.newPage({ baseURL: origin })
  await page.context().addCookies([{ name: 'session', value: client.cookies[0]?.value ?? '', url: origin }])
  await page.goto('/account')
  return { client, page, device: await addAuthenticator(page, options) }
}

async function addPasskey({ page }: Person, name: string): Promise<void> {
  await page.goto('/account/passkeys/add')
  await page.getByLabel('What do you call it?').fill(name)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('The passkey is added.').waitFor()
}

/** Leaves, and comes in by the device. */
async function comeIn({ page }: Person): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
}

const actions = (id: string) =>
  service
    .owner<{ action: string; detail: Record<string, string> }>(
      'select action, detail from audit_entry where actor_id = $1 or of_id = $1::text order by id',
      [id],
    )
    .then((rows) =>
      rows.map(({ action, detail }) => [action, detail.why ?? detail.step ?? ''].join(' ').trim()),
    )

const inside = (url: URL) => !url.pathname.startsWith('/sign-in')
const listed = async ({ page }: Person) => {
  await page.goto('/account')
  return page.locator('main').innerText()
}

test('a passkey is added, signs in alone to a session of its own, is listed, and removed signs nobody in', async () => {
  const ada = await person('Ada Lamb')
  await addPasskey(ada, 'Blue key')
  assert.match(await listed(ada), /Blue key[\s\S]*not used yet/)
  const before = (await ada.page.context().cookies()).find(({ name }) => name === 'session')?.value
  await comeIn(ada)
  await ada.page.waitForURL(inside)
  const cookie = (await ada.page.context().cookies()).find(({ name }) => name === 'session')
  assert.ok(cookie?.httpOnly && cookie.value !== before)
  assert.match(await listed(ada), /Blue key[\s\S]*last used/)
  expectNothingAmiss(ada.page)

  await ada.page.getByRole('button', { name: /Remove\s*: Blue key/ }).click()
  await ada.page.getByRole('heading', { name: 'Remove “Blue key”?' }).waitFor()
  await ada.page.getByRole('button', { name: 'Remove it' }).click()
  await ada.page.getByText('The passkey is removed.').waitFor()
  await comeIn(ada)
  await ada.page.getByText('We do not know that passkey, or it was removed').first().waitFor()
  const done = await actions(ada.client.personId)
  for (const one of ['passkey.added', 'session.began passkey', 'passkey.removed'])
    assert.ok(done.includes(one), one)
})

test('several are listed by their names, and one device is not added twice', async () => {
  const ada = await person('Ada Two')
  await addPasskey(ada, 'One')
  await ada.page.goto('/account/passkeys/add')
  await ada.page.getByRole('button', { name: 'Add a passkey' }).click()
  await ada.page.getByText('This device has a passkey for this account already.').waitFor()
  await ada.device.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: ada.device.id })
  await addAuthenticator(ada.page, { defaultBackupEligibility: true, defaultBackupState: true })
  await addPasskey(ada, 'Other')
  assert.match(await listed(ada), /One[\s\S]*Other[\s\S]*Your devices share it/)
})

test('browsers that lack the newer functions do the same by our own lines', async () => {
  const ada = await person('Ada Three')
  await ada.page.addInitScript(() => {
    const kind = PublicKeyCredential as unknown as Record<string, unknown>
    delete kind.parseCreationOptionsFromJSON
    delete kind.parseRequestOptionsFromJSON
    delete (PublicKeyCredential.prototype as unknown as Record<string, unknown>).toJSON
  })
  await addPasskey(ada, 'Old browser')
  await comeIn(ada)
  await ada.page.waitForURL(inside)
})

test('what a page of another origin was answered is refused', async () => {
  const ada = await person('Ada Four')
  await addPasskey(ada, 'Key')
  const elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Early Signs</title>')
  }).listen(0, 'localhost')
  await once(elsewhere, 'listening')
  const { port } = elsewhere.address() as { port: number }
  const stolen = await answerOf(ada.page, origin, { at: `http://localhost:${port}/` })
  const { status, text } = await sendAnswer(origin, stolen)
  elsewhere.close()
  assert.equal(status, 422)
  assert.match(text, /The passkey could not be checked/)
  assert.ok((await actions(ada.client.personId)).includes('sign-in.refused wrong'))
})

test('an answer counts once, in the browser that asked, and for ten minutes', async () => {
  const ada = await person('Ada Five')
  await addPasskey(ada, 'Key')
  const answered = await answerOf(ada.page, origin)
  const other = await answerOf(ada.page, origin)
  const swapped = await sendAnswer(origin, { ...answered, cookie: 'attempt=x' })
  assert.match(swapped.text, /took too long, or was sent twice/)
  assert.match((await sendAnswer(origin, { ...answered, cookie: other.cookie })).text, /could not be checked/)
  const first = await sendAnswer(origin, answered)
  assert.equal(first.status, 303)
  assert.ok(first.cookies.some((one) => one.startsWith('session=')))
  const again = await sendAnswer(origin, answered)
  assert.equal(again.status, 422)
  assert.match(again.text, /took too long, or was sent twice/)
  const late = await answerOf(ada.page, origin)
  ahead += 11 * 60_000
  assert.match((await sendAnswer(origin, late)).text, /took too long, or was sent twice/)
  ahead = 0
})

test('a credential of another person, and one that only has the id of theirs, are refused', async () => {
  const [ada, ben] = [await person('Ada Six'), await person('Ben Six')]
  await addPasskey(ada, 'Ada’s')
  await addPasskey(ben, 'Ben’s')
  const [own] = await ben.device.credentials()
  const [hers] = await ada.device.credentials()
  assert.ok(own && hers)
  for (const forged of [
    { ...own, userHandle: hers.userHandle as string },
    { ...hers, privateKey: own.privateKey },
    { ...own, credentialId: hers.credentialId },
  ]) {
    await ben.device.cdp.send('WebAuthn.clearCredentials', { authenticatorId: ben.device.id })
    await ben.device.add(forged)
    const { status, text } = await sendAnswer(origin, await answerOf(ben.page, origin))
    assert.equal(status, 422)
    assert.match(text, /could not be checked/)
  }
})

test('of a passkey whose counter falls somebody has a copy: it stops, and its person is told', async () => {
  const ada = await person('Ada Seven')
  await addPasskey(ada, 'Copied key')
  const [copy] = await ada.device.credentials()
  assert.ok(copy)
  assert.equal((await sendAnswer(origin, await answerOf(ada.page, origin))).status, 303)
  await ada.device.cdp.send('WebAuthn.clearCredentials', { authenticatorId: ada.device.id })
  await ada.device.add({ ...copy, signCount: 0 })
  assert.match(
    (await sendAnswer(origin, await answerOf(ada.page, origin))).text,
    /may have a copy of that passkey/,
  )
  await ada.device.cdp.send('WebAuthn.clearCredentials', { authenticatorId: ada.device.id })
  await ada.device.add({ ...copy, signCount: 50 })
  assert.match((await sendAnswer(origin, await answerOf(ada.page, origin))).text, /do not know that passkey/)
  assert.match(await listed(ada), /Copied key\s*Stopped[\s\S]*somebody may have a copy/)
})

test('a device that has not recognised its person signs nobody in', async () => {
  const ada = await person('Ada Eight')
  await addPasskey(ada, 'Key')
  await ada.device.recognises(false)
  const answered = await answerOf(ada.page, origin, { userVerification: 'discouraged' })
  assert.match((await sendAnswer(origin, answered)).text, /could not be checked/)
  await comeIn(ada)
  await ada.page.getByText('it was cancelled, or took too long').waitFor()
})

test('whoever has no role any more, or set how they sign in anew by a link, is not let in by a passkey', async () => {
  const ada = await person('Ada Nine')
  await addPasskey(ada, 'Key')
  const answered = await answerOf(ada.page, origin)
  await service.owner(
    `update role_grant set revoked_at = now() where membership_id in
      (select id from membership where person_id = $1)`,
    [ada.client.personId],
  )
  assert.match((await sendAnswer(origin, answered)).text, /You have no role here now/)

  const ben = await person('Ben Nine')
  await addPasskey(ben, 'Key')
  const { token } = await service.database.transaction(service, (tx) =>
    issueInvitation(tx, { personId: ben.client.personId, by: null, now: new Date() }),
  )
  const before = await answerOf(ben.page, origin)
  await follow(service, token)
  assert.match((await sendAnswer(origin, before)).text, /do not know that passkey/)
})

test('a passkey is added in a session that has just begun only, and its challenge counts once, in that session', async () => {
  const ada = await person('Ada Ten')
  await ada.page.goto('/account/passkeys/add')
  const options = (await ada.page.locator('form[data-passkey]').getAttribute('data-options')) as string
  const response = await ada.page.evaluate(async (json) => {
    const kind = PublicKeyCredential as unknown as {
      parseCreationOptionsFromJSON(json: object): PublicKeyCredentialCreationOptions
    }
    const publicKey = kind.parseCreationOptionsFromJSON(JSON.parse(json))
    return JSON.stringify(await navigator.credentials.create({ publicKey }))
  }, options)
  const ben = await service.signIn('administrator', 'Ben Ten')
  const send = async (client: StaffClient) => client.post('/account/passkeys/add', { name: 'X', response })
  assert.match(await (await send(ben)).text(), /took too long, or was sent twice/)
  await ben.get('/account/passkeys/add')
  assert.match(await (await send(ben)).text(), /could not be checked/, 'the challenge was another’s')
  assert.equal((await send(ada.client)).status, 303)
  assert.match(await (await send(ada.client)).text(), /took too long, or was sent twice/)
  ahead = 11 * 60_000
  const asked = await (await ada.client.get('/account/passkeys/add')).text()
  assert.match(asked, /Sign in once more first/)
  assert.doesNotMatch(asked, /data-options/)
  ahead = 0
})

test('without JavaScript the sign-in page has a password and a code, and no button that does nothing', async () => {
  const page = await browser.newPage({ javaScript: false, baseURL: origin })
  await page.goto('/sign-in')
  assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).count(), 0)
  assert.ok(await page.getByLabel('Password').isVisible())
})
