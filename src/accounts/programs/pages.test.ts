import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { expectAccessible, openBrowser, screenshot, type TestBrowser } from '../../../test/browser/browser.ts'
import { expectGood } from '../../../test/browser/looking.ts'
import { type ApiService, startApi } from '../../../test/scaffold/api.ts'
import type { StaffClient } from '../../../test/scaffold/staff.ts'

let api: ApiService
let browser: TestBrowser

before(async () => {
  api = await startApi()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await api?.stop()
})

const look = (name: string, as: StaffClient, path: string): Promise<void> =>
  expectGood(browser, api.desk.url, {
    name: `accounts-${name}`,
    path,
    as,
    views: [
      [360, false],
      [1280, false],
    ],
  })

test('programs: empty, added, one with its keys, and what they may, on a phone and at a desk', async () => {
  const sam = api.administrator
  await look('programs-empty', sam, '/people/programs')
  await look('programs-add', sam, '/people/programs/add')
  const council = await api.organisation('Merrowby Children’s Services')
  const { id } = await api.program(council, ['concerns:read', 'concerns:answer'])
  await look('programs', sam, '/people/programs')
  await look('program', sam, `/people/programs/${id}`)
  await look('program-end', sam, `/people/programs/${id}/end`)
  await look('api', sam, '/api')
})

test('the key as it is shown, once', async () => {
  const page = await browser.newPage({ width: 360, javaScript: false, baseURL: api.desk.url })
  await page.context().addCookies([...api.administrator.cookies])
  await page.goto('/people/programs/add')
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expectAccessible(page)
  await screenshot(page, 'accounts-programs-faults-360')
  await page.getByLabel('What is it called?').fill('Case system of Children’s Services')
  await page.getByLabel('For which organisation does it act?').selectOption({ label: 'Merrowby Police' })
  await page.getByLabel('concerns:read').check()
  await page.getByRole('button', { name: 'Make the key' }).click()
  assert.match((await page.textContent('#key')) ?? '', /^es_/)
  await expectAccessible(page)
  await screenshot(page, 'accounts-program-key-360')
  await page.context().close()
})

test('movers, leavers, joiners and reviews, on a phone and at a desk', async () => {
  const sam = api.administrator
  const school = await api.organisation('Merrowby High School')
  const priya = await api.desk.signIn('professional', 'Priya Calder', undefined, school)
  const lead = await api.desk.signIn('safeguarding-lead', 'Martin Okell', undefined, school)
  await look('person', sam, `/people/${priya.personId}`)
  for (const what of ['move', 'ends', 'leave'])
    await look(`person-${what}`, sam, `/people/${priya.personId}/${what}`)
  await look('joiners', sam, '/people/joiners')
  await look('away', sam, '/people/away')
  await look('reviews', sam, '/access-reviews')
  await look('review', lead, `/access-reviews/${school}`)
})

test('the lines of a file, good and wrong', async () => {
  const text =
    'name,email,organisation,roles,last_day\nAda Quill,ada@merrowby.example,Merrowby High School,professional,\n,x,Nowhere,wizard,\n'
  for (const width of [360, 1280]) {
    const page = await browser.newPage({ width, javaScript: false, baseURL: api.desk.url })
    await page.context().addCookies([...api.administrator.cookies])
    await page.goto('/people/joiners')
    const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Look at it' }).click()
    assert.equal(await page.getByText('Good lines: 1.').count(), 1)
    await expectAccessible(page)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.ok(Number(over) <= 0, `${over} pixels too wide at ${width}`)
    await screenshot(page, `accounts-joiners-lines-${width}`)
    await page.context().close()
  }
})
