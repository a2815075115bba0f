/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { DOORS, type DoorPlace, noticedPath, PATHS, signPath } from '../../src/guide/urls.ts'
import { openSealing } from '../../src/vault/index.ts'
import { expectAccessible, expectNothingAmiss, openBrowser, type TestBrowser } from '../browser/browser.ts'
import { packOf, post, type Service, sealedIn, startService } from '../scaffold/service.ts'

/** "What have you noticed?" by each door, to the end of "whom should I tell?". */
const key = randomBytes(32)
const clock = () => new Date('2026-11-23T10:00:00Z')
let service: Service
let small: Service
let browser: TestBrowser
before(async () => {
  service = await startService({ key, clock })
  small = await startService({ key, clock, pack: await packOf('example') })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
  await small?.stop()
})

const PARENTS = noticedPath('parents')
const textOf = (page: string): string =>
  page
    .replace(/^.*?<main/s, '<main')
    .replace(/<\/main>.*$/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
const sent = async (path: string, fields: Record<string, string | readonly string[]>, on = service) => {
  const response = await post(on.url + path, fields)
  const page = await response.text()
  return { status: response.status, page, text: textOf(page) }
}
const titleOf = (id: string, audience: 'young_people' | 'parents' | 'practitioners', { pack } = service) =>
  pack.signs.get(id)?.[audience].title ?? assert.fail(id)

for (const javaScript of [true, false])
  describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test('from the door over ticks and a search to whom to tell, with what was noticed in hand', async () => {
      const page = await browser.newPage({ javaScript, width: 320, baseURL: service.url })
      await page.goto(PATHS.parents)
      await page.getByRole('link', { name: 'See the whole list' }).click()
      await page.locator('summary', { hasText: 'School and college' }).click()
      await page.getByLabel(titleOf('poor-attendance', 'parents')).check()
      await page.getByRole('textbox').fill('burner phnoe')
      await page.keyboard.press('Enter')
      await page.getByLabel(titleOf('extra-phone', 'parents')).check()
      assert.equal(await page.getByLabel(titleOf('poor-attendance', 'parents')).isChecked(), true)
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('heading', { name: 'What you noticed' }).waitFor()
      await expectAccessible(page)
      assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, PARENTS)
      await page.getByRole('button', { name: 'Whom should I tell?' }).first().click()
      await through(page)
      const main = (await page.locator('main').textContent()) ?? ''
      assert.match(main, /You ticked/)
      const copied = await page.locator('#short-text').inputValue()
      for (const id of ['poor-attendance', 'extra-phone'])
        assert.ok(copied.includes(titleOf(id, 'parents')), copied)
      assert.match(copied, /What I noticed: /)
      expectNothingAmiss(page)
      await page.context().close()
    })

    test('nothing ticked: a linked error, and a way on without ticking', async () => {
      const page = await browser.newPage({ javaScript, width: 320, baseURL: service.url })
      await page.goto(noticedPath('youngPeople'))
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
      await page.getByRole('link', { name: 'Tick at least one thing' }).click()
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'noticed')
      await page.getByRole('button', { name: 'Find out whom to tell' }).click()
      await page.getByText('Question 2').waitFor()
      await page.context().close()
    })
  })

/** On through the questions, by the last answer of each. */
async function through(page: Page): Promise<void> {
  for (let i = 0; i < 20 && (await page.locator('input[name=question]').count()) > 0; i++) {
    const id = await page.locator('input[name=question]').inputValue()
    if (id === 'about') await page.locator('input[name=answer][value=child]').check()
    else await page.locator('input[name=answer]').last().check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForLoadState()
  }
}

test('every sign stands on its door’s list in that door’s words, and on a page of its own', async () => {
  const audiences = {
    youngPeople: 'young_people',
    parents: 'parents',
    practitioners: 'practitioners',
  } as const
  for (const door of DOORS) {
    const list = await (await fetch(service.url + noticedPath(door))).text()
    for (const id of service.pack.signs.keys()) {
      const title = titleOf(id, audiences[door])
      assert.ok(textOf(list).includes(title), `${door}: ${title}`)
      assert.ok(list.includes(`href="${signPath(door, id)}"`), `${door}: ${id}`)
    }
  }
  for (const { id, may_also_be } of service.pack.signs.values()) {
    const response = await fetch(service.url + signPath('parents', id))
    assert.equal(response.status, 200, id)
    const page = textOf(await response.text())
    for (const other of may_also_be) assert.ok(page.includes(other), `${id}: ${other}`)
  }
  assert.equal((await fetch(service.url + signPath('parents', 'no-such-sign'))).status, 404)
})

