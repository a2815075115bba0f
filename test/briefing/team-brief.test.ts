import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { NO_EDITS } from '../../src/briefing/editing/edits.ts'
import { type Briefing, teamBriefs } from '../../src/briefing/index.ts'
import { easyLines } from '../../src/briefing/published/easy-lines.ts'
import { readSamples } from '../../src/briefing/samples.fixture.ts'
import { teamCheckOf } from '../../src/briefing/team/team-check.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  type TestBrowser,
} from '../browser/browser.ts'
import { packOf, post } from '../scaffold/service.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let browser: TestBrowser
let ada: StaffClient
let at = ''
let suggested: Briefing
let now = new Date('2026-11-23T10:00:00Z')

before(async () => {
  const samples = await readSamples()
  suggested = samples.briefing
  service = await startStaffService({ clock: () => now })
  browser = await openBrowser()
  ada = await service.signIn('partnership-officer', 'Ada Officer')
  const voices = { voices: new File([JSON.stringify(samples.voices)], 'voices.json') }
  at =
    (await ada.post('/partnership/briefings/new', { name: 'Autumn' }, voices)).headers.get('location') ?? ''
  await ada.post(`${at}/approval-request`, { version: '1', of: ada.personId })
  await ada.post(`${at}/approval`, { version: '1' })
  await ada.post(`${at}/publication`, { version: '1' })
  await ada.get(at)
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const TEAM = '/briefings/autumn/take-it-to-your-team'
const sealedIn = (html: string): string => /name="_sealed" value="([^"]+)"/.exec(html)?.[1] ?? ''
const atIn = (html: string): string => /name="_at" value="([^"]+)"/.exec(html)?.[1] ?? ''
const room = async (): Promise<string> => {
  const begun = await post(service.url + TEAM, {})
  assert.equal(begun.status, 303)
  return begun.headers.get('location') ?? ''
}

/** Goes through the check as a phone without JavaScript does; gives the last form that was sent. */
const answer = async (path: string, signs: readonly string[], tell: string) => {
  const url = service.url + path
  const first = await (await fetch(url)).text()
  const second = await (await post(url, { _sealed: sealedIn(first), _at: atIn(first), signs })).text()
  const last = { _sealed: sealedIn(second), _at: atIn(second), tell }
  const reply = await post(url, last)
  return { last, url, status: reply.status, html: await reply.text() }
}

test('both packs have a check whose right answer is what their table of rules says, and easy words', async () => {
  for (const name of ['durham', 'example']) {
    const pack = await packOf(name)
    assert.ok(teamCheckOf(pack), name)
    assert.ok(easyLines(pack, suggested, NO_EDITS).length > 8, name)
  }
})

test('a team answers before and after without names; nothing is shown of a few, or of today', async () => {
  const check = teamCheckOf(service.pack)
  assert.ok(check)
  const path = await room()
  for (let i = 0; i < 12; i++) {
    assert.equal((await answer(`${path}/before`, [check.signs[0] ?? ''], 'not-sure')).status, 200)
    if (i > 8) continue
    const { last, url, html } = await answer(`${path}/after`, check.signs, check.tell)
    assert.match(html, /safeguarding lead/)
    assert.equal((await post(url, last)).status, 200, 'sent twice')
  }
  const context = { partnershipId: service.partnershipId }
  const measured = (day: string) =>
    service.database.transaction(context, (tx) => teamBriefs(tx, service.pack, day))
  assert.deepEqual(
    (await measured('2026-11-23')).changes.map(({ before: figure }) => figure),
    [null, null],
  )
  const [tomorrow] = (await measured('2026-11-24')).changes
  assert.equal(tomorrow?.before?.n, 12)
  assert.equal(tomorrow?.after, null, 'nine answered')
  await answer(`${path}/after`, check.signs, check.tell)
  const [enough] = (await measured('2026-11-24')).changes
  assert.equal(enough?.after?.n, 10)
  assert.ok((enough?.change?.low ?? 0) > 0.5)

  const log = {
    team: 'A school',
    role: 'Head of year',
    'held-day': '23',
    'held-month': '11',
    'held-year': '2026',
    people: '12',
  }
  const bad = await post(service.url + path, { ...log, 'held-day': '31', people: '0' })
  assert.equal(bad.status, 422)
  assert.match(await bad.text(), /Enter the day[\s\S]*value="A school"/)
  assert.match(await (await post(service.url + path, log)).text(), /knows now/)
  assert.match(await (await post(service.url + path, log)).text(), /had told us already/)
  now = new Date('2026-11-24T10:00:00Z')
  ada = await service.signIn('partnership-officer', 'Ada Officer')
  const page = await (await ada.get(`${at}/team-briefs`)).text()
  assert.match(page, /1 team, 12 people/)
  assert.match(page, /More got it right after than before/)
  const stored = await service.owner('select answers from team_brief_answer')
  assert.deepEqual([...new Set(stored.flatMap((row) => Object.keys(row.answers as object)))].sort(), [
    'signs',
    'tell',
  ])
})

