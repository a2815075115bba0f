import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import pino from 'pino'
import { readyBody, sendBody } from './body.ts'
import { drain } from './drain.ts'
import { createServer, type Server } from './server.ts'

const PAGE = readyBody('<p>Nobody listens to a hurried page</p>'.repeat(40))

/** A server with one page that takes forms, listening until the test ends. */
async function listening(run: (server: Server, lines: () => unknown[]) => Promise<void>): Promise<void> {
  let written = ''
  const log = pino(
    new Writable({
      write(chunk, _encoding, done) {
        written += chunk
        done()
      },
    }),
  )
  const server = await createServer({
    log,
    https: true,
    problemPage: (status) => readyBody(`<p>Refused with ${status}</p>`),
  })
  server.get('/', (request, reply) => sendBody(request, reply, PAGE))
  server.post('/', (request, reply) => reply.send(JSON.stringify(request.body)))
  server.get('/of/:name', (request, reply) => reply.send(JSON.stringify([request.params, request.query])))
  assert.equal(Reflect.get(server.server, 'connectionsCheckingInterval'), 5000)
  Reflect.set(server.server, 'connectionsCheckingInterval', 50)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const lines = () =>
    written
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter(({ status }) => status)
      .map(({ method, status }) => ({ method, status }))
  try {
    await run(server, lines)
  } finally {
    await server.close()
  }
}

/** Sends bytes as they are, and gives everything that came back once the other side has closed. */
async function raw(server: Server, bytes: string): Promise<string> {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(bytes)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  await once(socket, 'close', { signal: AbortSignal.timeout(3000) })
  return answer
}

const POST = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n'

const REFUSED: readonly (readonly [what: string, sent: string, status: number, method: string])[] = [
  [
    'an expectation that nobody can meet',
    `${POST}Expect: weird\r\nContent-Length: 3\r\n\r\na=b`,
    417,
    'POST',
  ],
  ['HTTP/1.1 without a host', 'GET / HTTP/1.1\r\n\r\n', 400, 'GET'],
  ['a request to connect elsewhere', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n', 405, 'CONNECT'],
  ['what is not HTTP', 'hello\r\n\r\n', 400, 'none'],
  ['headers that do not end', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}`, 431, 'none'],
  ['headers that stay away', 'GET / HTTP/1.1\r\nHost: x\r\n', 408, 'none'],
  ['a body that stays away', `${POST}Content-Length: 10\r\n\r\na=`, 408, 'POST'],
]

for (const [what, sent, status, method] of REFUSED)
  test(`${what}: a page with ${status}, kept nowhere, and one line in the log`, () =>
    listening(async (server, lines) => {
      server.server.requestTimeout = 100
      server.server.headersTimeout = 100
      const answer = await raw(server, sent)
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `))
      assert.match(answer, new RegExp(`<p>Refused with ${status}</p>$`))
      assert.match(answer, /^cache-control: no-store\r$/m)
      assert.match(answer, /^strict-transport-security: max-age=\d+/m)
      assert.match(answer, /^content-security-policy: default-src 'none'/m)
      assert.equal(answer.match(/^HTTP/gm)?.length, 1)
      assert.deepEqual(lines(), [{ method, status }])
    }))

test('a request has 30 seconds to arrive, and a few more at most', () =>
  listening(async (server) => {
    const { requestTimeout, headersTimeout } = server.server
    assert.deepEqual([requestTimeout, headersTimeout], [30_000, 30_000])
  }))

