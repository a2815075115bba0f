import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  CLASS,
  CLASS_GUIDE,
  CLASS_LEAD,
  CLASS_OPEN,
  classBoardPath,
  classPath,
} from '../../src/practice/urls.ts'
import { openBrowser, type TestBrowser } from '../browser/browser.ts'
import { post, type Service, sealedIn, startService } from '../scaffold/service.ts'

let service: Service
let browser: TestBrowser
before(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

test('with scripts the board follows by itself, and so does who has joined; without them a button does', async () => {
  const lead = await browser.newPage({ javaScript: false, baseURL: service.url })
  await lead.goto(CLASS_OPEN)
  for (const chosen of ['a-lift-home', '13-15', '40']) await lead.locator(`input[value="${chosen}"]`).check()
  await lead.getByRole('button', { name: 'Begin' }).click()
  const code = (await lead.locator('.es-join__code').innerText()).replace(/\s/g, '')

  const board = await browser.newPage({ baseURL: service.url })
  await board.goto(classBoardPath(code))
  const seat = await browser.newPage({ width: 360, baseURL: service.url })
  await seat.goto(CLASS)
  await seat.locator('#code').fill(code.toLowerCase())
  await seat.getByRole('button', { name: 'Join' }).click()
  await seat.locator('button[name=choice]').first().click()
  await seat.getByText('Thank you. Look at the board.').waitFor()
  for (let i = 0; i < 9; i++) {
    const page = await (await fetch(service.url + classPath(code))).text()
    await post(service.url + classPath(code), { sealed: sealedIn(page), round: '0', choice: '0' })
  }
  await board.getByText('Of the first 10 answers.').waitFor()
  assert.equal(await board.locator('.es-on').count(), 10)
  await lead.getByRole('button', { name: 'Show the latest answers' }).click()
  await lead.getByText('All, or nearly all').waitFor()

  const story = await board.locator('[data-story]').textContent()
  await lead.locator('button[name=choice]').first().click()
  await lead.getByRole('button', { name: 'Back a step' }).waitFor()
  await board.waitForFunction((was) => document.querySelector('[data-story]')?.textContent !== was, story)
  await seat.locator('[data-round="1"]').waitFor()
  assert.deepEqual(await seat.context().cookies(), [])

  await lead.getByText('End the class').click()
  await lead.getByRole('button', { name: 'End it now' }).click()
  await board.getByText('The class has ended').waitFor()
  await board.getByText('Childline').first().waitFor()
  assert.equal(await board.locator('.es-join').count(), 0)
  await seat.getByText('The class has ended').waitFor()
})

test('the plan for when a child tells is one sheet of paper', async () => {
  // A4 within the margins of the sheet, in CSS pixels.
  const page = await browser.newPage({ width: 794 - 2 * 46, baseURL: service.url })
  await page.goto(CLASS_GUIDE)
  await page.emulateMedia({ media: 'print' })
  const { y, height } = (await page.locator('.es-plan').boundingBox()) ?? { y: 0, height: Number.NaN }
  assert.ok(y + height < 1123 - 2 * 38, `${y} and ${height} px`)
  for (const number of ['03000 267 979', '999', '0800 1111'])
    assert.ok(await page.locator('.es-plan .es-number--big', { hasText: number }).isVisible(), number)
})

test('at the end of its story the board of a class has whom to talk to, and no code to join any more', async () => {
  const lead = async (fields: Record<string, string>): Promise<string> =>
    (await post(service.url + CLASS_LEAD, fields)).text()
  const valueIn = (page: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
  let page = await lead({ exercise: 'okay-or-not', edition: '13-15', room: '40' })
  const code = (/es-join__code">([^<]+)/.exec(page)?.[1] ?? '').replace(' ', '')
  for (let i = 0; i < 30 && !/That was all of it/.test(page); i++)
    page = await lead({
      sealed: sealedIn(page),
      at: valueIn(page, 'at'),
      round: valueIn(page, 'round'),
      ...(page.includes('name="choice"') ? { choice: 'okay' } : { go: 'on' }),
    })
  const board = await (await fetch(service.url + classBoardPath(code))).text()
  assert.match(board, /Whom to talk to[\s\S]*Childline[\s\S]*0800 1111/)
  assert.doesNotMatch(board, /es-join/)
})
