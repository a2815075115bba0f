import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, openBrowser, type TestBrowser } from '../browser/browser.ts'
import { type DeskService, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let browser: TestBrowser
let assistant: StaffClient
let lead: StaffClient
let dana: StaffClient
let nadia: StaffClient

before(async () => {
  desk = await startDesk()
  browser = await openBrowser()
  assistant = await desk.worker('professional', 'school', 'Tess Teller')
  lead = await desk.worker('safeguarding-lead', 'school', 'Martin Okell')
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

const WAYS = [
  [360, false],
  [360, true],
  [1280, false],
  [1280, true],
] as const

/** A browser of its own for each person. */
const as = async (client: StaffClient, width: number, javaScript: boolean): Promise<Page> => {
  const page = await browser.newPage({ width, javaScript, baseURL: desk.url })
  await page.context().addCookies([...client.cookies])
  return page
}

const open = (page: Page, words: string): Promise<void> =>
  page.locator('summary', { hasText: words }).first().click()
const press = (page: Page, words: string): Promise<void> =>
  page.getByRole('button', { name: words, exact: true }).first().click()
const follow = (page: Page, words: string): Promise<void> =>
  page
    .getByRole('link', { name: words, exact: true })
    .or(page.getByRole('button', { name: words, exact: true }))
    .first()
    .click()
const summary = async (page: Page): Promise<string> =>
  (await page.locator('.govuk-error-summary').textContent()) ?? ''
const shows = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor()

/** What a teaching assistant might tell her own lead: a softer sign, nothing that is proved. */
const SOFTER = {
  who: 'practitioner',
  about: 'child-known',
  happening: ['not-sure'],
  'child-name': 'Kit Sample',
  named: 'yes',
  'your-name': 'Tess Teller',
  reply: 'yes',
  narrative: 'Kit falls asleep in every lesson.',
}

for (const [width, javaScript] of WAYS) {
  const how = `${width} pixels wide, ${javaScript ? 'with' : 'without'} scripts`

  test(`a lead reads what a teaching assistant told, sends it on; First Contact decides; she hears back: ${how}`, async () => {
    const told = await desk.tell(SOFTER, { by: assistant })
    const martin = await as(lead, width, javaScript)
    await martin.goto('/lead')
    await martin.getByRole('link', { name: told }).click()
    await shows(martin, 'Before you contact anybody')
    assert.doesNotMatch(await martin.content(), /Tess Teller/)
    await expectAccessible(martin)
    await open(martin, 'Add a note')
    await press(martin, 'Add it')
    assert.match(await summary(martin), /Write a note/)
    await martin.getByLabel('Note').fill('Two colleagues saw the car as well.')
    await press(martin, 'Add it')
    await shows(martin, 'Two colleagues saw the car as well.')
    await follow(martin, 'Send it on')
    await press(martin, 'Send it on')
    assert.match(await summary(martin), /Choose a team[\s\S]*Write why/)
    await martin.getByLabel('First Contact').check()
    await martin.getByLabel('Why').fill('It is more than the school can see to.')
    await press(martin, 'Send it on')
    await shows(martin, 'It is sent on to First Contact.')

    const worker = await as(dana, width, javaScript)
    await worker.goto('/desk')
    await worker.getByLabel('Find a concern').fill(told.toLowerCase())
    await press(worker, 'Find it')
    await shows(worker, 'Kit falls asleep in every lesson.')
    assert.doesNotMatch(
      await worker.content(),
      /more than the school can see to/,
      'the lead’s words stay theirs',
    )
    await press(worker, 'Take it')
    await shows(worker, 'You have it now.')
    await press(worker, 'Acknowledge it')
    await shows(worker, 'It is acknowledged.')
    await follow(worker, 'Decide')
    await press(worker, 'Decide so')
    assert.match(await summary(worker), /Choose what will be done/)
    await expectAccessible(worker)
    await worker.getByLabel('An assessment by a social worker').check()
    await worker.getByLabel('Why').fill('What is known so far.')
    await press(worker, 'Decide so')
    await shows(worker, 'It is decided. Tell the one who told.')
    await press(worker, 'Look at it first')
    await press(worker, 'Send it')
    await shows(worker, 'It is sent.')
    await open(worker, 'Record support')
    await press(worker, 'Record it')
    assert.match(await summary(worker), /Choose/)
    for (const state of ['offered', 'accepted', 'begun']) {
      if (!(await worker.getByLabel('How far it has come').isVisible())) await open(worker, 'Record support')
      await worker.getByLabel('Support', { exact: true }).selectOption('advocate')
      await worker.getByLabel('How far it has come').selectOption(state)
      await press(worker, 'Record it')
    }
    await shows(worker, 'An advocate for the child: Begun')
    await press(worker, 'Close it')
    await shows(worker, 'It is closed. You can reopen it.')
    await follow(worker, 'Reopen it')
    await press(worker, 'Reopen it')
    assert.match(await summary(worker), /Write why it is reopened/)
    await worker.getByLabel('Why').fill('More is known.')
    await press(worker, 'Reopen it')
    await shows(worker, 'It is reopened.')

    const tess = await as(assistant, width, javaScript)
    await tess.goto('/my-concerns')
    await tess.getByRole('link', { name: told }).click()
    await shows(tess, 'It is decided what will be done.')
    await shows(tess, 'Thank you.')
    assert.doesNotMatch(await tess.content(), /What is known so far|falls asleep/)
    await tess.goto(`/desk/concerns/${told}`).catch(() => {})
    assert.match((await tess.locator('h1').textContent()) ?? '', /not/i, 'the desk is not hers')
    for (const page of [martin, worker, tess]) await page.context().close()
  })

  test(`the police take information into their own system and say what became of it: ${how}`, async () => {
    const ref = await desk.tell(SHARED, { form: 'information-sharing', by: assistant })
    const police = await as(nadia, width, javaScript)
    await police.goto(`/desk/concerns/${ref}`)
    await follow(police, 'Take it into your own system')
    await shows(police, 'Who told is in none of these.')
    assert.match(await police.getByLabel('Text to copy').inputValue(), /Kit Sample[\s\S]*YQ51 ABC/)
    assert.doesNotMatch(await police.content(), /Tess Teller/)
    const copy = police.getByRole('button', { name: 'Copy it' })
    assert.equal(await copy.isVisible(), javaScript, 'a button that would do nothing is not shown')
    const [download] = await Promise.all([
      police.waitForEvent('download'),
      police.getByRole('link', { name: 'JSON, for another case system' }).click({ noWaitAfter: true }),
    ])
    assert.equal(download.suggestedFilename(), `concern-${ref}.json`)
    await police.goto(`/desk/concerns/${ref}`)
    await open(police, 'Your own reference')
    await police.getByLabel('Reference in your own system').fill('')
    await press(police, 'Keep it')
    assert.match(await summary(police), /Write the reference/)
    await police.getByLabel('Reference in your own system').fill('OP/2026/117')
    await press(police, 'Keep it')
    await shows(police, 'OP/2026/117')
    await open(police, 'What became of it')
    await press(police, 'Record it')
    assert.match(await summary(police), /Choose/)
    await police.getByLabel('Logged as information').check()
    await police
      .locator('form', { has: police.locator('[value=became]') })
      .getByRole('button')
      .click()
    await shows(police, 'What became of it: Logged as information')
    await expectAccessible(police)
    await police.goto(`/desk/concerns/BBBBB-BBBBB`).catch(() => {})
    assert.match((await police.locator('h1').textContent()) ?? '', /not/i)
    await police.context().close()
    const tess = await as(assistant, width, javaScript)
    await tess.goto(`/my-concerns/${ref}`)
    await shows(tess, 'Logged as information')
    assert.doesNotMatch(await tess.content(), /OP\/2026\/117/)
    await tess.context().close()
  })

  test(`choosing, following and copying at the desk: ${how}`, async () => {
    const ref = await desk.tell(SHARED, { form: 'information-sharing', by: assistant })
    const page = await as(nadia, width, javaScript)
    await page.goto('/desk')
    await open(page, 'Choose some of them')
    await page.getByLabel('Form', { exact: true }).selectOption('information-sharing')
    await press(page, 'Show these')
    assert.match(page.url(), /form=information-sharing/)
    await shows(page, 'Form: Partnership Information Sharing Form')
    await follow(page, 'Show all again')
    await page.getByLabel('Find a concern').fill('yq51 abc')
    await press(page, 'Find it')
    await shows(page, 'Concerns that name exactly that')
    assert.doesNotMatch(page.url(), /yq51/i)
    await expectAccessible(page)
    await page.getByRole('link', { name: ref }).click()
    await press(page, 'Follow it')
    await shows(page, 'You follow it. A letter without content')
    await open(page, 'Remind me of it')
    await press(page, 'Remind me')
    assert.match(await summary(page), /Write a day/)
    await page.getByLabel('On which day').fill('2026-11-30')
    await press(page, 'Remind me')
    await shows(page, 'You will be reminded.')
    await page.goto('/desk/following')
    await shows(page, '30 November 2026')
    await page
      .getByRole('button', { name: `Done: ${ref}` })
      .first()
      .click()
    await shows(page, 'It is done.')
    await page.context().close()
  })
}

test('one press copies all of it into the clipboard, with the outcome', async () => {
  const ref = await desk.tell(SOFTER, { by: assistant })
  const page = await as(nadia, 1280, true)
  const shared = await desk.tell(SHARED, { form: 'information-sharing', by: assistant })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/desk/concerns/${shared}/take`)
  const copy = page.getByRole('button', { name: 'Copy it' })
  await copy.dispatchEvent('click')
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const clipboard = await page.evaluate<string>('navigator.clipboard.readText()')
  assert.equal(clipboard, await page.getByLabel('Text to copy').inputValue())
  assert.ok(clipboard.includes(shared) && !clipboard.includes(ref))
  await page.context().close()
})

test('by keyboard: the skip link comes first, everything is reached in the order of the page, and nothing holds on', async () => {
  const ref = await desk.tell(SHARED, { form: 'information-sharing', by: assistant })
  for (const path of ['/desk', `/desk/concerns/${ref}`, '/desk/find', '/desk/following']) {
    const page = await as(nadia, 1280, true)
    await page.goto(path)
    const focused = () =>
      page.evaluate<string>(
        `(() => { const all = [...document.querySelectorAll('*')]; return all.indexOf(document.activeElement) + ' ' + document.activeElement.textContent.trim().slice(0, 40) })()`,
      )
    const seen: number[] = []
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab')
      const [at = '', ...words] = (await focused()).split(' ')
      if (i === 0) assert.equal(words.join(' '), 'Skip to main content', path)
      // After the last the focus leaves the page.
      if (Number(at) <= (seen.at(-1) ?? 0)) break
      seen.push(Number(at))
    }
    assert.ok(seen.length > 10 && seen.length < 120, `${path}: ${seen.length}`)
    const reachable = await page.evaluate<number>(
      `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && !(one.closest('details:not([open])') && one.localName !== 'summary')).length`,
    )
    assert.ok(seen.length >= reachable, `${path}: ${seen.length} of ${reachable}`)
    const levels = await page.evaluate<number[]>(
      `[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.localName[1]))`,
    )
    for (const [i, level] of levels.entries())
      assert.ok(
        i === 0 ? level === 1 : level <= (levels[i - 1] as number) + 1,
        `${path}: ${levels.join(' ')}`,
      )
    await page.context().close()
  }
})
