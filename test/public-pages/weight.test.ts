import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { differentWays } from '../../bench/pages/ways.ts'
import { TELL, TOLD, tellPath } from '../../src/concern/urls.ts'
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
import {
  CERTIFICATE,
  CLASS,
  CLASS_GUIDE,
  CLASS_OPEN,
  exercisePath,
  PARENTS_PRACTISE,
  RING,
  SCENARIOS,
  WHATS_OKAY,
  WRITING,
} from '../../src/practice/urls.ts'
import { ROOT } from '../house/tree.ts'
import { type Answers, type Service, sealedIn, startService } from '../scaffold/service.ts'
import { PARENT } from './states.ts'

/** What a visit may move in all, and every page after it, in bytes of bodies as they are sent by brotli. */
const FIRST_VISIT = 20_000
const LATER_PAGE = 8_000

let service: Service
before(async () => {
  service = await startService()
})
after(() => service?.stop())

interface Sent {
  readonly text: string
  readonly bytes: number
}

/** A page or a file as it is sent to a browser by https, without unpacking it on the way. */
const get = (path: string, form?: URLSearchParams): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const asked = request(
      service.url + path,
      {
        method: form ? 'POST' : 'GET',
        headers: {
          'accept-encoding': 'gzip, deflate, br, zstd',
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
      },
      async (response) => {
        const sent = Buffer.concat(await response.toArray())
        assert.equal(response.statusCode, 200, path)
        assert.equal(response.headers['content-encoding'], 'br', path)
        resolve({ text: brotliDecompressSync(sent).toString(), bytes: sent.length })
      },
    )
    asked.on('error', reject)
    asked.end(form?.toString())
  })

const questionIn = ({ text }: Sent) => /name="question" value="([^"]+)"/.exec(text)?.[1]

/** What a page loads beside itself. */
const LOADED = /<(?:script|link|img|iframe|source)[^>]+(?:src|href)="([^"]+)"/g
/** Every page that has an address. */
function addresses(): string[] {
  const { pack } = service
  return [
    ...Object.values(PATHS),
    ...DOORS.map(noticedPath),
    ...DOORS.flatMap((door) => [...pack.signs.keys()].map((id) => signPath(door, id))),
    ...DOORS.flatMap((door) => articlesOf(pack, door).map(({ id }) => articlePath(door, id))),
    ...[...pack.harms.keys()].map(harmPath),
    TELL,
    TOLD,
    ...[...pack.forms.keys()].map(tellPath),
    WHATS_OKAY,
    CLASS_GUIDE,
    PARENTS_PRACTISE,
    RING,
    CLASS,
    CLASS_OPEN,
    SCENARIOS,
    WRITING,
    CERTIFICATE,
    ...[...(pack.practice?.exercises.keys() ?? [])].map(exercisePath),
    ...pack.tradeGuides.flatMap(({ id }) => [tradePath(id), posterPath(id)]),
  ]
}

test(`the first visit to any page moves ${FIRST_VISIT} bytes at most, a page after it ${LATER_PAGE}`, async (t) => {
  // Each page is asked for once, and so sent as lightly compressed as it ever is.
  const pages = []
  for (const path of addresses()) {
    const { text, bytes } = await get(path)
    pages.push({ path, bytes, loads: [...text.matchAll(LOADED)].map(([, file = '']) => file) })
  }
  const files = new Map<string, number>()
  for (const file of new Set(pages.flatMap(({ loads }) => loads))) files.set(file, (await get(file)).bytes)
  const weighed = pages
    .map(({ path, bytes, loads }) => ({
      path,
      later: bytes,
      first: loads.reduce((sum, file) => sum + (files.get(file) ?? 0), bytes),
    }))
    .sort((a, b) => b.first - a.first)

  t.diagnostic(`files: ${JSON.stringify(Object.fromEntries(files))}`)
  t.diagnostic(`the heaviest of ${pages.length} pages: ${JSON.stringify(weighed.slice(0, 3))}`)
  assert.deepEqual(
    weighed.filter(({ first, later }) => first > FIRST_VISIT || later > LATER_PAGE),
    [],
  )
})

/** Prose, which packs as what people write does: never the same words twice. */
const PROSE = ['survey', 'architecture', 'statistics', 'whom-to-tell']
  .map((name) => readFileSync(join(ROOT, 'docs', `${name}.md`), 'utf8'))
  .join(' ')
  .replace(/[^A-Za-z.,]+/g, ' ')
let read = 0
const written = (letters: number): string => {
  read = (read + letters) % (PROSE.length - letters)
  return PROSE.slice(read, read + letters)
}