test('a code that nobody was given, forged answers and made-up moments lead nowhere', async () => {
  const path = await room()
  const other = path.replace(/.{8}$/, 'abcdefgh')
  assert.equal((await answer(`${other}/before`, ['none'], 'not-sure')).status, 404)
  for (const wrong of [
    `${path.slice(0, -1)}`,
    `${path}/between`,
    `${TEAM}/ABCDEFGH`,
    '/briefings/none/take-it-to-your-team',
  ])
    assert.equal((await fetch(service.url + wrong)).status, 404, wrong)
  assert.equal(
    (await post(`${service.url}${path}/before`, { _sealed: 'v1.x.y.z', _at: 'tell', tell: 'x' })).status,
    400,
  )
  const first = await (await fetch(`${service.url}${path}/before`)).text()
  assert.equal(
    (await post(`${service.url}${path}/after`, { _sealed: sealedIn(first), _at: 'signs', signs: 'none' }))
      .status,
    400,
  )
})

for (const [how, javaScript, widths] of [
  ['valid, accessible and fits without JavaScript', false, [360]],
  ['accessible and fits with JavaScript, on a phone and at a desk', true, [360, 1280]],
] as const)
  test(`every page is ${how}`, async () => {
    const path = await room()
    const page = await browser.newPage({ javaScript, baseURL: service.url })
    await page.context().addCookies([...ada.cookies])
    const look = async (to: string): Promise<void> => {
      const reply = await page.goto(to)
      if (!javaScript) await expectValidHtml((await reply?.text()) ?? '', to.replaceAll('/', '-'))
      for (const width of widths) {
        await page.setViewportSize({ width, height: 768 })
        await expectFits(page, to)
      }
    }
    for (const part of [
      '',
      '/parts/front',
      '/parts/children',
      '/parts/signs',
      '/parts/tools',
      '/parts/easy',
      '/preview',
      '/preview/sheet',
      '/preview/easy-read',
      '/versions',
      '/versions/1',
      '/editions/1/taking-back',
      '/team-briefs',
    ])
      await look(at + part)
    for (const open of [
      '/partnership/briefings',
      '/partnership/briefings/new',
      '/briefings',
      '/briefings/autumn',
      '/briefings/autumn/easy-read',
      TEAM,
      path,
      `${path}/before`,
    ])
      await look(open)
    expectNothingAmiss(page)
  })

const expectFits = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, name)
}

test('the way to the briefings stands in the footer of every public page, once there is one', async () => {
  const start = await (await fetch(service.url)).text()
  assert.match(start, /es-footer__links[\s\S]*href="\/briefings">Briefings</)
})

test('in a browser without JavaScript: a sentence is edited, doubted, taken back to what was suggested', async () => {
  const page = await browser.newPage({ width: 360, javaScript: false, baseURL: service.url })
  await page.context().addCookies([...ada.cookies])
  await page.goto(`${at}/parts/children`)
  const card = page.locator('#s-children-finding-would-act')
  await card.getByRole('textbox').first().fill('Few children would do something: 12%.')
  await card.getByRole('button', { name: /^Save/ }).click()
  assert.match((await card.textContent()) ?? '', /12% is not in this finding/)
  await card.getByRole('button', { name: /Back to the suggested/ }).click()
  assert.doesNotMatch((await card.textContent()) ?? '', /Edited|12%/)
})

test('what was published is read on while the database is stopped, and nothing is sent into nowhere', async () => {
  const path = await room()
  await service.database.end()
  for (const open of [
    '/briefings',
    '/briefings/autumn',
    '/briefings/autumn.pdf',
    '/briefings/autumn/easy-read',
    TEAM,
    path,
  ])
    assert.equal((await fetch(service.url + open)).status, 200, open)
})
