import assert from 'node:assert/strict'
import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { PATHS } from '../../src/guide/urls.ts'
import { openSealing } from '../../src/vault/index.ts'
import { post, type Service, sealedIn, startService } from '../scaffold/service.ts'

const key = randomBytes(32)
let now = new Date('2026-11-23T10:00:00Z')
let service: Service
let journey: string
before(async () => {
  service = await startService({ key, clock: () => now })
  journey = service.url + PATHS.whomToTell
})
after(() => service?.stop())

/** A refusal helps: a page, with whom to call, that repeats nothing of what was sent. */
async function expectHelp(
  response: Response,
  status: number | readonly number[],
  typed = 'zq-typed-zq',
): Promise<void> {
  const page = await response.text()
  assert.ok([status].flat().includes(response.status), `status ${response.status}, expected ${status}`)
  assert.match(page, /Call <a[^>]+>999<\/a>/)
  assert.match(page, /03000 267 979/)
  assert.equal(page.includes(typed), false, 'the refusal repeats what was sent')
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/)
}

test('a page that is not there', async () => {
  await expectHelp(await fetch(`${service.url}/zq-typed-zq?x=zq-typed-zq`), 404)
})

test('a method that a page does not know', async () => {
  for (const path of [PATHS.start, PATHS.privacy, PATHS.contacts]) {
    const response = await fetch(service.url + path, {
      method: 'POST',
      body: new URLSearchParams({ a: 'zq-typed-zq' }),
    })
    await expectHelp(response, 405)
    assert.match(response.headers.get('allow') ?? '', /GET/)
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    await expectHelp(await fetch(journey, { method }), [404, 405])
})

test('an address that cannot be decoded', async () => {
  for (const path of ['/%E0%A4%A', '/%', '/a%00b', '/..%2f..%2fetc%2fpasswd', '/%c0%ae%c0%ae/'])
    await expectHelp(await fetch(service.url + path), [400, 404])
})

test('an address of a megabyte', async () => {
  const answer = await raw(`GET /?q=${'a'.repeat(1 << 20)} HTTP/1.1\r\nHost: x\r\n\r\n`)
  assert.match(answer, /^HTTP\/1\.1 431 /)
  assert.match(answer, /999<\/a>/)
})

test('what is not HTTP at all', async () => {
  const answer = await raw('\x16\x03\x01 hello zq-typed-zq\r\n\r\n')
  assert.match(answer, /^HTTP\/1\.1 400 /)
  assert.equal(answer.includes('zq-typed-zq'), false)
})

test('a body that is no form', async () => {
  for (const type of [
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/xml',
    'x',
  ])
    await expectHelp(
      await fetch(journey, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"a":"zq-typed-zq"}',
      }),
      415,
    )
})

test('a form in another encoding, or damaged on the way', async () => {
  const sent = (body: BodyInit, more: Record<string, string>) =>
    fetch(journey, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
      body,
    })
  const utf16 = Buffer.from('question=teller&answer=zq-typed-zq', 'utf16le')
  const charset = 'application/x-www-form-urlencoded; charset=utf-16'
  await expectHelp(await sent(utf16, { 'content-type': charset }), 415)
  const body = 'question=teller&answer=zq-typed-zq'
  await expectHelp(await sent(gzipSync(body), { 'content-encoding': 'gzip' }), 415)
  await expectHelp(await sent(`${body}%E9`, {}), 400)
})

test('a body that is too large', async () => {
  await expectHelp(await post(journey, { question: 'teller', answer: 'x'.repeat(400_000) }), 413)
})

