/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import decodeQr from 'qr/decode.js'
import { PATHS, posterPath, tradePath } from '../../src/guide/urls.ts'
import { expectValidHtml } from '../browser/browser.ts'
import { packOf, type Service, startService } from '../scaffold/service.ts'
import { type Reading, startReading, words } from './reading.ts'

/** Guides for people at work and their posters, on screen and on paper. */
let reading: Reading
let service: Service
const opened = (path: string): Promise<string> => reading.opened(path)
before(async () => {
  reading = await startReading()
  service = reading.service
})
after(() => reading?.stop())

test('each guide says what to see, do and write down, and whom to call by which number', async () => {
  const overview = await opened(PATHS.trades)
  for (const guide of service.pack.tradeGuides) {
    assert.ok(overview.includes(`href="${tradePath(guide.id)}"`), guide.id)
    assert.ok(overview.includes(`href="${posterPath(guide.id)}"`), guide.id)
    const html = await opened(tradePath(guide.id))
    const read = words(html)
    const { look_out_for, do_now, do_not, write_down } = guide
    for (const line of [...look_out_for, ...do_now, ...do_not, ...write_down])
      assert.ok(read.includes(line), line)
    for (const id of guide.contacts) {
      const contact = service.pack.contacts.get(id)
      assert.ok(
        contact?.telephone && html.includes(`tel:${contact.telephone.number.replaceAll(' ', '')}`),
        id,
      )
    }
  }
})

test('the code word of the police stands where the trade uses it, with what nobody has checked', async () => {
  const { code_word, name } = service.pack.partnership.police
  assert.ok(code_word?.source.unchecked)
  for (const path of [tradePath('hotels'), posterPath('hotels')]) {
    const read = words(await opened(path))
    assert.match(read, new RegExp(`Say “ ?${code_word.word}`), path)
    assert.match(read, new RegExp(`Nobody has checked yet that ${name} uses “${code_word.word}”`), path)
  }
  assert.ok(!words(await opened(tradePath('transport'))).includes(code_word.word))
})

test('guides and posters are valid, accessible and whole', async () => {
  const ids = service.pack.tradeGuides.map(({ id }) => id)
  for (const paths of [[PATHS.trades], ids.map(tradePath), ids.map(posterPath)])
    await reading.expectGood(paths)
})

test('the code on each poster, as it is seen, leads to the guide at the public address', async () => {
  const page = await reading.browser.newPage({ baseURL: service.url })
  const nobodys = await reading.browser.newPage()
  for (const { id } of service.pack.tradeGuides) {
    await page.goto(posterPath(id))
    const seen = await pixels(nobodys, await page.getByRole('img', { name: 'QR code' }).screenshot())
    assert.equal(decodeQr(seen, { timeLimit: 1000 }), `http://localhost${tradePath(id)}`)
    assert.ok(words(await opened(posterPath(id))).includes(`localhost${tradePath(id)}`))
  }
  await page.context().close()
})

test('each guide and each poster is one sheet of A4, and the poster has nothing around it', async () => {
  const page = await reading.browser.newPage({ baseURL: service.url })
  for (const { id } of service.pack.tradeGuides)
    for (const path of [tradePath(id), posterPath(id)]) {
      await page.goto(path)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, `${path} does not fit on one sheet`)
      const [width = 0, height = 0] =
        /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.slice(1).map(Number) ?? []
      assert.ok(
        Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2,
        `${path}: ${width} by ${height} points`,
      )
    }
  await page.emulateMedia({ media: 'print' })
  assert.deepEqual(await seenIn(page), ['main'])
  assert.ok(await page.locator('main').getByText('Trial copy').isVisible())
  await page.context().close()
})

test('a pack whose police have no code word has guides and posters too', async () => {
  const example = await startService({ pack: await packOf('example') })
  try {
    for (const path of [PATHS.trades, tradePath('boat-hire'), posterPath('boat-hire')]) {
      const html = await (await fetch(example.url + path)).text()
      await expectValidHtml(html, path)
      assert.match(words(html), /Boat hire/)
      assert.doesNotMatch(words(html), /Say “ ?Operation/)
    }
  } finally {
    await example.stop()
  }
})

/** The parts of a page that take up room. */
const seenIn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('header.es-header, footer, aside, nav, main, .es-leave, .es-back')]
      .filter((one) => one.getClientRects().length > 0)
      .map((one) => one.localName),
  )

/** The pixels of a picture, read by the browser. */
async function pixels(
  page: Page,
  png: Buffer,
): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const [width, height, base64] = await page.evaluate(async (base64) => {
    const picture = new Image()
    picture.src = `data:image/png;base64,${base64}`
    await picture.decode()
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
    canvas?.drawImage(picture, 0, 0)
    const { data = [] } = canvas?.getImageData(0, 0, picture.width, picture.height) ?? {}
    return [
      picture.width,
      picture.height,
      btoa(Array.from(data, (one) => String.fromCharCode(one)).join('')),
    ] as const
  }, png.toString('base64'))
  return { width, height, data: new Uint8ClampedArray(Buffer.from(base64, 'base64')) }
}
