import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PATHS } from '../../src/guide/urls.ts'
import { packOf, post, type Service, sealedIn, startService } from '../scaffold/service.ts'

let service: Service
before(async () => {
  const pack = await packOf('durham')
  const partnership = { ...pack.partnership, security_contact: 'mailto:safe@durham.example' }
  service = await startService({ pack: { ...pack, partnership } })
})
after(() => service?.stop())

test('no page sets a cookie, loads anything from elsewhere or lets a browser send an address on', async () => {
  for (const path of [...Object.values(PATHS), '/nowhere']) {
    const response = await fetch(service.url + path)
    const page = await response.text()
    assert.equal(response.headers.get('set-cookie'), null, path)
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer')
    const policy = response.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe-|\*|https?:/)
    for (const [, loaded] of page.matchAll(/<(?:script|link|img|iframe|source)[^>]+(?:src|href)="([^"]+)"/g))
      assert.match(loaded ?? '', /^\/(?!\/)/, `${path} loads ${loaded}`)
    assert.doesNotMatch(page, /\sstyle="|<style|\son[a-z]+="/, path)
  }
})

test('the log holds the route, the status and the time, and nothing of the person', async () => {
  const journey = service.url + PATHS.whomToTell
  const start = service.log().length
  const first = await post(`${journey}?secret-query`, { question: 'teller', answer: 'parent' })
  const sealed = sealedIn(await first.text())
  await fetch(journey, {
    method: 'POST',
    headers: {
      'user-agent': 'Secret Agent',
      'x-forwarded-for': '203.0.113.7',
      referer: 'https://secret.example/',
    },
    body: new URLSearchParams({ sealed, question: 'now', answer: 'secret-answer' }),
  })
  await fetch(`${service.url}/secret-path`)
  const log = service.log().slice(start)
  assert.match(log, /"route":"\/whom-to-tell"/)
  for (const word of [
    'secret',
    'Secret',
    'parent',
    '127.0.0.1',
    '203.0.113.7',
    sealed,
    'remoteAddress',
    'hostname":"127',
  ])
    assert.equal(log.includes(word), false, `the log holds ${word.slice(0, 40)}`)
})

test('every question has the same address and title', async () => {
  const journey = service.url + PATHS.whomToTell
  const titles = new Set<string>()
  let page = await (await fetch(journey)).text()
  for (const [question, answer] of [
    ['teller', 'parent'],
    ['now', 'neither'],
  ]) {
    titles.add(/<title>(.*?)<\/title>/.exec(page)?.[1] ?? '')
    page = await (
      await post(journey, { sealed: sealedIn(page), question: question ?? '', answer: answer ?? '' })
    ).text()
  }
  titles.add(/<title>(.*?)<\/title>/.exec(page)?.[1] ?? '')
  assert.equal(titles.size, 1)
})

test('with the database stopped the public pages work, and readiness says so', async () => {
  for (const path of Object.values(PATHS)) assert.equal((await fetch(service.url + path)).status, 200)
  const ready = await fetch(`${service.url}/health/ready`)
  assert.equal(ready.status, 503)
  assert.deepEqual(await ready.json(), { ready: false, why: 'unreachable' })
  assert.equal((await fetch(`${service.url}/health/live`)).status, 200)
})

test('whoever finds a weakness is told where to report it, for less than a year', async () => {
  const answer = await fetch(`${service.url}/.well-known/security.txt`)
  const text = await answer.text()
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/)
  assert.match(text, /^Contact: mailto:safe@durham\.example\nExpires: /)
  const expires = new Date(/Expires: (\S+)/.exec(text)?.[1] ?? '').getTime() - Date.now()
  assert.ok(expires > 30 * 86_400_000 && expires < 365 * 86_400_000)
})
