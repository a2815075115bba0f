import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CAR, ME } from '../../src/concern/samples.fixture.ts'
import { expectAccessible, openBrowser, screenshot, type TestBrowser } from '../browser/browser.ts'
import { expectGood } from '../browser/looking.ts'
import { afterIn, type DeskService, pageOf, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let dana: StaffClient
let lead: StaffClient
let nadia: StaffClient
let assistant: StaffClient
let browser: TestBrowser

before(async () => {
  desk = await startDesk()
  browser = await openBrowser()
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  lead = await desk.worker('safeguarding-lead', 'school', 'Martin Okell')
  assistant = await desk.worker('professional', 'school', 'Tess Teller')
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

const look = (name: string, as: StaffClient, path: string): Promise<void> =>
  expectGood(browser, desk.url, { name: `desk-${name}`, path, as })

/** A concern that is worked on, and two that were shared about one child. */
let [me, shared, second] = ['', '', '']

test('pages with nothing in them, and the inbox, are valid, accessible and within the window, on a phone and at a desk', async () => {
  await look('inbox-empty', dana, '/desk')
  await look('stuck-empty', await desk.signIn('administrator'), '/desk/stuck')
  await look('mine-empty', assistant, '/my-concerns')
  me = await desk.tell({
    ...ME,
    'not-find-out': 'My brother, he reads my phone',
    'safe-time': 'After four',
  })
  for (let i = 0; i < 3; i++) await desk.tell(i === 1 ? { ...ME, happening: ['not-sure'] } : ME)
  await desk.tell(CAR)
  shared = await desk.tell(SHARED, { form: 'information-sharing', by: assistant })
  second = await desk.tell(
    { ...SHARED, narrative: 'Kit was late again.' },
    { form: 'information-sharing', by: assistant },
  )
  await look('inbox', dana, '/desk')
  await screenshot(
    await browser.window({ width: 1280, javaScript: true, baseURL: desk.url }, dana.cookies),
    'readme-desk',
    { readme: true },
  )
  await look('inbox-none', dana, '/desk?form=worry&harm=radicalisation')
  await look('inbox-wrong-day', dana, '/desk?from=yesterday')
  await look('find', dana, '/desk/find')
  await look('following-empty', dana, '/desk/following')
})

test('a concern and all that is done of it: likewise', async () => {
  const one = `/desk/concerns/${me}`
  const act = async (fields: Record<string, string>): Promise<void> => {
    const { status } = await dana.post(`${one}/steps`, { after: afterIn(await pageOf(dana, one)), ...fields })
    assert.equal(status, 303)
  }
  await look('concern', dana, one)
  await act({ do: 'claimed' })
  await act({ do: 'acknowledged' })
  await act({
    do: 'noted',
    note: 'Called the school: with-a-very-long-word-that-does-not-end-for-a-long-while-yet',
  })
  await look('decide', dana, `${one}/decide`)
  const outcome = { outcome: 'strategy-discussion', reasons: 'Threats, and a debt that others made him owe.' }
  const decided = { after: afterIn(await pageOf(dana, `${one}/decide`)), ...outcome }
  assert.equal((await dana.post(`${one}/decide`, decided)).status, 303)
  await act({ do: 'supported', support: 'advocate', how: 'accepted' })
  for (const [way, fields] of [
    ['follow', { do: 'begin' }],
    ['remind', { on: '2026-11-23', words: 'Ring the school again' }],
    ['remind', { on: '2026-12-01', words: '' }],
  ] as const)
    assert.equal((await dana.post(`${one}/${way}`, fields)).status, 303)
  await look('following', dana, '/desk/following')
  await look('copy', dana, `${one}/copy/liquidlogic`)
  await look('reply', dana, `${one}/reply?from=ask-good-time`)
  await look('re-route', dana, `${one}/re-route`)
  await look('source', dana, `${one}/source`)
  await look('concern-busy', dana, one)
  const paper = await browser.newPage({ width: 794, baseURL: desk.url })
  await paper.context().addCookies([...dana.cookies])
  await paper.goto(one)
  await paper.emulateMedia({ media: 'print' })
  await screenshot(paper, 'desk-concern-printed')
  const gone = paper.locator('.es-doing, #yourself, .es-staff-nav, .es-concern__jump')
  for (const part of await gone.all()) assert.equal(await part.isVisible(), false)
  for (const words of ['Before you contact anybody', 'What was told', 'Where it stands', 'What has happened'])
    assert.ok(await paper.getByRole('heading', { name: words }).isVisible(), words)
  assert.ok(await paper.getByText('keep it locked away').isVisible())
  await paper.context().close()
  await act({ do: 'closed' })
  await look('reopen', dana, `${one}/reopen`)
})

test('what the police, a lead, one who told and an administrator see: likewise', async () => {
  await look('take', nadia, `/desk/concerns/${shared}/take`)
  await look('concern-shared', nadia, `/desk/concerns/${shared}`)
  await look('concern-lead', lead, `/desk/concerns/${shared}`)
  await look('lead', lead, '/lead')
  await look('same-child', lead, `/desk/concerns/${shared}/same-child`)
  const put = await lead.post(`/desk/concerns/${shared}/same-child`, { with: second })
  await look('side-by-side', lead, put.headers.get('location') ?? '')
  await look('children', lead, '/lead/children')
  await look('mine', assistant, '/my-concerns')
  await look('mine-one', assistant, `/my-concerns/${shared}`)
  desk.at(new Date('2026-11-25T10:00:00Z'))
  await look('stuck', await desk.signIn('administrator'), '/desk/stuck')
  await look('inbox-late', await desk.worker('first-contact', 'children', 'Late Looker'), '/desk')
  desk.at(new Date('2026-11-23T10:00:00Z'))
})

for (const [width, javaScript] of [
  [360, false],
  [1280, true],
] as const)
  test(`a worker goes from the inbox to a reply, ${width} pixels wide, ${javaScript ? 'with' : 'without'} scripts, by keyboard`, async () => {
    const ref = await desk.tell(ME)
    const page = await browser.newPage({ width, javaScript, baseURL: desk.url })
    await page.context().addCookies([...dana.cookies])
    await page.goto('/desk')
    await page.getByLabel('Find a concern').fill(ref.toLowerCase())
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/desk/concerns/${ref}$`))
    const button = page.getByRole('button', { name: 'Take it', exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByText('You have it now.').waitFor()
    if (javaScript) {
      assert.equal(await page.locator('.es-staff-notice:focus').count(), 1, 'what was done has the focus')
      await page.keyboard.press('Tab')
      assert.equal(await page.locator('main :focus').count(), 1, 'and what is next is below it')
    }
    await page
      .getByRole('link', { name: 'Decide' })
      .or(page.getByRole('button', { name: 'Decide' }))
      .first()
      .click()
    await page.getByRole('button', { name: 'Decide so' }).click()
    assert.match(await page.title(), /^Error:/)
    assert.match((await page.locator('.govuk-error-summary').textContent()) ?? '', /Choose what will be done/)
    await page.getByLabel('An assessment by a social worker').check()
    await page.getByLabel('Why').fill('What is known so far.')
    await page.getByRole('button', { name: 'Decide so' }).click()
    await page.getByText('It is decided. Tell the one who told.').waitFor()
    await page.getByLabel('What they read').fill('Thank you. The police will visit.')
    await page.getByRole('button', { name: 'Look at it first' }).click()
    await page.getByRole('heading', { name: 'Look again at this' }).waitFor()
    await expectAccessible(page)
    await screenshot(page, `desk-reply-preview-${width}`)
    await page.getByRole('button', { name: 'Change it' }).click()
    assert.equal(await page.getByLabel('What they read').inputValue(), 'Thank you. The police will visit.')
    await page.getByLabel('What they read').fill('Thank you. We have read it.')
    await page.getByRole('button', { name: 'Look at it first' }).click()
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.getByText('It is sent.').waitFor()
    assert.match((await page.locator('.es-message').first().textContent()) ?? '', /We have read it/)
    await page.context().close()
  })

test('two workers in two browsers: the second is shown what the first did, beside what they typed', async () => {
  const ref = await desk.tell(ME)
  const lee = await desk.worker('first-contact', 'children', 'Lee Harmsworth')
  const open = async (client: StaffClient) => {
    const page = await browser.newPage({ width: 1280, baseURL: desk.url })
    await page.context().addCookies([...client.cookies])
    await page.goto(`/desk/concerns/${ref}/decide`)
    return page
  }
  const [first, second] = [await open(dana), await open(lee)]
  for (const [page, reasons] of [
    [first, 'Dana has weighed it.'],
    [second, 'Lee has weighed it.'],
  ] as const) {
    await page.getByLabel('Advice and information').check()
    await page.getByLabel('Why').fill(reasons)
    await page.getByRole('button', { name: 'Decide so' }).click()
  }
  await second.getByRole('heading', { name: 'Somebody was faster' }).waitFor()
  assert.match((await second.locator('.es-meanwhile').textContent()) ?? '', /Dana has weighed it/)
  assert.equal(await second.getByLabel('Why').inputValue(), 'Lee has weighed it.')
  await expectAccessible(second)
  await screenshot(second, 'desk-faster-1280')
  for (const page of [first, second]) await page.context().close()
})
