import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { harmPath, PATHS } from '../../src/guide/urls.ts'
import { AUDIENCES, GAPS } from '../../src/pack/index.ts'
import { expectValidHtml } from '../browser/browser.ts'
import { packOf, type Service, startService } from '../scaffold/service.ts'
import { type Reading, startReading, words } from './reading.ts'

/** Harms and resources: all that the pack holds. */
let reading: Reading
let service: Service
const opened = (path: string): Promise<string> => reading.opened(path)
before(async () => {
  reading = await startReading()
  service = reading.service
})
after(() => reading?.stop())

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
    await reading.expectGood([PATHS.harms])
    await reading.expectGood([...service.pack.harms.keys()].map(harmPath))
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
    const page = await reading.browser.newPage({ javaScript: false, baseURL: service.url })
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

  test('are accessible and whole', () => reading.expectGood([`${PATHS.resources}?for=parents&gap=nonsense`]))
})

test('a pack with no law and no link has these pages too', async () => {
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
    await read(PATHS.harms)
  } finally {
    await example.stop()
  }
})
