import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import pino from 'pino'
import type { Page } from 'playwright-core'
import {
  expectAccessible,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../../../test/browser/browser.ts'
import { buildAssets, problemPage, readerOf } from '../../frame/index.ts'
import { serveGuide } from '../../guide/index.ts'
import { createServer, fileBody, readyBody, type Server, sendBody } from '../../http/index.ts'
import { type FormId, loadPack } from '../../pack/index.ts'
import { openSealing } from '../../vault/index.ts'
import type { Told } from '../told.ts'
import type { Standing } from './answer-telling.ts'
import { serveTelling } from './serve-telling.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
let server: Server
let browser: TestBrowser
let url = ''
/** The double at the boundary: what would have been stored. */
let stored: Told[] = []
let failing = false
let standing: Standing = 'trial'
let data = ''

before(async () => {
  const loaded = await loadPack(join(import.meta.dirname, '../../../packs/durham'))
  assert.ok(loaded.ok)
  const pack = loaded.value
  data = await mkdtemp(join(tmpdir(), 'telling-'))
  const assets = await buildAssets(pack, data)
  const key = randomBytes(32)
  const sealing = (journey: string) => openSealing(key, `${journey}/${pack.partnership.id}`)
  const clock = () => NOW
  const refuse = (status: number) => readyBody(problemPage(readerOf(pack, 'en', NOW), assets, status))
  server = await createServer({ log: pino({ level: 'silent' }), https: false, problemPage: refuse })
  for (const asset of [assets.styles, assets.icon, assets.script])
    server.get(asset.path, (request, reply) => sendBody(request, reply, fileBody(asset.content, asset.type)))
  const common = { pack, assets, sealing, clock, refuse }
  serveGuide(server, { ...common, publicUrl: 'http://localhost' })
  serveTelling(server, {
    ...common,
    standing: async () => standing,
    failed: () => undefined,
    submit: async (told) => {
      if (failing) throw new Error('The database is away.')
      const already = stored.some(({ nonce }) => nonce === told.nonce)
      if (!already) stored.push(told)
      return { reference: 'K7M-2QX', words: 'maple lantern river cotton seven hill', already }
    },
  })
  url = await server.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
  await rm(data, { recursive: true, force: true })
})
afterEach(() => {
  stored = []
  failing = false
  standing = 'trial'
})

const go = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true }).click()

interface Seen extends Page {
  readonly sent: () => string
}

/** A page whose every answer from the service is remembered as it was sent. */
async function visit(path: string, width: number, javaScript = false): Promise<Seen> {
  const page = await browser.newPage({ width, javaScript, baseURL: url })
  let last: Promise<string> = Promise.resolve('')
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.request().method() !== 'HEAD')
      last = response.text().catch(() => '')
  })
  await page.goto(path)
  return Object.assign(page, { sent: () => last as unknown as string })
}

async function expectGood(page: Seen): Promise<void> {
  await expectValidHtml(await page.sent())
  await expectAccessible(page)
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  assert.ok(Number(wide) <= Number(width), `${wide} > ${width} at ${page.url()}`)
}

/** Answers a page of a form: what can be ticked by its words, what can be written by its label. */
async function fill(
  page: Page,
  { tick = [], write = {} }: { tick?: string[]; write?: Record<string, string> },
): Promise<void> {
  for (const words of tick) await page.getByLabel(words, { exact: true }).first().check()
  for (const [label, text] of Object.entries(write))
    await page.getByLabel(label, { exact: true }).first().fill(text)
  await go(page, 'Continue')
}

