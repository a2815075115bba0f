/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addAuthenticator } from '../../../test/accounts/authenticator.ts'
import { type OwnSignIn, withOwnSignIn, worker } from '../../../test/accounts/own-sign-in.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../../../test/browser/browser.ts'
import { freePort } from '../../../test/scaffold/free-port.ts'
import { packOf } from '../../../test/scaffold/service.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'

let service: StaffService
let browser: TestBrowser
let administrator: StaffClient
let origin: string
let own: OwnSignIn
before(async () => {
  const port = await freePort()
  origin = `http://localhost:${port}`
  service = await startStaffService({ pack: await packOf('example'), port })
  administrator = await service.signIn('administrator')
  own = await withOwnSignIn(service, administrator, { origin })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await own?.provider.stop()
  await service?.stop()
})

const session = (client: StaffClient) => [
  { name: 'session', value: client.cookies[0]?.value ?? '', url: origin },
]

/** Opens a page: valid as it is sent, accessible, whole on a small phone, quiet. */
async function sound(page: Page, path: string, name: string, { quiet = true } = {}): Promise<void> {
  const sent = await page.goto(path)
  await expectValidHtml((await sent?.text()) ?? '', name)
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `${name} is ${overflow} pixels wider than the window`)
  if (quiet) expectNothingAmiss(page)
  await screenshot(page, `${name}-${page.viewportSize()?.width}`)
}

for (const width of [320, 360, 1280])
  test(`the pages of other ways to sign in are accessible and whole at ${width} pixels`, async () => {
    const page = await browser.newPage({ width, baseURL: origin })
    await sound(page, '/sign-in', 'sign-in-ways')
    assert.ok(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible())
    await sound(page, '/sign-in/organisation', 'sign-in-organisations')
    await sound(page, `/sign-in/organisation/${own.id}/done`, 'sign-in-not-let-in', { quiet: false })
    await page.context().close()
    const there = await browser.newPage({ width, baseURL: origin })
    await there.context().addCookies(session(administrator))
    await addAuthenticator(there)
    await sound(there, '/account/passkeys/add', 'passkey-add')
    await there.getByLabel('What do you call it?').fill(`Key at ${width}`)
    await there.getByRole('button', { name: 'Add a passkey' }).click()
    await there.getByText('The passkey is added.').waitFor()
    await sound(there, '/account', 'account-passkeys')
    const remove = await there.locator('a[href$="/remove"]').first().getAttribute('href')
    await sound(there, remove ?? '', 'passkey-remove')
    await sound(there, `/people/organisations/${own.id}/sign-in`, 'provider')
    await sound(there, `/people/organisations/${own.id}/sign-in/end`, 'provider-end')
    await there.context().close()
  })

for (const javaScript of [true, false])
  test(`somebody comes in through their organisation ${javaScript ? 'with' : 'without'} JavaScript, to where they were going`, async () => {
    const mina = await worker(service, own)
    own.provider.account = mina.account
    const page = await browser.newPage({ javaScript, baseURL: origin })
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign in through your organisation' }).click()
    await page.getByRole('button', { name: own.name }).click()
    await page.waitForURL(`${origin}/account`)
    assert.match(await page.locator('main').innerText(), new RegExp(`You came in through ${own.name}`))
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'session')
    assert.ok(cookie?.httpOnly && cookie.sameSite === 'Lax')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { name: 'You are signed out here' }).waitFor()
    await page.context().close()
  })
