/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import decodeQr from 'qr/decode.js'
import { harmPath, PATHS, posterPath, tradePath } from '../src/guide/urls.ts'
import { AUDIENCES, GAPS } from '../src/pack/index.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  type TestBrowser,
} from './browser/browser.ts'
import { packOf, type Service, startService } from './service.ts'

/** Harms, resources, guides for people at work and their posters: all that the pack holds, on screen and on paper. */
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

const opened = async (path: string): Promise<string> => {
  const response = await fetch(service.url + path)
  assert.equal(response.status, 200, path)
  return response.text()
}

/** What a reader reads, without the markup. */
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

/** Each valid and whole at the narrowest width; the first, for they are made alike, accessible in the dark. */
const expectGood = async (paths: readonly string[]): Promise<void> => {
  const page = await browser.newPage({ width: 320, scheme: 'dark', baseURL: service.url })
  for (const path of paths) {
    await expectValidHtml(await opened(path), path)
    await page.goto(path)
    if (path === paths[0]) await expectAccessible(page)
    expectNothingAmiss(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${path} is ${overflow} pixels wider than the window`)
  }
  await page.context().close()
}

const DOOR_PATHS = {
  young_people: PATHS.youngPeople,
  parents: PATHS.parents,
  practitioners: PATHS.practitioners,
}

describe('harms', () => {
  test('say what the person who does harm does, the law with its status, and lead to whom to tell', async () => {
    const overview = await opened(PATHS.harms)
    for (const name of [service.pack.approach.name, ...service.pack.approach.also_called])
      assert.ok(words(overview).includes(name), name)
    for (const harm of service.pack.harms.values()) {
      assert.ok(overview.includes(`href="${harmPath(harm.id)}"`), harm.id)
      const read = words(await opened(harmPath(harm.id)))
      for (const said of [...harm.what_they_do, ...harm.also_called, harm.young_people ?? harm.name])
        assert.ok(read.includes(said), `${harm.id}: ${said}`)
      for (const { line, name, legal_status } of harm.law) {
        assert.ok(read.includes(`${line} ${name}`), line)
        if (legal_status === 'unchecked')
          assert.ok(read.includes(`Nobody has checked yet if it is in force ${line}`), line)
        if (legal_status === 'in-force') assert.ok(read.includes(`In force ${line}`), line)
      }
      assert.match(read, /Whom should I tell\?.*Whom should I tell\?/, 'in the header and as the next step')
    }
  })

  test('tell the signs in the words of whom a link chooses, and lead to them by that door', async () => {
    for (const { id } of service.pack.harms.values())
      for (const audience of AUDIENCES) {
        const page = await opened(`${harmPath(id)}?for=${audience}`)
        const signs = [...service.pack.signs.values()].filter(({ harms }) => harms.includes(id))
        assert.ok(signs.length > 0, id)
        for (const sign of signs) {
          assert.ok(page.includes(`href="${DOOR_PATHS[audience]}/signs/${sign.id}"`), sign.id)
          assert.ok(words(page).includes(sign[audience].title), sign[audience].title)
        }
      }
    const plain = await opened(harmPath('county-lines'))
    for (const query of ['for=parents', 'for=nobody', 'for=', 'for=parents&for=practitioners', 'x=1'])
      if (!query.includes('practitioners'))
        assert.equal(await opened(`${harmPath('county-lines')}?${query}`), plain, query)
      else assert.equal((await fetch(`${service.url}${harmPath('county-lines')}?${query}`)).status, 200)
  })

  test('are valid, accessible and whole', async () => {
    await expectGood([PATHS.harms])
    await expectGood([...service.pack.harms.keys()].map(harmPath))
  })
})

describe('resources', () => {
  const namesOn = (html: string): string[] =>
    [...html.matchAll(/<h3 class="govuk-heading-s">(.*?)<\/h3>/g)].map(([, name]) => words(name ?? '').trim())

  test('are found by who they are for and what they help with, in every combination', async () => {
    for (const audience of [null, ...AUDIENCES])
      for (const gap of [null, ...GAPS]) {
        const query = [audience && `for=${audience}`, gap && `gap=${gap}`].filter(Boolean).join('&')
        const html = await opened(`${PATHS.resources}?${query}`)
        await expectValidHtml(html, `resources-${query}`)
        const expected = service.pack.resources
          .filter((one) => (!audience || one.for.includes(audience)) && (!gap || one.gaps.includes(gap)))
          .map(({ name }) => name)
        assert.deepEqual(namesOn(html), expected, query)
        if (expected.length === 0) assert.match(words(html), /There is nothing here for that yet/, query)
      }
  })

  test('say who checked them, and that nobody did or that there is no link yet', async () => {
    const html = await opened(PATHS.resources)
    const cards = html.split('<h3').slice(1)
    for (const [i, { name, link, checked_on, owner }] of service.pack.resources.entries()) {
      const read = words(cards[i] ?? '')
      assert.ok(read.includes(name) && read.includes(owner), name)
      assert.equal(cards[i]?.includes(`href="${link?.replaceAll('&', '&amp;')}"`), link !== null, name)
      const told = !link
        ? 'It has no link yet'
        : checked_on
          ? 'Checked on 23 November 2026'
          : 'Nobody has opened it yet'
      assert.ok(read.includes(told), `${name}: ${told}`)
    }
  })

  test('leave out a word that they do not know, say so, and never repeat it', async () => {
    const all = namesOn(await opened(PATHS.resources))
    for (const query of [
      'for=gremlins',
      'gap=%3Cscript%3E',
      'for=parents&for=gremlins',
      `gap=${'x'.repeat(3000)}`,
      'for[__proto__]=gremlins&gap=constructor',
      'gap=%E0%A4%A',
    ]) {
      const html = await opened(`${PATHS.resources}?${query}`)
      assert.match(words(html), /We do not know one of the words in that address, so we left it out/, query)
      assert.doesNotMatch(html, /gremlins|constructor|xxx/, query)
      assert.deepEqual(namesOn(html), all, query)
    }
    assert.doesNotMatch(words(await opened(`${PATHS.resources}?for=parents`)), /We do not know one/)
  })

  test('are chosen by links, without JavaScript and by keyboard', async () => {
    const page = await browser.newPage({ javaScript: false, baseURL: service.url })
    await page.goto(PATHS.resources)
    await page.getByRole('link', { name: 'Parents and carers', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/for=parents/)
    await page.getByRole('link', { name: 'Safer online', exact: true }).click()
    await page.waitForURL(/for=parents&gap=online-safety/)
    assert.equal(await page.locator('[aria-current=true]').count(), 2)
    assert.equal(
      await page.getByRole('heading', { level: 2, name: 'Parents and carers: Safer online' }).count(),
      1,
    )
    // What would find nothing is not offered.
    assert.equal(
      await page.getByRole('link', { name: 'Stopping people who do harm', exact: true }).count(),
      0,
    )
    await page.context().close()
  })

  test('are accessible and whole', () => expectGood([`${PATHS.resources}?for=parents&gap=nonsense`]))
})

describe('at work', () => {
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
    for (const paths of [[PATHS.trades], ids.map(tradePath), ids.map(posterPath)]) await expectGood(paths)
  })

  test('the code on each poster, as it is seen, leads to the guide at the public address', async () => {
    const page = await browser.newPage({ baseURL: service.url })
    const nobodys = await browser.newPage()
    for (const { id } of service.pack.tradeGuides) {
      await page.goto(posterPath(id))
      const seen = await pixels(nobodys, await page.getByRole('img', { name: 'QR code' }).screenshot())
      assert.equal(decodeQr(seen, { timeLimit: 1000 }), `http://localhost${tradePath(id)}`)
      assert.ok(words(await opened(posterPath(id))).includes(`localhost${tradePath(id)}`))
    }
    await page.context().close()
  })

  test('each guide and each poster is one sheet of A4, and the poster has nothing around it', async () => {
    const page = await browser.newPage({ baseURL: service.url })
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
})

test('a pack with no code word, no law and no link has these pages too', async () => {
  const example = await startService({ pack: await packOf('example') })
  try {
    const read = async (path: string): Promise<string> => {
      const response = await fetch(example.url + path)
      assert.equal(response.status, 200, path)
      const html = await response.text()
      await expectValidHtml(html, path)
      return words(html)
    }
    assert.match(await read(PATHS.resources), /It has no link yet: ask the people it is from/)
    assert.doesNotMatch(await read(harmPath('criminal-exploitation')), /What the law says/)
    assert.match(await read(tradePath('boat-hire')), /Whom to call/)
    assert.match(await read(posterPath('boat-hire')), /Look out for/)
    await read(PATHS.harms)
    await read(PATHS.trades)
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