for (const width of [360, 1024])
  test(`a young person tells a worry without a name at ${width} pixels: warned before typing, six words after`, async () => {
    const page = await visit('/tell/worry', width)
    const start = (await page.textContent('main')) ?? ''
    for (const said of [
      'Nobody real receives',
      'Is somebody watching?',
      'may record what you type',
      'cannot promise',
      'First Contact',
    ])
      assert.ok(start.includes(said), said)
    await expectGood(page)
    await screenshot(page, `tell-start-${width}`)
    await go(page, 'Start')
    await go(page, 'Continue')
    assert.ok((await page.textContent('main'))?.includes('Choose who you are'))
    await expectGood(page)
    await fill(page, { tick: ['I am a child or young person', 'Me'] })
    await fill(page, { tick: ['Somebody makes a child carry, hide or sell things'] })
    assert.ok((await page.textContent('main'))?.includes('You choose what you tell us.'))
    await fill(page, { write: { 'How old are you?': 'about 14' } })
    await expectGood(page)
    await screenshot(page, `tell-know-${width}`)
    await fill(page, {
      write: {
        'Somebody who does harm: a name or nickname': 'Dez',
        'How old are they?': '16',
        'A number plate': 'NA??',
      },
    })
    await fill(page, { tick: ['No'], write: { 'Who must not find out that you told us?': 'My cousin' } })
    await fill(page, {
      tick: ['It happened to me'],
      write: { 'What have you seen, heard or lived through?': 'Dez makes me carry bags. I was absconded.' },
    })
    const review = (await page.textContent('main')) ?? ''
    assert.ok(review.includes('Telephone first'), 'the call is said at the end')
    assert.ok(!review.includes('Words to think about'), 'a child is not corrected')
    await expectGood(page)
    await screenshot(page, `tell-review-${width}`)
    const response = page.waitForResponse((one) => one.request().method() === 'POST')
    await go(page, 'Send')
    assert.equal((await response).headers()['cache-control'], 'no-store')
    const sent = (await page.textContent('main')) ?? ''
    assert.ok(sent.includes('maple lantern') && sent.includes('Nobody real receives'))
    assert.ok(!sent.includes('carry bags'), 'what was told is not shown again')
    await expectGood(page)
    await screenshot(page, `tell-sent-${width}`)
    assert.equal(await page.title(), 'Form – Early Signs')
    const [told] = stored
    assert.ok(told && stored.length === 1)
    assert.equal(told.coded.anonymous, true)
    assert.deepEqual(
      told.mentions.map(({ kind }) => kind),
      ['person', 'person', 'vehicle'],
    )
    assert.ok(told.routing.receiver === 'first-contact')
    await go(page, 'Show what I sent, to print or save')
    assert.ok((await page.textContent('main'))?.includes('carry bags'))
    await expectGood(page)
  })

test('what “whom should I tell?” knows is carried over: answered questions are not asked again', async () => {
  const page = await visit('/whom-to-tell', 1024)
  for (const words of [
    'I am somebody else',
    'No, neither of these',
    'A child, and I could help somebody to find them',
    'None of these, or I do not know',
    'There is a weapon',
    'A car or another vehicle',
  ]) {
    await page.getByLabel(words, { exact: true }).first().check()
    await go(page, 'Continue')
  }
  if (await page.getByText('What could it be about?').isVisible()) {
    await page.getByLabel('None of these, or I do not know').check()
    await go(page, 'Continue')
  }
  await go(page, 'Fill it in here')
  assert.equal(new URL(page.url()).pathname, '/tell/worry')
  const start = (await page.textContent('main')) ?? ''
  assert.ok(start.includes('carried over') && start.includes('Telephone first'))
  await go(page, 'Start')
  // Who tells, what about and what happens are known: the child is the first page.
  assert.ok((await page.textContent('h1'))?.includes('Who might be harmed'))
  await fill(page, { write: { 'Name or nickname': 'Kai' } })
  await fill(page, {})
  await fill(page, { tick: ['No'] })
  await fill(page, {})
  assert.ok((await page.textContent('main'))?.includes('There is a weapon'))
  await go(page, 'Send')
  const [told] = stored
  assert.equal(told?.facts.teller, 'community')
  assert.deepEqual(
    [told?.facts.danger, told?.facts.missing, told?.facts.significant_harm],
    ['no', 'no', 'yes'],
  )
  assert.ok(told?.facts.known_of?.includes('vehicle'), 'known there, though not told here')
})

