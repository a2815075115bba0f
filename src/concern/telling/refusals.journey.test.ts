import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { expectGood, fill, go, startTelling, type Telling } from '../../../test/scaffold/telling.ts'
import type { FormId } from '../../pack/index.ts'

let telling: Telling
before(async () => {
  telling = await startTelling()
})
after(() => telling?.stop())
afterEach(() => telling.forget())

test('a failing store sends nothing and loses nothing; pressing again sends once', async () => {
  const page = await telling.visit('/tell/worry', 360)
  await go(page, 'Start')
  await fill(page, { tick: ['I am somebody else', 'A place'] })
  await fill(page, { tick: ['I am not sure'] })
  await fill(page, { write: { 'A place': 'The park' } })
  await fill(page, { tick: ['No'] })
  await fill(page, {})
  telling.failing = true
  await go(page, 'Send')
  const words = (await page.textContent('main')) ?? ''
  assert.ok(
    words.includes('It was not sent') && words.includes('03000 267 979') && words.includes('The park'),
  )
  await expectGood(page)
  telling.failing = false
  await go(page, 'Send')
  await page.reload().catch(() => undefined)
  assert.equal(telling.stored.length, 1)
})

test('a closed form is not offered, and says whom to telephone', async () => {
  telling.standing = 'closed'
  const page = await telling.visit('/tell/worry', 360)
  const words = (await page.textContent('main')) ?? ''
  assert.ok(words.includes('closed just now') && words.includes('03000 267 979'))
  await expectGood(page)
})

const send = (form: FormId, fields: Record<string, string>) =>
  fetch(`${telling.url}/tell/${form}`, { method: 'POST', body: new URLSearchParams(fields) })

test('forged and foreign seals are refused, whatever they pretend to be', async () => {
  const begun = await (await send('worry', { start: 'yes' })).text()
  const sealed = /name="_sealed" value="([^"]+)"/.exec(begun)?.[1] ?? ''
  assert.ok(sealed)
  // Not the last letter: four of its bits mean nothing.
  const forged = sealed.replace(/.(?=.$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
  for (const name of ['_sealed', 'carried', 'sealed', 'continued', 'copy'])
    assert.equal((await send('worry', { [name]: forged })).status, 400, name)
  assert.equal((await send('worry', { _sealed: sealed, _at: 'start' })).status, 422)
  assert.equal((await send('information-sharing', { _sealed: sealed, _at: 'you' })).status, 400)
  assert.equal((await send('worry', { copy: sealed })).status, 400)
  assert.equal((await fetch(`${telling.url}/tell/nothing`)).status, 404)
})

test('a page with a narrative is kept by no browser', async () => {
  const page = await telling.visit('/tell/worry', 360)
  await go(page, 'Start')
  await fill(page, { tick: ['I am somebody else', 'A place'] })
  await fill(page, { tick: ['I am not sure'] })
  await fill(page, {})
  const response = page.waitForResponse((one) => one.request().method() === 'POST')
  await fill(page, { tick: ['No'] })
  assert.equal((await response).headers()['cache-control'], 'no-store')
})

test('a copy as a PDF is of what was sent, has no telling name, and is kept by nobody', async () => {
  const page = await telling.visit('/tell/worry', 360)
  await go(page, 'Start')
  await fill(page, { tick: ['I am somebody else', 'A place'] })
  await fill(page, { tick: ['I am not sure'] })
  await fill(page, { write: { 'A place': 'The park' } })
  await fill(page, { tick: ['No'] })
  await fill(page, { write: { 'What have you seen, heard or lived through?': '#panic() *not markup*' } })
  await go(page, 'Send')
  const copy = /name="copy" value="([^"]+)"/.exec(await page.document())?.[1] ?? ''
  const pdf = await send('worry', { copy, as: 'pdf' })
  assert.equal(pdf.status, 200)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.equal(pdf.headers.get('cache-control'), 'no-store')
  assert.equal(pdf.headers.get('content-disposition'), 'attachment; filename="form.pdf"')
  const bytes = Buffer.from(await pdf.arrayBuffer())
  assert.ok(bytes.subarray(0, 5).toString() === '%PDF-' && bytes.length > 5000)
  assert.equal((await send('information-sharing', { copy, as: 'pdf' })).status, 400)
})
