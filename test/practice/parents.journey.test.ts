/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { readBack } from '../../src/pdf/read-back.fixture.ts'
import { exercisePath, PARENTS_PRACTISE, RING } from '../../src/practice/urls.ts'
import { expectNothingAmiss, openBrowser, type TestBrowser } from '../browser/browser.ts'
import { post, type Service, startService } from '../scaffold/service.ts'

/** Parents and carers: noticing, beginning, choosing whom to ring. The database is stopped all along. */
let service: Service
let browser: TestBrowser
before(async () => {
  service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const ring = (fields: Record<string, string>) => post(service.url + RING, fields)

test('without JavaScript: from their door they notice, practise what to say, and leave with a card', async () => {
  const page = await browser.newPage({ javaScript: false, width: 360, baseURL: service.url })
  const press = (value: string) => page.locator(`button[value="${value}"]`).first().click()
  await page.goto('/parents-and-carers')
  await page.locator(`.es-practise a[href="${PARENTS_PRACTISE}"]`).click()
  await page.getByRole('link', { name: 'What would you notice?' }).click()
  await press('all')
  assert.match(await page.locator('.es-tray').innerText(), /Sounds ordinary/)
  await press('not-okay')
  assert.match(await page.locator('.es-thread').innerText(), /You could say\s*:\s*“I’m making toast/)

  await page.goto(exercisePath('where-were-you'))
  await press('all')
  assert.match(await page.locator('[data-ask]').innerText(), /What do you say\?/)
  await press('shout')
  assert.match(await page.locator('.es-thread').innerText(), /This is why I don't tell you/)
  await page.getByRole('button', { name: 'Go back and say it another way' }).click()
  for (const value of ['safe', 'noticed', 'thanks-car', 'honest']) await press(value)
  assert.equal(await page.locator('.es-dawning h2').innerText(), 'You are on the same side')

  await page.goto(PARENTS_PRACTISE)
  await page.getByRole('link', { name: 'Whom would you ring?' }).click()
  await page.getByRole('button', { name: 'Make my card' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose whom you would ring/)
  await page.locator('input[value=family-hub]').check()
  await page.getByRole('button', { name: 'Make my card' }).click()
  assert.match(await page.locator('[data-card]').innerText(), /Family Hub\s+03000 261 111/)
  assert.equal(new URL(page.url()).search, '')
  await page.getByRole('button', { name: 'Choose somebody else' }).click()
  assert.equal(await page.locator('input[value=family-hub]').isChecked(), true)
  assert.equal((await page.context().cookies()).length, 0)
  await page.context().close()
})

test('with JavaScript: the card is kept as a picture, which never leaves the browser', async () => {
  const page = await browser.newPage({ width: 360, baseURL: service.url })
  await page.goto(RING)
  await page.locator('input[value=own]').check()
  await page.locator('#name').fill('Åse O’Neill & sons')
  await page.locator('#number').fill('+44 (0)191 555 01')
  await page.getByRole('button', { name: 'Make my card' }).click()
  await page.locator('[data-card]').waitFor()
  const sent: string[] = []
  page.on('request', (request) => void (request.url().startsWith('http') && sent.push(request.url())))
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a picture' }).click()
  const file = await waiting
  assert.equal(file.suggestedFilename(), 'card.png')
  const png = await readFile(await file.path())
  assert.equal(png.subarray(1, 4).toString(), 'PNG')
  assert.equal(png.readUInt32BE(16), 1080)
  assert.deepEqual(sent, [])
  // Each is kept at once, whatever was tapped just before.
  for (const [button, kept] of [
    ['Save as a PDF', /\.pdf$/],
    ['Save the number to my phone', /\.vcf$/],
  ] as const) {
    const next = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).click()
    assert.match((await next).suggestedFilename(), kept)
  }
  expectNothingAmiss(page)
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0)
  await page.context().close()
})

test('the card is an accessible PDF on one side, and a number that a phone takes in', async () => {
  const pdf = await ring({ who: 'first-contact', go: 'pdf' })
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  const { told, pages, metadata } = readBack(new Uint8Array(await pdf.arrayBuffer()))
  assert.equal(pages, 1)
  assert.match(metadata, /<pdfuaid:part>1</)
  const text = told.map((one) => one.text).join(' ')
  for (const words of ['First Contact', '03000 267 979', 'duty officer', 'In danger now: 999', 'Trial copy'])
    assert.ok(text.includes(words), words)
  const happens = async (fields: Record<string, string>): Promise<string> =>
    /What happens when you ring[\s\S]*?<\/ul>/.exec(await (await ring(fields)).text())?.[0] ?? ''
  assert.match(await happens({ who: 'crimestoppers' }), /trained person/)
  assert.doesNotMatch(await happens({ who: 'crimestoppers' }), /ask them not to give your name/)
  assert.equal(await happens({ who: 'own', name: 'Mrs Aydin', number: '0191 555 01' }), '', 'nobody knows')
  const card = await ring({ who: 'own', name: 'A;B,C\\D', number: '0191 555 01', go: 'contact' })
  assert.match(card.headers.get('content-type') ?? '', /^text\/vcard/)
  assert.equal(
    await card.text(),
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:A\\;B\\,C\\\\D;;;;\r\nFN:A\\;B\\,C\\\\D\r\nTEL;TYPE=VOICE:019155501\r\nEND:VCARD\r\n',
  )
})

test('what is empty, huge, strange or no number is told beside its field, and what was typed is kept', async () => {
  for (const [fields, wrong] of [
    [{}, ['#who']],
    [{ who: 'nobody' }, ['#who']],
    [{ who: 'childline' }, ['#who']],
    [{ who: 'own' }, ['#name', '#number']],
    [{ who: 'own', name: 'x'.repeat(5000), number: '1' }, ['#name', '#number']],
    [{ who: 'own', name: '<b>A</b>', number: 'javascript:1' }, ['#number']],
    [{ who: 'own', name: '\u202e\u0000 ', number: '0191 555' }, ['#name']],
  ] as const) {
    const response = await ring({ go: 'pdf', ...fields })
    assert.equal(response.status, 422, JSON.stringify(fields).slice(0, 60))
    const page = await response.text()
    const summary = /govuk-error-summary[\s\S]*?<\/ul>/.exec(page)?.[0] ?? ''
    assert.deepEqual(
      [...summary.matchAll(/href="(#\w+)"/g)].map(([, at]) => at),
      wrong,
    )
    for (const at of wrong) assert.ok(page.includes(`id="${at.slice(1)}"`), at)
    assert.doesNotMatch(page, /<b>A/)
  }
})

test('the log holds the path alone, and no answer sets anything', async () => {
  const start = service.log().length
  const response = await ring({ who: 'own', name: 'Zebedee', number: '0191 498 0000' })
  assert.equal(response.headers.get('set-cookie'), null)
  assert.match(await response.text(), /Zebedee/)
  const log = service.log().slice(start)
  assert.match(log, /whom-i-would-ring/)
  for (const word of ['Zebedee', '498', 'own', '127.0.0.1']) assert.ok(!log.includes(word), word)
})