test('a sealed way that is too large, forged, of another journey, or too old', async () => {
  await expectHelp(await post(journey, { sealed: `v1.${'A'.repeat(300_000)}` }), 413)
  const today = Math.floor(now.getTime() / 86_400_000).toString(36)
  for (const sealed of [
    'x',
    'v1.a.b.c.d',
    'zq-typed-zq',
    `v1.${today}.${'A'.repeat(16)}.${'A'.repeat(1400)}.${'A'.repeat(22)}`,
  ])
    await expectHelp(await post(journey, { sealed }), 400)
  const elsewhere = openSealing(key, 'whom-to-tell/another').seal({ chosen: {}, shown: null, pack: '' }, now)
  await expectHelp(await post(journey, { sealed: elsewhere }), 400)
  const old = sealedIn(await (await fetch(journey)).text())
  now = new Date(now.getTime() + 9 * 86_400_000)
  const refused = await post(journey, { sealed: old })
  const [, again = ''] = /href="([^"]*)">Begin again</.exec(await refused.clone().text()) ?? []
  assert.equal((await fetch(new URL(again, journey))).status, 200)
  await expectHelp(refused, 410)
})

test('sealed with our key, and yet not a way: begun again, never a failure', async () => {
  const sealing = openSealing(key, `whom-to-tell/${service.pack.partnership.id}`)
  for (const value of [
    null,
    7,
    'x',
    [],
    {},
    { chosen: 3 },
    { chosen: { teller: 'parent' } },
    { chosen: { __proto__: ['x'] } },
  ]) {
    const response = await post(journey, {
      sealed: sealing.seal(value, now),
      question: 'teller',
      answer: 'parent',
    })
    assert.ok(response.status < 500, `${JSON.stringify(value)} gave ${response.status}`)
  }
})

test('a wrong answer is told beside the question, and what was ticked is kept', async () => {
  const none = await post(journey, { question: 'teller' })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /There is a problem/)
  const unknown = await post(journey, { question: 'teller', answer: 'zq-typed-zq' })
  assert.equal(unknown.status, 422)
  assert.equal((await unknown.text()).includes('zq-typed-zq'), false)
  const two = await post(journey, { question: 'teller', answer: ['parent', 'trade'] })
  assert.equal(two.status, 422)
})

test('out of order, twice, from an old tab: it goes on where the answers lead', async () => {
  const first = await (await post(journey, { question: 'teller', answer: 'parent' })).text()
  const sealed = sealedIn(first)
  const again = await post(journey, { sealed, question: 'teller', answer: 'young-person' })
  assert.equal(again.status, 200)
  const unasked = await post(journey, { sealed, question: 'lead', answer: 'available' })
  assert.equal(unasked.status, 200)
  await expectHelp(await post(journey, { sealed, go: 'change zq-typed-zq' }), 400)
  assert.equal((await post(journey, { sealed, go: 'back' })).status, 200)
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('teller', 'parent', '__proto__', 'constructor', 'back', 'change teller'),
)

test('whatever is sent to the journey is a page with a status under 500', async () => {
  const sealed = sealedIn(await (await post(journey, { question: 'teller', answer: 'practitioner' })).text())
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.oneof(fc.constantFrom('sealed', 'question', 'answer', 'go'), text),
          fc.oneof(text, fc.constant(sealed)),
        ),
        { maxLength: 8 },
      ),
      async (fields) => {
        const body = fields
          .map((pair) => pair.map((part) => encodeURIComponent(part.toWellFormed())).join('='))
          .join('&')
        const response = await fetch(journey, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body,
        })
        const page = await response.text()
        assert.ok(
          response.status < 500 && page.includes('999'),
          `${response.status} for ${body.slice(0, 200)}`,
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever bytes are sent as a form are a page that asks, or a refusal that helps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const response = await fetch(journey, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: Uint8Array.from(bytes),
      })
      if (isUtf8(bytes) && !bytes.includes(0x25)) assert.ok([200, 422].includes(response.status))
      else await expectHelp(response, isUtf8(bytes) ? [200, 400, 422] : 400)
    }),
    { numRuns: 200 },
  )
})

test('whatever path is asked for is a page with a status under 500', async () => {
  await fc.assert(
    fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
      const response = await fetch(`${service.url}/${path.replace(/^\/+/, '')}?${query}`)
      assert.ok(response.status < 500)
    }),
    { numRuns: 200 },
  )
})

/** Sends bytes as they are, and gives what came back until the other side closed. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(service.url)
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)))
  })