/** Fields that go with a page unseen, and the answers that open most: every choice of a list, “yes”, and words in every box. */
const filledIn = ({ text }: Sent): URLSearchParams => {
  const form = new URLSearchParams()
  const radios = new Set<string>()
  for (const [input] of text.matchAll(/<(?:input|textarea|select)[^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? ''
    const [name, type, value] = [of('name'), of('type'), of('value')]
    if (type === 'hidden') form.append(name, value)
    else if (type === 'radio') {
      if (!radios.has(name)) form.append(name, value)
      radios.add(name)
    } else if (type === 'checkbox') {
      if (!/exclusive/.test(input)) form.append(name, value)
    } else if (input.startsWith('<textarea')) form.append(name, written(230))
    else if (/\/(?:day|month)$/.test(name)) form.append(name, '11')
    else if (/\/year$/.test(name))
      form.append(name, name.startsWith('review') ? String(new Date().getFullYear() + 1) : '2012')
    else if (input.startsWith('<input')) form.append(name, written(18))
  }
  form.append('_go', 'next')
  return form
}

test(`every step of every form moves ${LATER_PAGE} bytes at most, and on “check your answers” what was written besides`, async (t) => {
  const weighed: { step: string; bytes: number; most: number }[] = []
  for (const id of service.pack.forms.keys()) {
    let page = await get(tellPath(id), new URLSearchParams({ start: 'yes' }))
    for (let at = ''; ; page = await get(tellPath(id), filledIn(page))) {
      at = /name="_at" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
      // There it stands twice: to be read, and sealed.
      const sealed = /name="_sealed" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
      const own = at === '#check' ? 2 * Buffer.from(sealed, 'base64url').length : 0
      weighed.push({ step: `${id} ${at}`, bytes: page.bytes, most: LATER_PAGE + own })
      assert.ok(weighed.length < 200, `${id} ends`)
      if (at === '#check') break
    }
  }
  weighed.sort((one, other) => other.bytes - one.bytes)
  t.diagnostic(`the heaviest of ${weighed.length} steps: ${JSON.stringify(weighed.slice(0, 8))}`)
  assert.deepEqual(
    weighed.filter(({ bytes, most }) => bytes > most),
    [],
  )
  assert.ok(weighed.some(({ step }) => step === 'worry #check'))
})

test(`every question, every answer and what a search finds move ${LATER_PAGE} bytes at most`, async (t) => {
  const { pack } = service
  const noticed = new URLSearchParams({ go: 'answer' })
  for (const id of [...pack.signs.keys()].slice(0, 6)) noticed.append('noticed', id)
  const first = await get(PATHS.whomToTell)
  const afterSigns = await get(noticedPath('parents'), noticed)

  const find = new URLSearchParams({ go: 'find', find: 'money phone late car friends' })
  const searched = new URLSearchParams({ typed: 'young people and drugs' })
  const heaviest = new Map<string, number>([
    ['signs noticed', afterSigns.bytes],
    ['signs found', (await get(noticedPath('practitioners'), find)).bytes],
    ['found', (await get(PATHS.search, searched)).bytes],
  ])
  const go = async (page: Sent, question: string, answer: string): Promise<Sent> => {
    const form = new URLSearchParams({ sealed: sealedIn(page.text), question, answer })
    const next = await get(PATHS.whomToTell, form)
    const shown = questionIn(next) ?? 'an answer'
    heaviest.set(shown, Math.max(next.bytes, heaviest.get(shown) ?? 0))
    return next
  }
  for (const [i, way] of (await differentWays(pack.dir, 80)).entries()) {
    let page = i % 2 ? afterSigns : first
    for (const [question, answer] of way) page = await go(page, question, answer)
  }
  // Chance hardly ever says "none of these" all along, which leads to questions of their own.
  for (const teller of ['practitioner', 'young-person']) {
    const answers: Answers = { ...PARENT, teller }
    let page = first
    for (let question = questionIn(page); question && answers[question]; question = questionIn(page))
      page = await go(page, question, String(answers[question]))
  }
  t.diagnostic(`the heaviest of each: ${JSON.stringify(Object.fromEntries(heaviest))}`)
  const unseen = pack.whomToTell.questions.slice(1).filter(({ id }) => !heaviest.has(id))
  assert.deepEqual(
    unseen.map(({ id }) => id),
    [],
    'questions that were not weighed',
  )
  assert.deepEqual(
    [...heaviest].filter(([, bytes]) => bytes > LATER_PAGE),
    [],
  )
})

/** What all scripts of a page may come to, unpacked, in bytes. */
const SCRIPTS = 25_000

test(`each step of an exercise moves ${LATER_PAGE} bytes at most, its scripts are ${SCRIPTS} at most`, async (t) => {
  const heaviest: { step: string; bytes: number }[] = []
  for (const { id, editions } of service.pack.practice?.exercises.values() ?? []) {
    const path = exercisePath(id)
    let page = await get(path, new URLSearchParams({ edition: editions[0] ?? '' }))
    for (let i = 0; i < 60; i++) {
      const at = /name="at" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
      heaviest.push({ step: `${id} ${at}`, bytes: page.bytes })
      if (page.text.includes('data-over')) break
      // The last choice leads furthest into a story.
      const choice = [...page.text.matchAll(/name="choice" value="([^"]+)"/g)].at(-1)?.[1]
      const turn = { sealed: sealedIn(page.text), at, ...(choice ? { choice } : { go: 'on' }) }
      page = await get(path, new URLSearchParams(turn))
    }
    assert.match(page.text, /data-over/, id)
  }
  heaviest.sort((a, b) => b.bytes - a.bytes)
  t.diagnostic(`the heaviest of ${heaviest.length} steps: ${JSON.stringify(heaviest.slice(0, 3))}`)
  assert.deepEqual(
    heaviest.filter(({ bytes }) => bytes > LATER_PAGE),
    [],
  )
  const { text } = await get(exercisePath('a-lift-home'))
  const scripts = await Promise.all(
    [...text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, file = '']) => get(file)),
  )
  const unpacked = scripts.reduce((sum, script) => sum + script.text.length, 0)
  t.diagnostic(`${scripts.length} scripts: ${unpacked} bytes`)
  assert.ok(scripts.length === 2 && unpacked <= SCRIPTS)
})
