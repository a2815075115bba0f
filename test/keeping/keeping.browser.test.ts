import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  expectAccessible,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../browser/browser.ts'
import { pageOf, SHARED } from '../scaffold/desk.ts'
import { type KeepingDesk, startKeeping, TOLD } from './keeping.ts'

let desk: KeepingDesk
let browser: TestBrowser
let old = ''
let kit = ''

before(async () => {
  desk = await startKeeping()
  browser = await openBrowser()
  old = await desk.tellThen(TOLD, { ...SHARED, people: [] }, { form: 'information-sharing' })
  kit = await desk.tell(SHARED, { form: 'information-sharing' })
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

const opened = async (path: string, width: number, javaScript: boolean): Promise<Page> => {
  const page = await browser.newPage({ width, javaScript, baseURL: desk.url })
  await page.context().addCookies([...desk.officer.cookies])
  await page.goto(path)
  return page
}

/** Accessible, and no wider than the screen. */
const good = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page)
  const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.ok(Number(over) <= 0, `${name} is ${over} pixels too wide`)
  await screenshot(page, `keeping-${name}`)
}

test('an officer looks at what is due, draws up a list, approves it, and sees that it waits: without scripts, on a telephone', async () => {
  const page = await opened('/keeping', 320, false)
  await good(page, 'periods')
  await page.getByRole('link', { name: /^See which/ }).click()
  await page.getByText(old).waitFor()
  await page.getByRole('link', { name: 'How long' }).click()
  await page.getByRole('button', { name: 'Draw up a list to delete' }).click()
  await page.getByText('Nothing is deleted yet.').waitFor()
  await page.getByRole('button', { name: 'Approve that they are deleted' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await good(page, 'list-fault')
  await page.getByLabel('How many records are on the list?').fill('1')
  await page.getByRole('button', { name: 'Approve that they are deleted' }).click()
  await page.getByText('It begins on 30 November 2026').waitFor()
  await good(page, 'list-waits')
  await page.getByRole('button', { name: 'Stop it' }).click()
  await page.getByText('What was left on it is kept.').waitFor()
  await page.context().close()
})

test('a request is written down, what it found is read and shortened, and the file is taken', async () => {
  const page = await opened('/keeping/requests/add', 1280, true)
  await page.getByRole('button', { name: 'Write it down and look' }).click()
  await good(page, 'request-fault')
  await page.getByLabel('To see what is kept about them').check()
  for (const [box, typed] of [
    ['#got-day', '23'],
    ['#got-month', '11'],
    ['#got-year', '2026'],
    ['#born-day', '4'],
    ['#born-month', '3'],
    ['#born-year', '2012'],
  ] as const)
    await page.locator(box).fill(typed)
  await page.getByLabel('Who asks').fill('Kit Sample')
  await page.getByLabel('For themselves').check()
  await page.getByLabel('How the answer reaches them safely').fill('In person')
  await page.getByLabel('Names').fill('Kit Sample')
  await page.getByRole('button', { name: 'Write it down and look' }).click()
  await page.getByRole('heading', { name: 'Kit Sample' }).waitFor()
  await good(page, 'request')
  await page.getByRole('link', { name: `Concern ${kit}` }).click()
  await page.getByText('Kit seems afraid of him.').first().waitFor()
  await page.getByLabel('Give what is chosen below').check()
  const parts = page.locator('.es-piece')
  for (let i = 0; i < (await parts.count()) - 1; i++)
    await parts.nth(i).getByLabel('Are they given this?').selectOption('give')
  const dex = parts.filter({ hasText: 'about 30' })
  await dex.getByLabel('Are they given this?').selectOption({ label: 'Yes, with words taken out' })
  await dex.locator('summary').click()
  await good(page, 'review')
  const left = (await dex.getByLabel('What is left').inputValue()).replace('Dex', '[…]')
  await dex.getByLabel('What is left').fill(left)
  await page.getByLabel('Why, in your own words').fill('He has not agreed.')
  await page.getByRole('button', { name: 'Save what was decided' }).click()
  await page.getByText('It is saved.').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make the file' }).click()
  assert.equal((await download).suggestedFilename(), 'what-is-kept.pdf')
  await page.context().close()
})

test('each page is valid, and holds are put on and lifted', async () => {
  const page = await opened('/keeping/holds/add', 360, false)
  await page.getByLabel('One concern').check()
  await page.getByLabel('Its reference').fill(kit)
  await page.getByLabel('Why it is held').fill('An inquiry.')
  await page.getByRole('button', { name: 'Hold it' }).click()
  await page.getByText('Nothing deletes it until somebody lifts the hold.').waitFor()
  await good(page, 'hold')
  const hold = new URL(page.url()).pathname
  for (const path of [
    '/keeping',
    '/keeping/due/information',
    '/keeping/lists',
    '/keeping/holds',
    '/keeping/holds/add',
    hold,
    '/keeping/requests',
    '/keeping/requests/add',
  ])
    await expectValidHtml(await pageOf(desk.officer, path), path)
  const request =
    /href="(\/keeping\/requests\/[\w-]{36})"/.exec(await pageOf(desk.officer, '/keeping/requests'))?.[1] ?? ''
  const shown = await pageOf(desk.officer, request)
  await expectValidHtml(shown, 'request')
  const find = /href="(\/keeping\/requests\/[\w-]+\/concern\/[\w-]+)"/.exec(shown)?.[1] ?? ''
  await expectValidHtml(await pageOf(desk.officer, find), 'review')
  await page.getByLabel('Why it is not needed any more').fill('It has ended.')
  await page.getByRole('button', { name: 'Lift the hold' }).click()
  await page.getByText('The hold is lifted.').waitFor()
  await page.goto('/keeping/holds')
  await good(page, 'holds')
  await page.context().close()
})
