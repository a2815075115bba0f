import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openBrowser, type TestBrowser } from '../browser/browser.ts'
import { expectGood } from '../browser/looking.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'
import { answeredWaves } from './evidence.ts'

const ALL = '/partnership/priorities'
const ONE = `${ALL}/harm-outside-the-home`

let service: StaffService
let officer: StaffClient
let browser: TestBrowser

before(async () => {
  service = await startStaffService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  await answeredWaves(service, service.pack)
  officer = await service.signIn('partnership-officer', 'Ada Example')
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await service.stop()
})

test('every page is valid, accessible and within the window, on a phone and on a desk, with scripts and without', async () => {
  const action = randomUUID()
  const says = 'To be looked at, with-a-very-long-word-that-does-not-end-for-a-long-while-yet'
  const sent = { id: action, answers: 'gap', gap: 'A gap', says, owner: 'A group', due: '2026-11-30' }
  assert.equal((await officer.post(`${ONE}/actions/new`, sent)).status, 303)
  const given = randomUUID()
  assert.equal((await officer.post(`${ONE}/report`, { id: given })).status, 303)
  const pages = {
    list: ALL,
    one: ONE,
    begin: `${ALL}/new`,
    words: `${ONE}/words/why`,
    measures: `${ONE}/words/measures`,
    target: `${ONE}/target?of=parents%2Fknows-whom-to-tell`,
    actions: `${ONE}/actions`,
    plan: `${ONE}/actions/new`,
    action: `${ONE}/actions/${action}`,
    reword: `${ONE}/actions/${action}?reword=yes`,
    report: `${ONE}/report`,
    given: `${ONE}/given/${given}`,
  }
  for (const [name, path] of Object.entries(pages))
    await expectGood(browser, service.url, { name: `priority-${name}`, path, as: officer })
})

test('without JavaScript an officer goes from learning to a planned action', async () => {
  const page = await browser.newPage({ javaScript: false, width: 360, baseURL: service.url })
  await page.context().addCookies([...officer.cookies])
  await page.goto(ONE)
  await page.getByRole('button', { name: /Plan an action.*Recognising signs, children/ }).click()
  assert.equal(await page.locator('#answers').inputValue(), 'measure:children/recognises-signs')
  await page.locator('#says').fill('Go through the quiz with every year group')
  await page.locator('#owner').fill('Schools and colleges')
  await page.locator('#due').fill('2027-01-29')
  await page.getByRole('button', { name: 'Plan it' }).click()
  assert.match((await page.locator('h1').textContent()) ?? '', /Go through the quiz/)
  assert.match((await page.locator('.es-staff-notice').textContent()) ?? '', /The action is planned/)
  await page.context().close()
})

test('what nobody could mean does no harm: unknown parts, keys, ids, numbers, lists and markup', async () => {
  for (const path of [
    `${ALL}/nowhere`,
    `${ALL}/__proto__`,
    `${ONE}/words/nothing`,
    `${ONE}/words/__proto__`,
    `${ONE}/target?of=x`,
    `${ONE}/target`,
    `${ONE}/actions/1`,
    `${ONE}/actions/${randomUUID()}`,
    `${ONE}/report.exe`,
  ])
    assert.equal((await officer.get(path)).status, 404, path)
  for (const path of [
    `${ONE}/actions?show=none&page=999999`,
    `${ONE}/actions?page=-1`,
    `${ONE}/actions/new?answers=%00`,
  ])
    assert.equal((await officer.get(path)).status, 200, path)
  for (const fields of [
    {},
    { seen: 'x', words: 'y' },
    { seen: '99999999999', words: 'y' },
    { seen: '0', back: '77' },
  ])
    assert.equal((await officer.post(`${ONE}/words/how`, fields)).status, 404)
  assert.equal((await officer.post(`${ONE}/words/how`, { seen: '0', words: ['a', 'b'] })).status, 422)
  assert.equal(
    (await officer.post(`${ONE}/words/measures`, { seen: '0', words: 'nobody/nothing' })).status,
    422,
  )
  const nasty = '<script>alert(1)</script>\u0000 & "quotes" ‮ {t}'
  assert.equal((await officer.post(`${ONE}/words/how`, { seen: '0', words: nasty })).status, 303)
  const page = await (await officer.get(ONE)).text()
  assert.ok(!page.includes('<script>alert') && page.includes('&lt;script&gt;alert'))
  assert.equal(
    (await officer.post(`${ONE}/actions/${randomUUID()}`, { do: 'begun', after: '0' })).status,
    404,
  )
})
