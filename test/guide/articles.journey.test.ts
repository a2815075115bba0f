/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { articlesOf } from '../../src/guide/articles/articles.ts'
import { articlePath, DOORS, PATHS } from '../../src/guide/urls.ts'
import { expectNothingAmiss, expectValidHtml, openBrowser, type TestBrowser } from '../browser/browser.ts'
import { packOf, post, type Service, startService } from '../scaffold/service.ts'

/** Reading and searching, each with and without JavaScript. */
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

const search = async (
  typed: string | readonly string[],
  more: Record<string, string> = {},
): Promise<string> => {
  const response = await post(service.url + PATHS.search, { typed, ...more })
  assert.equal(response.status, 200)
  return response.text()
}
const wordsOf = (html: string): string =>
  html
    .replace(/^.*?<main/s, '<main')
    .replace(/<footer.*/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

for (const javaScript of [true, false])
  describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    const open = () => browser.newPage({ javaScript, width: 320, baseURL: service.url })

    test('a parent goes from the door to what they can say', async () => {
      const page = await open()
      await page.goto(PATHS.parents)
      await page.getByRole('main').getByRole('link', { name: 'Starting the conversation' }).click()
      await page.getByRole('heading', { level: 1, name: 'Starting the conversation' }).waitFor()
      assert.ok((await page.getByText('You are not in trouble with me').count()) > 0)
      await page.getByRole('complementary').getByRole('link', { name: 'Help for yourself' }).click()
      await page.getByRole('heading', { level: 1, name: 'Help for yourself' }).waitFor()
      assert.ok((await page.getByRole('heading', { name: 'Ivison Trust' }).count()) > 0)
      expectNothingAmiss(page)
      await page.context().close()
    })

    test('a misspelt word from the start page leads to the sign, and stands in no address', async () => {
      const page = await open()
      await page.goto('/')
      await page.getByRole('searchbox').fill('gone mising')
      await page.getByRole('searchbox').press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
      assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, PATHS.search)
      assert.equal(await page.getByRole('searchbox').inputValue(), 'gone mising')
      await page.getByRole('main').getByRole('link', { name: 'Parents and carers' }).first().click()
      await page.getByRole('heading', { level: 1, name: /goes missing/ }).waitFor()
      expectNothingAmiss(page)
      await page.context().close()
    })
  })

test('every article of every door is there, valid, and says where it comes from', async () => {
  let count = 0
  for (const door of DOORS)
    for (const article of articlesOf(service.pack, door)) {
      const response = await fetch(service.url + articlePath(door, article.id))
      assert.equal(response.status, 200, article.id)
      const html = await response.text()
      await expectValidHtml(html, article.id)
      assert.ok(wordsOf(html).includes('Where this comes from'), article.id)
      for (const { heading } of article.sections) assert.ok(html.includes(`>${heading}</h2>`), heading)
      count++
    }
  assert.ok(count >= 18, `${count} articles`)
})

test('every article leads somewhere: no dead link within the guide', async () => {
  const seen = new Set<string>()
  for (const door of DOORS)
    for (const { id } of articlesOf(service.pack, door)) {
      const html = await (await fetch(service.url + articlePath(door, id))).text()
      for (const [, href = ''] of html.matchAll(/href="(\/[^"]*)"/g)) seen.add(href)
    }
  for (const href of seen) {
    const response = await fetch(service.url + href)
    assert.equal(response.status, 200, href)
    const anchor = /#(.+)$/.exec(href)?.[1]
    if (anchor) assert.ok((await response.text()).includes(`id="${anchor}"`), href)
  }
})

test('every result leads somewhere', async () => {
  const seen = new Set<string>()
  for (const typed of [
    'grooming',
    'hotel',
    'early help',
    'NRM',
    'HOTH',
    'quiz',
    'nothing happened',
    'police',
  ])
    for (const [, href = ''] of (await search(typed)).matchAll(/es-result"?.*?href="(\/[^"]*)"/g))
      seen.add(href)
  assert.ok(seen.size > 12, `${seen.size} links`)
  for (const href of seen) {
    const response = await fetch(service.url + href)
    const anchor = /#(.+)$/.exec(href)?.[1]
    assert.equal(response.status, 200, href)
    if (anchor) assert.ok((await response.text()).includes(`id="${anchor}"`), href)
  }
})

test('frightening words put the emergency and who else helps above every result', async () => {
  const html = await search('kill myself')
  await expectValidHtml(html, 'search-alert')
  const words = wordsOf(html)
  const order = [
    'Help now',
    'call 999',
    'Emergency services',
    'Shout',
    '85258',
    'Childline',
    'Things people notice',
  ]
  assert.deepEqual(
    order.toSorted((a, b) => words.indexOf(a) - words.indexOf(b)),
    order,
  )
  assert.ok(!wordsOf(await search('new trainers')).includes('Help now'))
})

test('nothing found says whom to tell, and to try another word', async () => {
  const words = wordsOf(await search('qqqqqq zzzzzz'))
  for (const wanted of [
    'We found nothing',
    'another word',
    'Find out whom to tell',
    'Who can I talk to?',
    '03000 267 979',
  ])
    assert.ok(words.includes(wanted), wanted)
})

test('whoever comes by a door gets its words', async () => {
  const own = await search('cash', { door: 'practitioners' })
  assert.match(own, /href="\/people-who-work-with-children\/signs\/unexplained-money"/)
  assert.doesNotMatch(own, /href="\/young-people\/signs\//)
  assert.match(own, /name="door" value="practitioners"/)
  assert.match(await search('cash', { door: 'nowhere' }), /href="\/young-people\/signs\//)
})

test('an address asks for nothing: what stands in it is neither searched for nor shown', async () => {
  const html = await (await fetch(`${service.url}${PATHS.search}?typed=knife`)).text()
  assert.ok(!/knife/i.test(html) && !html.includes('Help now'))
})

test('whatever is typed is answered by a page, and nothing of it is logged', async () => {
  const start = service.log().length
  const strange = [
    '',
    '   ',
    '😀',
    'אני צריך עזרה',
    "' OR 1=1; --",
    'a\u0000b',
    '\u202Eabc',
    'secretword '.repeat(2000),
  ]
  for (const typed of strange) await expectValidHtml(await search(typed), `search ${typed.slice(0, 20)}`)
  const markup = await search('"><script>alert(1)</script>')
  await expectValidHtml(markup, 'search-markup')
  assert.ok(!markup.includes('<script>alert') && markup.includes('value="&quot;&gt;&lt;script&gt;'))
  assert.ok(wordsOf(await search('  ')).includes('Type a word or two first'))
  assert.match(await search(['secretword', 'another']), /value="secretword"/)
  const huge = await post(service.url + PATHS.search, { typed: 'secretword'.repeat(100_000) })
  assert.equal(huge.status, 413)
  assert.match(await huge.text(), /Someone in danger now/)
  const log = service.log().slice(start)
  assert.ok(log.includes(`"route":"${PATHS.search}"`))
  assert.ok(!log.includes('secretword') && !log.includes('script'))
})

test('a pack without guidance has doors and a search all the same', async () => {
  const pack = await packOf('example')
  const bare = await startService({ pack: { ...pack, articles: [], searchAlerts: [], calledHere: [] } })
  try {
    for (const door of DOORS) assert.equal((await fetch(bare.url + PATHS[door])).status, 200)
    const found = await (await post(bare.url + PATHS.search, { typed: 'burnr' })).text()
    assert.match(found, /signs\/second-phone/)
  } finally {
    await bare.stop()
  }
})
