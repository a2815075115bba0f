import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openConcernKeys, replyToTeller, submitConcern } from '../../src/concern/index.ts'
import { addTeams, ME, toldOf } from '../../src/concern/samples.fixture.ts'
import { openTeams } from '../../src/teams/index.ts'
import {
  expectAccessible,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../browser/browser.ts'
import { post } from '../scaffold/service.ts'
import { type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let browser: TestBrowser
let receipt: { readonly reference: string; readonly words: string }

before(async () => {
  ;[service, browser] = await Promise.all([startStaffService(), openBrowser()])
  const { pack, database, partnershipId, key } = service
  if ((await service.owner('select from team')).length === 0) await addTeams(service, pack)
  const keys = openConcernKeys(key, partnershipId)
  const told = toldOf(pack, ME)
  const { personId } = await service.signIn('administrator')
  await database.transaction({ partnershipId }, async (tx) => {
    const teams = { within: () => openTeams(tx, { pack, production: false }) }
    receipt = await submitConcern(tx, { pack, keys, teams }, told)
    const concernId = keys.ofNonce(told.nonce).id
    const text = 'Thank you for telling us.\n\nCan we call you at school?'
    await replyToTeller(tx, keys, { personId }, { concernId, text, kind: 'question', now: new Date() })
  })
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

for (const [width, javaScript] of [
  [320, false],
  [1280, true],
] as const) {
  test(`a young person comes back at ${width} pixels, ${javaScript ? 'with' : 'without'} scripts: mistypes, reads, answers`, async () => {
    const page = await browser.newPage({ width, javaScript })
    await page.goto(`${service.url}/told`)
    await screenshot(page, `told-${width}`)
    await expectAccessible(page)
    await expectValidHtml(await (await fetch(`${service.url}/told`)).text())
    await page.getByLabel('Your reference').fill(receipt.reference)
    await page.getByLabel('Your six words').fill('one two three four five six')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('alert').waitFor()
    assert.equal(await page.getByLabel('Your six words').inputValue(), '')
    await page.getByLabel('Your six words').fill(receipt.words)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Can we call you at school?').waitFor()
    await screenshot(page, `told-back-${width}`)
    await expectAccessible(page)
    await expectValidHtml(
      await (
        await post(`${service.url}/told`, { reference: receipt.reference, words: receipt.words })
      ).text(),
    )
    await page.getByLabel('An answer, or anything else').fill('Yes, at break.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('We have what you wrote.').waitFor()
    assert.equal(await page.getByText('at break').count(), 0)
    assert.equal(new URL(page.url()).pathname, '/told')
    assert.equal(new URL(page.url()).search, '')
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
  })
}
