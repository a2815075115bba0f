import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { po } from 'gettext-parser'
import { interfaceStrings } from '../../src/cli/interface-strings.ts'
import { articlesOf } from '../../src/guide/articles/articles.ts'
import {
  articlePath,
  DOORS,
  harmPath,
  noticedPath,
  PATHS,
  posterPath,
  signPath,
  tradePath,
} from '../../src/guide/urls.ts'
import { loadPack, updateStrings } from '../../src/pack/index.ts'
import {
  CERTIFICATE,
  CLASS_GUIDE,
  exercisePath,
  PARENTS_PRACTISE,
  RING,
  WHATS_OKAY,
} from '../../src/practice/urls.ts'
import { ROOT } from '../house/tree.ts'
import { post, type Service, sealedIn, startService } from '../scaffold/service.ts'

/**
 * A language made for the test: every sentence between ⟦ and ⟧. Words on a page outside of them are words that nobody
 * could translate.
 */
const wrapped = (text: string): string => `⟦${text}⟧`
let service: Service
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'early-signs-translated-'))
  await cp(join(ROOT, 'packs/durham'), folder, { recursive: true })
  // As a translator does it: let the command list the strings, then fill each in.
  const written = await updateStrings(folder, 'cy', interfaceStrings())
  assert.ok(written.ok, JSON.stringify(written))
  const file = join(folder, 'translations/cy.po')
  const catalogue = po.parse(await readFile(file))
  for (const entry of Object.values(catalogue.translations[''] ?? {}))
    if (entry.msgid) entry.msgstr = [wrapped(entry.msgid)]
  await writeFile(file, po.compile(catalogue))
  const partnership = join(folder, 'partnership.yaml')
  const yaml = await readFile(partnership, 'utf8')
  await writeFile(partnership, yaml.replace(/^languages:.*$/m, 'languages: [en, cy]'))
  const pack = await loadPack(folder)
  assert.ok(pack.ok, JSON.stringify(pack))
  service = await startService({ pack: pack.value, clock: () => new Date('2026-11-23T10:00:00Z') })
})
after(async () => {
  await service?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What a reader sees that was not translated: no numbers, dates, punctuation or names of languages. */
function untranslated(html: string): string[] {
  const seen = html
    .replace(/^.*?<body[^>]*>/s, '')
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    // Sources keep their names, and are marked as English.
    .replace(/<span lang="en">.*?<\/span>/g, ' ')
    .replace(/<a [^>]*hreflang[^>]*>.*?<\/a>/g, ' ')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&[a-z#0-9]+;/g, ' ')
  const left: string[] = []
  let depth = 0
  let outside = ''
  for (const character of seen) {
    if (character === '⟦') depth++
    if (depth === 0) outside += character
    if (character === '⟧') depth--
  }
  for (const line of outside.split('\n')) if (/[a-z]{2}/i.test(line)) left.push(line.trim())
  return left.filter((line) => !/^(\d{1,2}(:\d{2})? ?[ap]m|[\d ]+)$/.test(line))
}

test('every word of every page can be translated', async () => {
  for (const path of Object.values(PATHS)) {
    const response = await fetch(`${service.url}/cy${path === '/' ? '' : path}`)
    assert.equal(response.status, 200, path)
    const html = await response.text()
    assert.match(html, /<html lang="cy"/)
    assert.deepEqual(untranslated(html), [], path)
  }
})

test('and so can what people notice, by each door: the list, what is found, the answer and a sign', async () => {
  for (const door of DOORS) {
    const list = `${service.url}/cy${noticedPath(door)}`
    for (const fields of [
      { go: 'answer' },
      { go: 'find', find: 'zzqxq' },
      { go: 'by school' },
      { noticed: 'debt' },
    ])
      assert.deepEqual(untranslated(await (await post(list, fields)).text()), [], JSON.stringify(fields))
    for (const id of ['worrying-internet-use', 'weak-privacy-settings'])
      assert.deepEqual(
        untranslated(await (await fetch(`${service.url}/cy${signPath(door, id)}`)).text()),
        [],
        id,
      )
  }
})

test('and so can the journey, from question to answer, and a refusal', async () => {
  const journey = `${service.url}/cy${PATHS.whomToTell}`
  let html = await (await fetch(journey)).text()
  for (let i = 0; i < 20 && html.includes('name="question"'); i++) {
    assert.deepEqual(untranslated(html), [])
    const question = /name="question" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const answers = [...html.matchAll(/name="answer"[^>]* value="([^"]+)"/g)].map(([, value]) => value ?? '')
    assert.ok(answers.length > 0)
    html = await (
      await post(journey, { sealed: sealedIn(html), question, answer: answers.at(-1) ?? '' })
    ).text()
  }
  assert.match(html, /es-answer/)
  assert.deepEqual(untranslated(html), [])
  assert.deepEqual(untranslated(await (await fetch(`${service.url}/cy/nowhere`)).text()), [])
})

test('and so can every harm, guide and poster', async () => {
  const ids = service.pack.tradeGuides.map(({ id }) => id)
  const paths = [
    ...[...service.pack.harms.keys()].map(harmPath),
    ...ids.map(tradePath),
    ...ids.map(posterPath),
  ]
  for (const path of [...paths, `${PATHS.resources}?for=parents&gap=nonsense`]) {
    const response = await fetch(`${service.url}/cy${path}`)
    assert.equal(response.status, 200, path)
    assert.deepEqual(untranslated(await response.text()), [], path)
  }
})

test('and so can every article, and what is found by words of either language', async () => {
  for (const door of DOORS)
    for (const { id } of articlesOf(service.pack, door)) {
      const html = await (await fetch(`${service.url}/cy${articlePath(door, id)}`)).text()
      assert.deepEqual(untranslated(html), [], id)
    }
  for (const typed of [
    'kill myself',
    'hotel',
    'NRM',
    'police',
    'quiz',
    'nothing happened',
    '⟦Debt',
    'qqqqqq',
  ]) {
    const html = await (await post(`${service.url}/cy${PATHS.search}`, { typed })).text()
    assert.deepEqual(untranslated(html), [], typed)
  }
})

test('and so can every exercise, from its cover to an ending, but for the names of who plays', async () => {
  const { practice } = service.pack
  const names = new Set(practice?.cast.names.flatMap(({ of }) => Object.values(of).flat()))
  const words = (html: string): string[] => untranslated(html).filter((line) => !names.has(line))
  for (const path of [WHATS_OKAY, CLASS_GUIDE, PARENTS_PRACTISE, RING, CERTIFICATE])
    assert.deepEqual(untranslated(await (await fetch(`${service.url}/cy${path}`)).text()), [], path)
  for (const { id, editions } of practice?.exercises.values() ?? []) {
    const path = `${service.url}/cy${exercisePath(id)}`
    assert.deepEqual(untranslated(await (await fetch(path)).text()), [], id)
    let html = await (await post(path, { edition: editions.at(-1) ?? '' })).text()
    for (let i = 0; i < 60 && !html.includes('data-over'); i++) {
      assert.deepEqual(words(html), [], `${id}, page ${i}`)
      const at = /name="at" value="([^"]+)"/.exec(html)?.[1] ?? ''
      const choice = /name="choice" value="([^"]+)"/.exec(html)?.[1]
      html = await (
        await post(path, { sealed: sealedIn(html), at, ...(choice ? { choice } : { go: 'on' }) })
      ).text()
    }
    assert.match(html, /data-over/, id)
    assert.deepEqual(words(html), [], `${id}, the end`)
  }
})

test('links of a page in another language lead to that language', async () => {
  const html = await (await fetch(`${service.url}/cy${PATHS.about}`)).text()
  // Those who work here sign in at one address, in any language.
  for (const [, href] of html.matchAll(/href="(\/[^"#]*)"/g))
    assert.match(href ?? '', /^\/(cy(\/|$)|assets\/|sign-in$|$)/)
})