test('HTTP/1.0 needs no host, and 100-continue is met', () =>
  listening(async (server) => {
    assert.match(await raw(server, 'GET / HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /)
    const expecting = `${POST}Expect: 100-continue\r\nConnection: close\r\nContent-Length: 3\r\n\r\na=b`
    assert.match(await raw(server, expecting), /^HTTP\/1\.1 100 [\s\S]+HTTP\/1\.1 200 [\s\S]+\{"a":"b"\}/)
  }))

test('the encoding is one that is accepted: Brotli, then gzip, else none', () =>
  listening(async (server) => {
    for (const [accepted, given] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['br;q=0.1, gzip;q=1', 'br'],
      ['br;q=0, gzip', 'gzip'],
      ['BR ; Q=0.000 ,gzip;q=0.5', 'gzip'],
      ['gzip;q=0', undefined],
      ['identity, brotli, x-gzipped', undefined],
      ['', undefined],
    ] as const) {
      const { headers } = await server.inject({ url: '/', headers: { 'accept-encoding': accepted } })
      assert.equal(headers['content-encoding'], given, accepted)
      assert.equal(headers.vary, 'accept-encoding')
    }
  }))

test('what a browser holds already is not sent again', () =>
  listening(async (server) => {
    const etag = String((await server.inject('/')).headers.etag)
    const strong = etag.replace('W/', '')
    for (const [held, status] of [
      [etag, 304],
      [strong, 304],
      ['*', 304],
      [`"a", ${etag}`, 304],
      [`"a",W/"b" ,${strong}, "c"`, 304],
      ['"a"', 200],
      [strong.replaceAll('"', ''), 200],
      ['', 200],
    ] as const)
      assert.equal(
        (await server.inject({ url: '/', headers: { 'if-none-match': held } })).statusCode,
        status,
        held,
      )
  }))

test('a form is read as it was typed, or refused', () =>
  listening(async (server) => {
    const sent = (body: string | Buffer, headers: Record<string, string> = {}) =>
      server.inject({
        method: 'POST',
        url: '/',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: body,
      })
    const many = Array.from({ length: 3000 }, (_, i) => `f${i}=1`).join('&')
    assert.equal(Object.keys((await sent(many)).json()).length, 3000)
    const utf8 = { 'content-type': 'application/x-www-form-urlencoded; charset="UTF-8"' }
    assert.deepEqual((await sent('a=caf%C3%A9+1%2B1&a=ł&b', utf8)).json(), { a: ['café 1+1', 'ł'], b: '' })
    assert.deepEqual((await sent('a=b%00c\0d&e=%2500')).json(), { a: 'bcd', e: '%00' }, 'U+0000 is left out')
    const control = 'a=1%0d%0A2%0D3\r\n4&b=%1b%5B0m%7f%C2%85x%09%EF%BF%BD%C3%82y\u0085'
    assert.deepEqual((await sent(control)).json(), { a: '1\n2\n3\n4', b: '[0mx\t�\u00c2y' })
    const turned = 'a=%E2%80%AE07700%E2%80%ad&b=\u202E1&c=%D7%A9%D7%9C%D7%95%D7%9D%E2%80%8F'
    assert.deepEqual((await sent(turned)).json(), { a: '07700', b: '1', c: 'שלום\u200f' })
    assert.equal((await sent('a=b', { 'content-encoding': 'identity' })).statusCode, 200)
    for (const [body, headers, status] of [
      ['a=b', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-16' }, 415],
      ['a=b', { 'content-type': 'application/x-www-form-urlencoded;charset=iso-8859-1' }, 415],
      ['a=b', { 'content-encoding': 'gzip' }, 415],
      ['{}', { 'content-type': 'application/json' }, 415],
      [Buffer.from('a=caf\xe9', 'latin1'), {}, 400],
      ['a=caf%E9', {}, 400],
      ['a=%F0%9F&b=%98%80', {}, 400],
      ['a=100%', {}, 400],
    ] as const) {
      const response = await sent(body, headers)
      assert.equal(response.statusCode, status, String(body))
      assert.equal(response.body, `<p>Refused with ${status}</p>`)
    }
  }))

test('an address is read as a form is, and none of ours has a control character in it', () =>
  listening(async (server) => {
    const asked = (url: string) => server.inject({ url })
    assert.deepEqual((await asked('/of/caf%C3%A9%20%25?a=1%00%1b+%2B&a=2&b=%E9%&c')).json(), [
      { name: 'café %' },
      { a: ['1 +', '2'], b: '�%', c: '' },
    ])
    for (const path of ['/of/a%00b', '/of/%1B', '/of/a%C2%85'])
      assert.equal((await asked(path)).statusCode, 404, path)
  }))

/** A connection with a form half sent on it, which the server has begun to read. */
async function halfSent(server: Server): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  const arrived = once(server.server, 'request')
  socket.write(`${POST}Content-Length: 3\r\n\r\na`)
  await arrived
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  return { socket, answer: once(socket, 'close').then(() => answer) }
}

test('what was begun before it closes is answered, and so is who asks meanwhile', () =>
  listening(async (server) => {
    const { socket, answer } = await halfSent(server)
    const closed = server.close()
    const meanwhile = await raw(server, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    assert.match(meanwhile, /^HTTP\/1\.1 200 [\s\S]*^connection: close\r$[\s\S]*hurried page/im)
    socket.write('=b')
    assert.match(await answer, /^HTTP\/1\.1 200 [\s\S]*\{"a":"b"\}/)
    await closed
  }))

test('an answer that does not come is waited for, and not for ever', () =>
  listening(async (server) => {
    const draining = drain()
    server.server.once('request', (_request, response) => draining.begun(response))
    const { socket, answer } = await halfSent(server)
    const begun = performance.now()
    await draining.ended(80)
    assert.ok(performance.now() - begun >= 79)
    socket.destroy()
    await answer
    await draining.ended(60_000)
  }))
