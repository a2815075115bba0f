import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { type Fields, hidden } from '../scaffold/answer-wave.ts'
import { type DeskService, MONDAY, startDesk } from '../scaffold/desk.ts'
import { post, type Service, startService } from '../scaffold/service.ts'

let desk: DeskService
/** The same service in another process, whose database is away. */
let away: Service
before(async () => {
  desk = await startDesk()
  away = await startService({ pack: desk.pack, key: desk.key, clock: () => MONDAY })
})
after(async () => {
  await away?.stop()
  await desk?.stop()
})

const WORRY: Fields = {
  who: 'community',
  about: 'child',
  happening: ['not-sure'],
  'child-name': 'Kit',
  named: 'no',
  narrative: 'A man waits for Kit each Friday. 🚗',
}
const AT = '/tell/worry'

const send = async (fields: Fields, to: { url: string } = desk) => {
  const response = await post(to.url + AT, fields)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** A worry, answered up to the page that is called so; “#check” is the last. */
async function upTo(at: string): Promise<string> {
  let page = (await send({ start: 'yes' })).text
  for (let i = 0; i < 12 && hidden(page)._at !== at; i++)
    page = (await send({ ...hidden(page), ...WORRY })).text
  assert.equal(hidden(page)._at, at)
  return page
}

const count = async (): Promise<number> =>
  (await desk.owner<{ n: number }>('select count(*)::int as n from concern'))[0]?.n ?? 0

test('a page that is not filled in, too long or of no choice at all is shown again, and keeps what was typed', async () => {
  const page = await upTo('words')
  for (const [fields, says] of [
    [{ when: 'x'.repeat(151), narrative: 'Kept <b>as it is</b>' }, /150/],
    [{ narrative: `Kept ${'é'.repeat(6000)}` }, /5,?000/],
    [{ known: ['saw', 'nonsense'], narrative: 'Kept' }, /./],
  ] as const) {
    const { status, text } = await send({ ...hidden(page), ...fields, _go: 'next' })
    assert.equal(status, 422, JSON.stringify(fields).slice(0, 60))
    assert.match(text, says)
    assert.match(text, /Kept/)
    assert.ok(!text.includes('<b>as it is'))
  }
})

test('control characters are left out, emoji and other scripts are kept, and all of it is text', async () => {
  const page = await upTo('words')
  const narrative = 'one\u0000\u0007\u001b[31m two 👩‍👧 نص <script>x</script>\r\nthree'
  const { text, status } = await send({ ...hidden(page), narrative, _go: 'next' })
  assert.equal(status, 200)
  assert.ok(text.includes('👩‍👧 نص &lt;script&gt;') && !text.includes('\u0007') && !text.includes('\u001b'))
  assert.equal((await send({ ...hidden(text), _go: 'send' })).status, 200)
})

test('300 kB are too long and stay; megabytes, another encoding and another type are refused with a page; nothing is sent', async () => {
  const before = await count()
  const page = await upTo('words')
  const long = await send({ ...hidden(page), narrative: 'x'.repeat(300_000), _go: 'next' })
  assert.equal(long.status, 422)
  assert.match(long.text, /5,?000/)
  assert.ok(long.text.includes('x'.repeat(300_000)), 'what was typed is still there')
  const big = await send({ ...hidden(page), narrative: 'x'.repeat(3_000_000), _go: 'next' })
  assert.equal(big.status, 413)
  assert.match(big.text, /999/)
  const raw = (body: BodyInit, type: string) =>
    fetch(desk.url + AT, { method: 'POST', body, headers: { 'content-type': type } })
  const form = 'application/x-www-form-urlencoded'
  const latin = await raw(`_sealed=${hidden(page)._sealed}&_at=words&narrative=caf%E9`, form)
  assert.ok([400, 200, 422].includes(latin.status), `${latin.status}`)
  assert.ok(!(await latin.text()).includes('\ufffd'), 'nothing is made of what cannot be read')
  assert.equal((await raw('{"_go":"send"}', 'application/json')).status, 415)
  assert.equal(await count(), before)
})

test('out of order, from an old tab, twice: one concern; a page of another day is still good, of last week is not', async () => {
  const before = await count()
  const early = await upTo('what')
  const check = await upTo('#check')
  const last = { ...hidden(check), _go: 'send' }
  // A page that comes later, sent with what an early page has sealed: it goes on where the answers lead.
  const jumped = await send({ ...hidden(early), _at: 'words', narrative: 'x', _go: 'next' })
  assert.ok(jumped.status === 422 || hidden(jumped.text)._at !== '#check')
  assert.equal((await send({ ...hidden(early), _go: 'send' })).text.includes('six-words'), false)
  desk.at(new Date(MONDAY.getTime() + 6 * 86_400_000))
  const [one, two] = await Promise.all([send(last), send(last)])
  assert.deepEqual([one.status, two.status], [200, 200])
  assert.equal(await count(), before + 1)
  desk.at(new Date(MONDAY.getTime() + 9 * 86_400_000))
  assert.equal((await send(last)).status, 410)
  desk.at(MONDAY)
  assert.equal(await count(), before + 1)
})

test('the connection is cut while it is sent: sent again it is one concern, with the same words', async () => {
  const before = await count()
  const last = { ...hidden(await upTo('#check')), _go: 'send' }
  const body = new URLSearchParams(last as Record<string, string>).toString()
  await new Promise<void>((done) => {
    const asked = request(desk.url + AT, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
    })
    asked.on('error', () => done())
    asked.on('close', () => done())
    asked.write(body, () => setTimeout(() => asked.destroy(), 5))
  })
  const one = await send(last)
  const two = await send(last)
  assert.equal(one.status, 200)
  const words = (text: string) => /class="es-six-words">([^<]+)/.exec(text)?.[1]
  assert.ok(words(one.text) && words(one.text) === words(two.text))
  assert.equal(await count(), before + 1)
})