const YOU = { 'Your name': 'Sam Reed', 'Your agency': 'Oakfield School' }

for (const width of [360, 1024])
  test(`a practitioner shares information at ${width} pixels: people one by one, words pointed out, copied to First Contact`, async () => {
    const page = await visit('/tell', width)
    await expectGood(page)
    await screenshot(page, `tell-which-${width}`)
    await page.getByRole('link', { name: 'Partnership Information Sharing Form' }).click()
    await expectGood(page)
    await go(page, 'Start')
    await fill(page, { tick: ['Yes'], write: YOU })
    await go(page, 'Add a person')
    await page.getByLabel('A person of concern').check()
    await fill(page, { write: { Name: 'Mr Grey', 'Phone numbers': '07700 900123' } })
    // A person of concern is asked one thing more.
    await fill(page, { tick: ['No'] })
    await expectGood(page)
    await screenshot(page, `tell-people-${width}`)
    await go(page, 'Continue')
    await go(page, 'Continue')
    await go(page, 'Add a vehicle')
    await fill(page, { write: { 'Number plate': 'K1 ???' } })
    for (let i = 0; i < 4; i++) await go(page, 'Continue')
    await fill(page, { tick: ['An extra phone'] })
    await fill(page, { tick: ['Criminal exploitation or county lines', 'Yes'] })
    await fill(page, { write: { 'Or in words': 'last Tuesday' } })
    await fill(page, { tick: ['The child told me', 'No'] })
    assert.ok((await page.textContent('main'))?.includes('You need not tell the person'))
    await fill(page, { tick: ['Neither knows'] })
    await fill(page, { write: { 'Why have they not been told?': 'It could warn him.' } })
    await fill(page, { write: { 'Who must not find out about this report?': 'nobody' } })
    await fill(page, { write: { 'What was seen, heard or found?': 'She got in the car with him.' } })
    await fill(page, {
      write: { 'Who, what, where, when and how, in plain sentences': 'He waits outside the school.' },
    })
    const review = (await page.textContent('main')) ?? ''
    assert.ok(review.includes('Words to think about'))
    assert.ok(review.includes('Telephone first'))
    await expectGood(page)
    await screenshot(page, `tell-words-${width}`)
    await go(page, 'Send')
    await expectGood(page)
    const [told] = stored
    assert.ok(told)
    assert.equal(told.routing.receiver, 'police')
    assert.deepEqual(
      told.routing.copies.map(({ team }) => team),
      ['first-contact'],
    )
    assert.equal(told.source['your-name'], 'Sam Reed')
    assert.equal(JSON.stringify(told.answers).includes('Sam Reed'), false)
    assert.deepEqual(
      told.mentions.map(({ kind, of }) => [kind, of]),
      [
        ['person', undefined],
        ['phone', 0],
        ['vehicle', undefined],
      ],
    )
  })

