import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tradePath } from '../../src/guide/urls.ts'
import { readBack } from '../../src/pdf/read-back.fixture.ts'
import {
  CERTIFICATE,
  CERTIFICATE_FILE,
  CERTIFICATE_NEW,
  exercisePath,
  SHARE,
  tradeCardPath,
} from '../../src/practice/urls.ts'
import { expectAccessible, expectNothingAmiss, openBrowser, type TestBrowser } from '../browser/browser.ts'
import { post, type Service, sealedIn, startService } from '../scaffold/service.ts'

/** People at work: five minutes, a card, a certificate. The database is stopped all along. */
let service: Service
let browser: TestBrowser
before(async () => {
  service = await startService({ clock: () => new Date('2026-11-23T23:30:00Z') })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const HOTELS = exercisePath('shift-hotels')
const turn = async (fields: Record<string, string>): Promise<string> =>
  (await post(service.url + HOTELS, fields)).text()

/** A shift to its end, as a browser without scripts sends it: the last page. */
async function ended(): Promise<string> {
  let page = await turn({ edition: 'all' })
  for (const choice of ['papers', null, 'call-now', 'facts', 'write']) {
    const at = /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
    page = await turn({ sealed: sealedIn(page), at, ...(choice ? { choice } : { go: 'on' }) })
  }
  assert.match(page, /Somebody saw/)
  return page
}

const made = async (name: string): Promise<Response> =>
  post(service.url + CERTIFICATE_NEW, { sealed: sealedIn(await ended()), exercise: 'shift-hotels', name })

const codeIn = (page: string): string => /es-certificate__code">([^<]+)/.exec(page)?.[1] ?? ''

test('every trade has a guide, a shift and a card, and each leads to the others', async () => {
  const exercises = [...(service.pack.practice?.exercises.values() ?? [])]
  for (const { id } of service.pack.tradeGuides) {
    const shift = exercises.find(({ trade }) => trade === id)
    assert.ok(shift, id)
    assert.ok(shift.minutes <= 5)
    const page = await (await fetch(service.url + tradePath(id))).text()
    for (const path of [exercisePath(shift.id), tradeCardPath(id)])
      assert.ok(page.includes(`href="${path}"`), path)
    const card = await fetch(service.url + tradeCardPath(id))
    assert.equal(card.headers.get('content-type'), 'application/pdf')
    const { pages, metadata, told } = readBack(new Uint8Array(await card.arrayBuffer()))
    assert.equal(pages, 1, `${id} fits on one side`)
    assert.match(metadata, /<pdfuaid:part>1</)
    const text = told.map((one) => one.text).join(' ')
    for (const words of ['999', 'You may be the only one who sees it.', 'Do not', 'Trial copy'])
      assert.ok(text.includes(words), `${id}: ${words}`)
  }
})

test('without JavaScript, on a phone at night: from the guide to a certificate that anybody can check', async () => {
  const page = await browser.newPage({ javaScript: false, width: 360, scheme: 'dark', baseURL: service.url })
  await page.goto(tradePath('hotels'))
  await page.getByRole('link', { name: 'Practise: Night desk' }).click()
  for (const value of ['all', 'papers', 'on', 'call-now', 'facts', 'write'])
    await page.locator(`button[value="${value}"]`).first().click()
  assert.equal(await page.locator('.es-dawning h2').innerText(), 'Somebody saw')
  await page.getByRole('button', { name: 'Make my certificate' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Write your name/)
  await page.getByLabel('Your name, as it should stand on it').fill('Ada Łukasz-O’Neill')
  await page.getByRole('button', { name: 'Make my certificate' }).click()
  const text = await page.locator('.es-certificate').innerText()
  for (const words of ['Ada Łukasz-O’Neill', 'Night desk: Hotels and places to stay', '23 November 2026'])
    assert.ok(text.includes(words), words)
  const code = await page.locator('.es-certificate__code').innerText()
  await page.goto(CERTIFICATE)
  await page.getByLabel('The code').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Check it' }).click()
  assert.match(
    await page.locator('.es-certified').innerText(),
    /Ada Łukasz-O’Neill went through the practice Night desk/,
  )
  assert.equal(new URL(page.url()).search, '')
  assert.equal((await page.context().cookies()).length, 0)
  await page.context().close()
})

test('with JavaScript and without, whoever ticks the box is asked before the shift and once more after it', async () => {
  for (const javaScript of [true, false]) {
    const page = await browser.newPage({ javaScript, width: 320, baseURL: service.url })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(HOTELS)
    await page.getByLabel('Ask me three questions').check()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByLabel('An adult answers for a child').check()
    await page.getByLabel('Wait until I am sure').check()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Begin' }).click()
    for (const value of ['key', 'call-late', 'facts', 'write'])
      await page.locator(`button[value="${value}"]`).first().click()
    await page.getByRole('link', { name: 'The same questions once more' }).click()
    await page.getByRole('button', { name: 'On to the questions' }).click()
    await page.getByLabel('Call First Contact straight away').check()
    assert.equal(await page.getByLabel('Wait until I am sure').isChecked(), false)
    assert.equal(new URL(page.url()).pathname, SHARE)
    expectNothingAmiss(page)
    await page.context().close()
  }
})

test('with JavaScript a scanned code is checked at once, and the name reaches no address that a server sees', async () => {
  const code = codeIn(await (await made('Zebedee Quill')).text())
  const page = await browser.newPage({ width: 360, baseURL: service.url })
  const start = service.log().length
  await page.goto(`${CERTIFICATE}#${code.replaceAll('-', '')}`)
  await page.locator('.es-certified').waitFor()
  assert.match(await page.locator('.es-certified').innerText(), /Zebedee Quill/)
  assert.equal(new URL(page.url()).hash, '')
  await expectAccessible(page)
  expectNothingAmiss(page)
  const log = service.log().slice(start)
  assert.match(log, /\/certificate/)
  for (const word of ['Zebedee', code.slice(0, 11), '127.0.0.1']) assert.ok(!log.includes(word), word)
  await page.context().close()
})

test('the PDF is tagged, on one side, with the code as it can be typed', async () => {
  const code = codeIn(await (await made('Ada "#read" <b>')).text())
  const pdf = await post(service.url + CERTIFICATE_FILE, { code })
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  const { pages, told, metadata } = readBack(new Uint8Array(await pdf.arrayBuffer()))
  assert.equal(pages, 1)
  assert.match(metadata, /<pdfuaid:part>1</)
  const text = told.map((one) => one.text).join(' ')
  assert.ok(text.includes('Ada "#read" <b>'))
  assert.ok(text.replace(/[\s-]/g, '').includes(code.replaceAll('-', '')))
})

test('no certificate without the end, nor for another practice, nor from what was changed; a wrong code is told', async () => {
  const begun = sealedIn(await turn({ edition: 'all' }))
  const end = sealedIn(await ended())
  const name = 'Ada'
  for (const fields of [
    { sealed: begun, exercise: 'shift-hotels', name },
    { sealed: end, exercise: 'shift-taxis', name },
    { sealed: end, exercise: 'a-lift-home', name },
    { sealed: `${end.slice(0, -3)}abc`, exercise: 'shift-hotels', name },
    { exercise: 'shift-hotels', name },
    {},
  ])
    assert.equal(
      (await post(service.url + CERTIFICATE_NEW, fields)).status,
      400,
      JSON.stringify(fields).slice(0, 50),
    )
  for (const wrong of ['', ' \n', '\u0000\u202e', 'x'.repeat(2000)])
    assert.equal(
      (await post(service.url + CERTIFICATE_NEW, { sealed: end, exercise: 'shift-hotels', name: wrong }))
        .status,
      422,
    )
  const code = codeIn(await (await made(name)).text())
  for (const wrong of ['', 'hello', `${code}7`, code.slice(1), 'x'.repeat(9000)]) {
    assert.equal((await post(service.url + CERTIFICATE, { code: wrong })).status, 422)
    assert.equal((await post(service.url + CERTIFICATE_FILE, { code: wrong })).status, 400)
  }
})
