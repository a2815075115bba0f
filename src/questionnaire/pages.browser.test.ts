import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'node:querystring'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  expectAccessible,
  expectValidHtml,
  openBrowser,
  type TestBrowser,
} from '../../test/browser/browser.ts'
import { firstMade } from '../../test/run/first-made.ts'
import { buildAssets } from '../frame/index.ts'
import type { Pack } from '../pack/index.ts'
import { openJourney } from './journey.ts'
import { preview } from './preview.html.ts'
import { compiled, READER, SAMPLE, SEALING } from './samples.fixture.ts'

let browser: TestBrowser
let styles = ''
before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asked-'))
  const pack = { partnership: { theme: { accent: '#0f5d63' } } } as Pack
  await firstMade('cache', folder)
  styles = (await buildAssets(pack, join(folder, 'cache'))).styles.content
  await rm(folder, { recursive: true })
  browser = await openBrowser()
})
after(() => browser?.close())

/** The frame's document, without what is not the questionnaire's. */
const documentOf = (title: string, look: string, main: string): string => `<!DOCTYPE html>
<html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/styles.css"></head>
<body class="govuk-template__body"><div class="govuk-width-container">
<main class="govuk-main-wrapper ${look}" id="main-content">${main}</main></div></body></html>
`

/** The page as it was sent last. */
let sentLast = ''

/** A browser without JavaScript at the first page of the sample. */
async function begin(width: number): Promise<Page> {
  const journey = openJourney({
    compiled: compiled(SAMPLE),
    sealing: SEALING,
    path: () => '/answer',
    draw: () => 0.4,
    around: () => ({
      below: '',
      beside: (question) => (question.open ? 'We cannot find you from here.' : null),
    }),
  })
  const page = await browser.newPage({ width, javaScript: false, baseURL: 'http://asked.test' })
  await page.route('**/*', (route) => {
    if (route.request().url().endsWith('.css'))
      return route.fulfill({ body: styles, contentType: 'text/css' })
    const sent = route.request().method() === 'POST' ? parse(route.request().postData() ?? '') : null
    const step = journey.step(READER, sent)
    if (step.kind !== 'page')
      return route.fulfill({ body: documentOf(step.kind, '', '<h1>Sent</h1>'), contentType: 'text/html' })
    sentLast = documentOf(step.page.title, step.page.look ?? '', String(step.page.main))
    return route.fulfill({
      status: step.status,
      headers: { 'cache-control': step.cache },
      body: sentLast,
      contentType: 'text/html; charset=utf-8',
    })
  })
  await page.goto('/answer')
  return page
}

const go = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true }).click()

async function expectGood(page: Page): Promise<void> {
  await expectValidHtml(sentLast)
  await expectAccessible(page)
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  assert.ok(Number(wide) <= Number(width), `${wide} > ${width}`)
  assert.equal(await page.locator('h1').count(), 1)
}

for (const width of [320, 1024])
  test(`a whole journey without JavaScript, ${width} px wide`, async () => {
    const page = await begin(width)
    await expectGood(page)
    await go(page, 'Continue')
    await expectGood(page)
    assert.match(await page.title(), /^Error: /)
    await page.getByRole('link', { name: 'Choose whom you would tell' }).click()
    assert.match(page.url(), /#q_tells_teacher$/)
    assert.equal(await page.getByLabel('Who?').isVisible(), false, 'the box of “other” comes with it')
    await page.getByLabel('Somebody else').check()
    assert.equal(await page.getByLabel('Who?').isVisible(), true)
    await page.getByLabel('Say friend').check()
    await go(page, 'Continue')
    await expectGood(page)
    await page.getByLabel('In your words').fill('A\n\n  b <i>')
    await go(page, 'Back')
    await go(page, 'Continue')
    assert.equal(await page.getByLabel('In your words').inputValue(), 'A\n\n  b <i>')
    await go(page, 'Continue')
    await expectGood(page)
    await page.getByLabel('3', { exact: true }).check()
    await go(page, 'Continue')
    await page.getByLabel('Year', { exact: true }).fill('20x')
    await go(page, 'Continue')
    await expectGood(page)
    await page.getByLabel('Year', { exact: true }).fill('2020')
    await page.getByLabel('Year', { exact: true }).press('Enter')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await expectGood(page)
    await go(page, 'Add a person')
    await page.getByLabel('What are they called?').fill('Jo')
    await page.getByLabel('What are they called?').press('Enter')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await expectGood(page)
    await go(page, 'Continue')
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor()
    await expectGood(page)
    await go(page, 'Send')
    await page.getByRole('heading', { name: 'Sent' }).waitFor()
    await page.context().close()
  })

test('a preview shows every question of a page, has no form, and leaves the heading to its page', () => {
  const why = String(preview(compiled(SAMPLE), 'why', READER))
  assert.match(why, /In your words/)
  assert.doesNotMatch(why, /<form|<h1|_sealed/)
  assert.match(String(preview(compiled(SAMPLE), 'story', READER, { child: 'boy' })), /Noah has a new phone/)
})