test('“I can’t put my finger on it” is never folded away, whatever is searched', async () => {
  const always = service.pack.domains.filter(({ domain }) => domain.always_shown)
  assert.ok(always.length > 0)
  const pages = [
    await (await fetch(service.url + PARENTS)).text(),
    (await sent(PARENTS, { go: 'find', find: 'zzqxq' })).page,
    (await sent(PARENTS, { go: 'find', find: 'phone' })).page,
    (await sent(PARENTS, { go: 'answer' })).page,
  ]
  for (const page of pages)
    for (const { signs } of always)
      for (const { id } of signs) {
        const at = page.indexOf(`value="${id}"`)
        assert.ok(at > 0)
        const before = page.slice(0, at)
        assert.equal(before.split('<details').length, before.split('</details').length)
      }
})

test('what is ticked is shown side by side: no number, no order of likelihood, soft or not', async () => {
  const ids = ['mood-swings', 'weapon', 'beauty-treatments']
  const { status, text, page } = await sent(PARENTS, { noticed: ids, go: 'answer' })
  assert.equal(status, 200)
  for (const id of ids) {
    const sign = service.pack.signs.get(id)
    assert.ok(sign)
    for (const words of [
      sign.parents.title,
      sign.parents.about,
      sign.parents.what_to_do,
      ...sign.may_also_be,
    ])
      assert.ok(text.includes(words), words)
  }
  const harms = [...service.pack.harms.values()]
    .filter(({ id }) => ids.some((sign) => service.pack.signs.get(sign)?.harms.includes(id)))
    .map(({ name }) => name)
  const told = textOf(`<main${page.slice(page.indexOf('class="es-told"'))}`)
  const places = harms.map((name) => told.indexOf(name))
  assert.ok(!places.includes(-1))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
    'the harms stand in the order of the pack',
  )
  assert.doesNotMatch(text, /\b(score|risk level|likely to|\d+ (of|signs|points|%))\b/i)
  assert.match(text, /You do not need proof/)
  // The same whichever was ticked first.
  const again = await sent(PARENTS, { noticed: ids.toReversed(), go: 'answer' })
  assert.equal(again.text, text)
})

test('the tab and the address say the same whatever is searched or ticked', async () => {
  const states = [{ go: 'find', find: 'knife' }, { go: 'by school' }, { noticed: 'weapon', go: 'answer' }]
  const titles = new Set<string | undefined>()
  for (const state of states)
    titles.add(/<title>(.*?)<\/title>/.exec((await sent(noticedPath('practitioners'), state)).page)?.[1])
  assert.equal(titles.size, 1)
})

test('the list keeps its ticks when somebody comes back to change them', async () => {
  const { page } = await sent(PARENTS, { noticed: ['debt', 'out-late'], go: 'answer' })
  const back = await sent(PARENTS, { sealed: sealedIn(page) })
  assert.equal(back.status, 200)
  assert.deepEqual(
    [...back.page.matchAll(/value="([^"]+)" checked/g)].map(([, id]) => id),
    ['out-late', 'debt'],
  )
})

test('what is not a sign of the pack is dropped, and what cannot be read is refused', async () => {
  assert.equal((await sent(PARENTS, { noticed: 'zq-typed-zq', go: 'answer' })).status, 422)
  const one = await sent(PARENTS, { noticed: ['zq-typed-zq', 'debt', 'debt', '__proto__'], go: 'answer' })
  assert.equal(one.status, 200)
  assert.equal(one.page.includes('zq-typed-zq'), false)
  assert.equal(one.page.split('class="es-noticed__sign"').length, 2)
  assert.equal((await sent(PARENTS, { sealed: 'v1.a.b.c.d' })).status, 400)
  assert.equal((await sent(PARENTS, { sealed: [sealedIn(one.page), sealedIn(one.page)] })).status, 400)
  assert.equal((await sent(PARENTS, { go: 'by zq-typed-zq' })).status, 400)
  const typed = await sent(PARENTS, { go: 'find', find: '"><script>zq</script>' })
  assert.equal(typed.page.includes('<script>zq'), false)
})