test('the database is away during “Send”: not sent, whom to call, all that was written kept, and then sent once', async () => {
  const before = await count()
  const check = await upTo('#check')
  const failed = await send({ ...hidden(check), _go: 'send' }, away)
  assert.equal(failed.status, 503)
  assert.equal(failed.headers.get('cache-control'), 'no-store')
  for (const said of ['It was not sent', '03000 267 979', 'A man waits for Kit each Friday. 🚗'])
    assert.ok(failed.text.includes(said), said)
  assert.ok(!failed.text.includes('es-six-words'))
  assert.equal(await count(), before)
  const again = await send({ ...hidden(failed.text), _go: 'send' })
  assert.equal(again.status, 200)
  await send({ ...hidden(failed.text), _go: 'send' })
  assert.equal(await count(), before + 1)
  assert.ok(!away.log().includes('waits for Kit'))
})

test('a school behind one address is never refused: what comes after many is flagged, and everything is kept', async () => {
  const before = await count()
  for (let i = 0; i < 32; i++) {
    const { status } = await send({ ...hidden(await upTo('#check')), _go: 'send' })
    assert.equal(status, 200)
  }
  assert.equal(await count(), before + 32)
  const [flagged] = await desk.owner<{ n: number }>('select count(*)::int as n from concern where flooding')
  assert.ok((flagged?.n ?? 0) >= 2)
  // The one line with an address is where the service itself listens.
  const others = desk
    .log()
    .split('\n')
    .filter((line) => !line.includes('Server listening'))
  assert.deepEqual(
    others.filter((line) => line.includes('127.0.0.1')),
    [],
  )
})

test('who works with children names themselves in the worry too', async () => {
  let page = (await send({ start: 'yes' })).text
  const worker: Fields = { ...WORRY, who: 'practitioner' }
  for (let i = 0; i < 12 && hidden(page)._at !== 'safe'; i++)
    page = (await send({ ...hidden(page), ...worker, _go: 'next' })).text
  const without = await send({ ...hidden(page), ...worker, _go: 'next' })
  assert.equal(without.status, 422)
  assert.match(without.text, /Write your name/)
  assert.ok(!without.text.includes('Do you want to give your name?'))
  page = (await send({ ...hidden(page), ...worker, 'worker-name': 'Tess, Oakfield', _go: 'next' })).text
  page = (await send({ ...hidden(page), ...worker, _go: 'next' })).text
  assert.equal((await send({ ...hidden(page), _go: 'send' })).status, 200)
  const [last] = await desk.owner<{ anonymous: boolean }>(
    `select anonymous from concern where teller_kind = 'practitioner'`,
  )
  assert.equal(last?.anonymous, false)
})
