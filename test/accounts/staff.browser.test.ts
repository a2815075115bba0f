import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addTrialPeople } from '../../src/accounts/index.ts'
import { issueInvitation } from '../../src/accounts/people/invitations.ts'
import { codeAt } from '../../src/accounts/sign-in/one-time-code.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  type TestBrowser,
} from '../browser/browser.ts'
import { packOf } from '../scaffold/service.ts'
import { type Joined, join } from '../scaffold/signing-in.ts'
import { type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let browser: TestBrowser
let ada: Joined
/** The app's codes are each accepted once: the time goes on with every signing in. */
let at = new Date()
before(async () => {
  service = await startStaffService({ pack: await packOf('example'), clock: () => at })
  await service.database.transaction(service, addTrialPeople)
  ada = await join(
    service,
    { name: 'Ada Lamb', email: 'ada@example.org', roles: ['administrator'] },
    () => at,
  )
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

/** On a trial run every team is there once its list was looked at. */
const teamThatReceives = async (receives: string): Promise<string> => {
  await (await service.signIn('administrator')).get('/people/teams')
  const [team] = await service.owner<{ id: string }>('select id from team where receives = $1', [receives])
  return team?.id ?? ''
}

const expectGood = async (page: Page, sent: string, name: string): Promise<void> => {
  await expectValidHtml(sent, name)
  await expectAccessible(page)
  const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number
  assert.ok(wide <= (page.viewportSize()?.width ?? 0), `${name} is ${wide} px wide`)
}

for (const [width, scheme] of [
  [320, 'light'],
  [1280, 'dark'],
] as const) {
  test(`each page is valid and accessible, ${width} px wide, ${scheme}`, async () => {
    const admin = await service.signIn('administrator', 'Jo Marsh')
    const { token } = await service.database.transaction(service, async (tx) => {
      const { id } = await tx
        .selectFrom('person')
        .select('id')
        .where('email', '=', 'sam.holloway@trial.example')
        .executeTakeFirstOrThrow()
      return issueInvitation(tx, { personId: id, by: null, now: at })
    })
    const open = ['/sign-in', `/invitation/${token}`, '/invitation/none']
    const school = await service.organisation('Example School', 'school')
    const place = `/people/organisations/${school}`
    const team = `/people/teams/${await teamThatReceives('first-contact')}`
    const own = ['/account', '/people', '/people/invite', `/people/${ada.personId}`, '/audit']
    own.push('/people/organisations', '/people/organisations/add', place, `${place}/invite`, `${place}/close`)
    own.push('/people/teams', '/people/teams/add', team, `${team}/end`)
    for (const path of [...open, ...own]) {
      const cookies = own.includes(path) ? admin.cookies : []
      const page = await browser.window({ width, scheme, baseURL: service.url, javaScript: false }, cookies)
      const response = await page.goto(path)
      await expectGood(page, (await response?.text()) ?? '', path.replaceAll('/', '-'))
    }
  })
}

test('somebody signs in with a password and a code, without JavaScript, and out again', async () => {
  at = new Date(at.getTime() + 60_000)
  const page = await browser.newPage({ width: 360, baseURL: service.url, javaScript: false })
  await page.goto('/people')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectAccessible(page)
  assert.match(await page.title(), /^Error: /)
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(ada.email)
  await page.getByLabel('Password').fill(ada.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(codeAt(ada.secret, at))
  await page.getByRole('button', { name: 'Sign in' }).click()
  assert.equal(new URL(page.url()).pathname, '/people')
  await page.getByRole('button', { name: 'Sign out' }).click()
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  await page.goto('/people')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
})

test('on a trial one click signs a made-up person in; a public page still sets no cookie', async () => {
  const page = await browser.newPage({ baseURL: service.url })
  await page.goto('/')
  await page.getByRole('link', { name: 'Staff: sign in' }).click()
  assert.deepEqual(await page.context().cookies(), [])
  await page.getByRole('button', { name: /Robin Fairweather/ }).click()
  await page.goto('/account')
  assert.match((await page.textContent('main')) ?? '', /Partnership officer/)
  const before = JSON.stringify(await page.context().cookies())
  const response = await page.goto('/whom-to-tell')
  assert.equal(await response?.headerValue('set-cookie'), null)
  assert.equal(JSON.stringify(await page.context().cookies()), before)
  expectNothingAmiss(page)
})