test('only what this service sealed is taken on as noticed', async () => {
  const journey = (sealed: string, on = service) =>
    sent(PATHS.whomToTell, { sealed, question: 'teller', answer: 'community' }, on)
  const danger = async (sealed: string) => {
    const { page } = await journey(sealed)
    return sent(PATHS.whomToTell, { sealed: sealedIn(page), question: 'now', answer: 'danger' })
  }
  const kept = { chosen: {}, shown: null, pack: service.pack.hash }
  const seal = (value: unknown, { pack } = service) =>
    openSealing(key, `whom-to-tell/${pack.partnership.id}`).seal(value, clock())
  const own = await danger(seal({ ...kept, noticed: ['debt', 'zq-typed-zq', 7, 'weapon'] }))
  assert.match(own.text, /What I noticed: /)
  assert.ok(own.text.includes(titleOf('debt', 'young_people')))
  assert.equal(own.page.includes('zq-typed-zq'), false)

  for (const noticed of [undefined, 'debt', { 0: 'debt' }, null, ['zq-typed-zq'], [[]]])
    assert.doesNotMatch((await danger(seal({ ...kept, noticed }))).text, /What I noticed/)
  // Sent beside the seal, in clear: nothing of it is taken.
  const clear = await sent(PATHS.whomToTell, { noticed: 'debt', question: 'teller', answer: 'community' })
  const after = await sent(PATHS.whomToTell, {
    sealed: sealedIn(clear.page),
    question: 'now',
    answer: 'danger',
  })
  assert.doesNotMatch(after.text, /What I noticed/)
  // Of another key, another partnership, or changed on its way: refused.
  const elsewhere = openSealing(randomBytes(32), `whom-to-tell/${service.pack.partnership.id}`)
  assert.equal((await journey(elsewhere.seal({ ...kept, noticed: ['debt'] }, clock()))).status, 400)
  const theirs = sealedIn((await sent(PARENTS, { noticed: 'second-phone', go: 'answer' }, small)).page)
  assert.equal((await journey(theirs)).status, 400)
  assert.equal((await journey(theirs, small)).status, 200)
  assert.equal((await journey(`${theirs.slice(0, -4)}AAAA`, small)).status, 400)
})

test('what was noticed lasts through back, change and a language of its own; it decides nothing', async () => {
  const { page } = await sent(PARENTS, { noticed: 'debt', go: 'answer' })
  const first = await sent(PATHS.whomToTell, { sealed: sealedIn(page), question: 'teller', answer: 'parent' })
  const back = await sent(PATHS.whomToTell, { sealed: sealedIn(first.page), go: 'back' })
  const other = await sent(PATHS.whomToTell, {
    sealed: sealedIn(back.page),
    question: 'teller',
    answer: 'practitioner',
  })
  const end = await sent(PATHS.whomToTell, {
    sealed: sealedIn(other.page),
    question: 'now',
    answer: 'danger',
  })
  assert.ok(end.text.includes(titleOf('debt', 'practitioners')))
  const changed = await sent(PATHS.whomToTell, { sealed: sealedIn(end.page), go: 'change teller' })
  assert.match(changed.page, /name="question" value="teller"/)
  const without = await sent(PATHS.whomToTell, { question: 'teller', answer: 'parent' })
  assert.equal(
    /name="question" value="([^"]+)"/.exec(without.page)?.[1],
    /name="question" value="([^"]+)"/.exec(first.page)?.[1],
  )
})

test('a pack with two signs looks right: no empty part, no dead link to a sign', async () => {
  for (const door of DOORS) {
    for (const path of [PATHS[door], noticedPath(door), signPath(door, 'second-phone')]) {
      const page = await (await fetch(small.url + path)).text()
      // Two signs need no folding, and a setting in which nobody notices any of them is not offered.
      assert.doesNotMatch(page, /<details class="es-fold"[^>]*"(?! open)>|by health/, path)
      assert.doesNotMatch(page, /<(ul|fieldset|ol)[^>]*><\/\1>|undefined|\[object/, path)
      for (const [, href] of page.matchAll(/href="(\/[^"#]*\/signs\/[^"]+)"/g))
        assert.equal((await fetch(small.url + href)).status, 200, href)
    }
    const answer = await sent(
      noticedPath(door),
      { noticed: ['second-phone', 'out-late'], go: 'answer' },
      small,
    )
    assert.equal(answer.status, 200)
    // Whatever the pack calls its first question, the door has answered it, and what was noticed comes along.
    const fields = Object.fromEntries(
      [...answer.page.matchAll(/name="(sealed|question|answer)" value="([^"]+)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    const second = await sent(PATHS.whomToTell, fields, small)
    assert.match(second.text, /Question 2 Is somebody in danger/)
    const now = { sealed: sealedIn(second.page), question: 'danger', answer: 'now' }
    assert.match((await sent(PATHS.whomToTell, now, small)).text, /What I noticed: [^;]+; /)
  }
})

test('each door, its list and a sign stay light: 8 kB by brotli at most', async () => {
  const paths = (door: DoorPlace): string[] => [PATHS[door], noticedPath(door), signPath(door, 'debt')]
  for (const path of DOORS.flatMap(paths)) {
    const page = await (await fetch(service.url + path)).text()
    const weight = brotliCompressSync(page).length
    assert.ok(weight <= 8_000, `${path}: ${weight} bytes`)
  }
})
