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
import { first, openedWave, sendTo, walkTo } from '../scaffold/answer-wave.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let browser: TestBrowser
let officer: StaffClient
let now = new Date('2026-11-23T10:00:00Z')

before(async () => {
  ;[service, browser] = await Promise.all([startStaffService({ clock: () => now }), openBrowser()])
  officer = await service.signIn('partnership-officer')
})
after(async () => {
  await browser.close()
  await service.stop()
})

/** A page of the officer, on a phone, and what was sent for it. */
const asOfficer = async (javaScript = false, width = 360): Promise<Page> => {
  const page = await browser.newPage({ javaScript, width, baseURL: service.url })
  page.setDefaultTimeout(8000)
  await page.context().addCookies([...officer.cookies])
  return page
}

const sound = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page)
  const response = await officer.get(new URL(page.url()).pathname + new URL(page.url()).search)
  if (response.status === 200) await expectValidHtml(await response.text(), name)
  await screenshot(page, name)
  const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number
  assert.ok(wide <= 360, `${name} is ${wide} wide`)
}

test('an officer opens a survey on a phone without JavaScript, hands it on, reminds, closes, reads, exports', async () => {
  const page = await asOfficer()
  await page.goto('/partnership')
  await sound(page, 'officer-home-empty')
  await page.goto('/partnership/waves')
  await sound(page, 'officer-waves-empty')
  await page
    .getByRole('link', { name: 'Open a survey' })
    .or(page.getByRole('button', { name: 'Open a survey' }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Open it' }).click()
  assert.match(
    await page.locator('.govuk-error-summary').innerText(),
    /Choose what is asked[\s\S]*Enter what you call it[\s\S]*Enter the last day/,
  )
  await expectAccessible(page)
  await screenshot(page, 'officer-new-faults')
  await page.getByLabel('Keeping each other safe').check()
  await page.getByLabel('What do you call it?').fill('Young people, winter')
  await page.locator('#last').fill('9999-12-18')
  await page.getByRole('button', { name: 'Open it' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /open for a year at most/)
  await page.locator('#last').fill('2026-12-18')
  await page.getByRole('button', { name: 'Open it' }).click()
  assert.match(await page.locator('main').innerText(), /The link to hand on/)
  await sound(page, 'officer-wave-open')

  await page.locator('#name').fill('Seaham Sixth Form')
  await page.locator('#email').fill('office@example')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter an e-mail address/)
  assert.equal(await page.locator('#name').inputValue(), 'Seaham Sixth Form')
  await page.locator('#email').fill('office@example.org')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Remind them').click()
  await page.getByRole('button', { name: 'Send the reminder' }).click()
  assert.match(await page.locator('main').innerText(), /They were reminded today/)
  const letters = await service.owner(`select about from letter where about = 'wave-reminder'`)
  assert.equal(letters.length, 1)

  await page.getByRole('link', { name: 'A poster and a letter to print' }).click()
  await sound(page, 'officer-poster')
  await page.getByRole('link', { name: 'Back' }).click()

  const address = (await page.locator('.es-link__address').getAttribute('href')) ?? ''
  const at = service.url + address
  for (let i = 0; i < 14; i++) await sendTo(at, (await walkTo(at, first)).form)
  await page.goto(page.url())
  assert.match(await page.locator('.es-figure').innerText(), /14/)
  const results = `${new URL(page.url()).pathname}/results`
  assert.equal((await officer.get(results)).status, 303, 'nothing is read while people answer')

  await page.getByRole('link', { name: 'Close it now' }).click()
  await sound(page, 'officer-close')
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.locator('#last').fill('2026-12-20')
  await page.getByRole('button', { name: 'Open it again' }).click()
  await page.getByRole('link', { name: 'Close it now' }).click()
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByRole('button', { name: 'Read the results' }).click()
  assert.match(await page.locator('main').innerText(), /14 children and young people answered/)
  await sound(page, 'officer-results')
  const wave = results.replace('/results', '')
  assert.equal(
    (await officer.post(`${wave}/extend`, { last: '2026-12-24' })).status,
    422,
    'what was read stays closed',
  )
  for (const format of ['csv', 'xlsx', 'json']) {
    const file = await officer.post(`${results}/export`, { format })
    assert.equal(file.status, 200)
    assert.ok((await file.arrayBuffer()).byteLength > 200)
  }
  assert.equal((await service.owner('select from survey_release')).length, 3)
})

test('an officer copies what is asked, changes it, undoes and redoes, looks at it, and opens it', async () => {
  const page = await asOfficer()
  await page.goto('/partnership/instruments')
  await sound(page, 'officer-instruments')
  await page.getByRole('button', { name: /^Copy.*Keeping children safe/ }).click()
  await sound(page, 'officer-editor')
  const order = async (): Promise<string[]> =>
    page.locator('.es-entries > li > p:first-child').allInnerTexts()
  const before = await order()
  await page.getByRole('button', { name: /^Down/ }).first().click()
  assert.deepEqual((await order()).slice(0, 2), [before[1], before[0]])
  await page.getByRole('button', { name: 'Undo' }).click()
  assert.deepEqual(await order(), before)
  await page.getByRole('button', { name: 'Redo' }).click()
  assert.deepEqual((await order()).slice(0, 2), [before[1], before[0]])
  await page.getByLabel('Your own question').fill('Is there a place near you where children can go?')
  await page.getByRole('button', { name: 'Add it' }).last().click()
  await page.getByRole('link', { name: /^Change.*Is there a place/ }).click()
  await sound(page, 'officer-question')
  await page
    .getByLabel('What can be chosen, one a line')
    .fill('Yes, a good one\nYes, but they do not like it')
  await page.getByLabel('It must be answered').check()
  await page.locator('#if').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Look at it' }).click()
  assert.match(await page.locator('main').innerText(), /Yes, but they do not like it/)
  await sound(page, 'officer-preview')
  await page.getByRole('link', { name: 'Back' }).click()
  await page.getByRole('link', { name: 'Title and what is said before' }).click()
  await page.locator('#why').fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /people are told before they answer/)
  await page.getByRole('link', { name: 'Keeping children safe outside the home' }).click()
  await page.getByRole('link', { name: 'Open a survey' }).click()
  // Theirs stands before the one that it was copied from, and says that it is theirs.
  assert.equal(await page.getByLabel('Keeping children safe outside the home').first().isChecked(), true)
  assert.match(await page.locator('.govuk-radios__hint').first().innerText(), /questions · yours, changed \d/)
})

test('comments wait until the next working day, each is decided, looked at again and undone; names are offered for removal', async () => {
  const { code } = await openedWave(service, service.pack, 'children', { title: 'With comments' })
  const at = `${service.url}/answer/${code}`
  const said = ['My mate Kayleigh has a knife and he makes her sell', 'More lights in the park please']
  for (const words of said)
    await sendTo(
      at,
      (
        await walkTo(at, (offered) => ({
          ...first(offered),
          ...(offered.has('more') ? { more: words } : {}),
        }))
      ).form,
    )
  const page = await asOfficer()
  await page.goto('/partnership/comments')
  assert.match(await page.locator('main').innerText(), /due by 24 November 2026/)
  assert.match(await page.locator('main').innerText(), /Look first/)
  await sound(page, 'officer-comments')
  await page.getByRole('link', { name: /^Decide.*My mate/ }).click()
  assert.match(await page.locator('main').innerText(), /Somebody may be in danger/)
  await page.getByLabel('It needs telling', { exact: true }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter who was told/)
  await sound(page, 'officer-comment')
  await page.locator('#whom').fill('First Contact')
  await page.locator('#how').fill('By telephone at 11:00')
  await page.getByRole('button', { name: 'Save' }).click()
  const [decided] = await service.owner<{ told: Buffer }>(
    `select told from comment_decision where decision = 'tell'`,
  )
  assert.equal(decided?.told.includes('First Contact'), false, 'whom and how is encrypted')
  await page.goto('/partnership/comments?show=decided')
  await page.getByRole('link', { name: /^Look again/ }).click()
  assert.equal(await page.locator('#whom').inputValue(), 'First Contact')
  assert.match(await page.locator('#quoted').inputValue(), /\[name\]/)
  await page.getByRole('button', { name: 'Keep as a quote' }).click()
  await page.getByRole('button', { name: 'Undo this decision' }).click()
  await page.goto('/partnership/comments')
  assert.match(await page.locator('main').innerText(), /Waiting \(2\)/)
  now = new Date('2026-11-25T10:00:00Z')
  const later = await service.signIn('partnership-officer')
  await page.context().addCookies([...later.cookies])
  await page.goto('/partnership')
  assert.match(await page.locator('main').innerText(), /2 are overdue/)
  await expectAccessible(page)
  await screenshot(page, 'officer-home-due')
  now = new Date('2026-11-23T10:00:00Z')
  assert.doesNotMatch(service.log(), /Kayleigh|First Contact/)
})

test('a file of answers is brought in: what each column is for is shown, corrected, and kept', async () => {
  const csv = ['Do you know who you would go to?,How old are you?,Strange column,Your name']
  for (let i = 0; i < 24; i++)
    csv.push(`${i % 3 ? 'Yes' : 'No'},${11 + (i % 5)},${i % 2 ? 'Yes' : 'No'},Person ${i}`)
  const file = new File([csv.join('\n')], 'pupils.csv', { type: 'text/csv' })
  assert.equal((await officer.post('/partnership/imports/new', {}, {})).status, 422)
  const sent = await officer.post('/partnership/imports/new', {}, { file })
  assert.equal(sent.status, 303)
  const page = await asOfficer()
  await page.goto(sent.headers.get('location') ?? '')
  assert.match(await page.locator('main').innerText(), /24 people answered/)
  await sound(page, 'officer-import')
  const strange = page.locator('.es-column', { hasText: 'Strange column' }).locator('select')
  assert.equal(await strange.inputValue(), '')
  await strange.selectOption('would-act')
  await page.getByRole('button', { name: 'Read it again' }).click()
  assert.equal(
    await page.locator('.es-column', { hasText: 'Strange column' }).locator('select').inputValue(),
    'would-act',
  )
  await page.getByLabel('What do you call it?').fill('Pupils, from a file')
  await page.locator('#first').fill('2025-03-01')
  await page.locator('#last').fill('2025-03-31')
  await page.getByRole('button', { name: 'Keep the answers' }).click()
  assert.match(await page.locator('main').innerText(), /24 children and young people answered/)
  assert.match(await page.locator('main').innerText(), /would do something/)
  assert.equal((await service.owner('select from survey_upload')).length, 0, 'the file itself is gone')
})

test('the planner shows its arithmetic, and says what cannot be planned', async () => {
  const page = await asOfficer()
  await page.goto('/partnership/waves/planner?share=55&gap=10&effect=1&before=')
  assert.match(await page.locator('.es-figure').innerText(), /373/)
  await sound(page, 'officer-planner')
  await page.goto('/partnership/waves/planner?share=55&gap=10&effect=1&before=100')
  assert.match(await page.locator('.es-figure').innerText(), /Not possible/)
  await page.goto('/partnership/waves/planner?share=abc&gap=10&effect=1&before=-3')
  assert.match(await page.locator('main').innerText(), /Enter shares/)
})

test('nobody else may: administrators and strangers are told that there is no such page', async () => {
  const administrator = await service.signIn('administrator')
  for (const path of [
    '/partnership',
    '/partnership/waves',
    '/partnership/comments',
    '/partnership/instruments',
  ])
    assert.equal((await administrator.get(path)).status, 404)
})