test('a significant band leads on to the referral, with the people and the harm carried over', async () => {
  const page = await visit('/tell/exploitation-assessment', 1024)
  assert.ok((await page.textContent('main'))?.includes('Anything sexual with a child under 13'))
  await expectGood(page)
  await screenshot(page, 'tell-assessment-start')
  await go(page, 'Start')
  await fill(page, { write: YOU })
  await page.getByLabel('A child at risk').check()
  await fill(page, { write: { Name: 'Kai' } })
  await go(page, 'Continue')
  await fill(page, {})
  await fill(page, { tick: ['With the child', 'They agree'] })
  for (let i = 0; i < 11; i++) {
    if (i === 0) {
      await page.getByRole('radio', { name: 'Yes' }).first().check()
      await page.getByRole('radio', { name: 'Not known' }).nth(1).check()
      await go(page, 'Continue')
      await screenshot(page, 'tell-assessment-item')
      await expectGood(page)
      await go(page, 'Continue')
    } else {
      for (const radio of await page.getByRole('radio', { name: 'No', exact: true }).all())
        await radio.check()
      await go(page, 'Continue')
    }
  }
  for (let i = 0; i < 5; i++) await go(page, 'Continue')
  await fill(page, { tick: ['Criminal exploitation or county lines', 'Yes'] })
  await fill(page, { tick: ['I saw or heard it', 'No'] })
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0, 'no band is suggested')
  await fill(page, { tick: ['Significant'], write: { 'Your reasons': 'He was threatened with a knife.' } })
  await fill(page, { write: { 'Who must not find out about this report?': 'nobody' } })
  await go(page, 'Continue')
  await go(page, 'Send')
  assert.equal(stored[0]?.routing.receiver, 'first-contact')
  await screenshot(page, 'tell-assessment-sent')
  await go(page, 'Go on to the referral')
  assert.ok((await page.textContent('main'))?.includes('Telephone First Contact first'))
  await go(page, 'Start')
  assert.ok((await page.textContent('h1'))?.includes('What do you ask for?'), 'who tells is known')
  await fill(page, { tick: ['Protection: a child may be suffering significant harm, or be likely to'] })
  await fill(page, {
    write: {
      'To whom did you speak, and when?': 'Ann, now',
      'Where is the child now, and who is with them?': 'At school',
    },
  })
  assert.ok((await page.textContent('main'))?.includes('A child at risk'), 'the people are carried over')
})

test('a failing store sends nothing and loses nothing; pressing again sends once', async () => {
  const page = await visit('/tell/worry', 360)
  await go(page, 'Start')
  await fill(page, { tick: ['I am somebody else', 'A place'] })
  await fill(page, { tick: ['I am not sure'] })
  await fill(page, { write: { 'A place': 'The park' } })
  await fill(page, { tick: ['No'] })
  await fill(page, {})
  failing = true
  await go(page, 'Send')
  const words = (await page.textContent('main')) ?? ''
  assert.ok(
    words.includes('It was not sent') && words.includes('03000 267 979') && words.includes('The park'),
  )
  await expectGood(page)
  failing = false
  await go(page, 'Send')
  await page.reload().catch(() => undefined)
  assert.equal(stored.length, 1)
})

test('a closed form is not offered, and says whom to telephone', async () => {
  standing = 'closed'
  const page = await visit('/tell/worry', 360)
  const words = (await page.textContent('main')) ?? ''
  assert.ok(words.includes('closed just now') && words.includes('03000 267 979'))
  await expectGood(page)
})

const send = (form: FormId, fields: Record<string, string>) =>
  fetch(`${url}/tell/${form}`, { method: 'POST', body: new URLSearchParams(fields) })

test('forged and foreign seals are refused, whatever they pretend to be', async () => {
  const begun = await (await send('worry', { start: 'yes' })).text()
  const sealed = /name="_sealed" value="([^"]+)"/.exec(begun)?.[1] ?? ''
  assert.ok(sealed)
  const forged = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A')
  for (const name of ['_sealed', 'carried', 'sealed', 'continued', 'copy'])
    assert.equal((await send('worry', { [name]: forged })).status, 400, name)
  assert.equal((await send('worry', { _sealed: sealed, _at: 'start' })).status, 422)
  assert.equal((await send('information-sharing', { _sealed: sealed, _at: 'you' })).status, 400)
  assert.equal((await send('worry', { copy: sealed })).status, 400)
  assert.equal((await fetch(`${url}/tell/nothing`)).status, 404)
})

test('a page with a narrative is kept by no browser', async () => {
  const page = await visit('/tell/worry', 360)
  await go(page, 'Start')
  await fill(page, { tick: ['I am somebody else', 'A place'] })
  await fill(page, { tick: ['I am not sure'] })
  await fill(page, {})
  const response = page.waitForResponse((one) => one.request().method() === 'POST')
  await fill(page, { tick: ['No'] })
  assert.equal((await response).headers()['cache-control'], 'no-store')
})
