import assert from 'node:assert/strict'
import type { lookup } from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { isPublicAddress } from './public-address.ts'
import { mayBeAsked, publicFetch } from './public-fetch.ts'

test('only addresses of the public internet are public', () => {
  for (const address of [
    ['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ['192.168.1.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1'],
    ['fc00::1', 'fd12::1', 'ff02::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::'],
    ['2001:db8::1', '2001::1'],
  ].flat())
    assert.equal(isPublicAddress(address), false, address)
  for (const address of ['8.8.8.8', '172.32.0.1', '20.190.128.1', '2606:4700::1111', '2a01:111::1'])
    assert.equal(isPublicAddress(address), true, address)
})

test('an address is asked by https at a public name; on a trial run at this machine too', () => {
  const may = (url: string, loopback: boolean) => mayBeAsked(new URL(url), { loopback })
  for (const url of [
    'http://login.example.org',
    'https://localhost',
    'https://127.0.0.1',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://intranet/',
    'https://internal./',
    'https://a:b@login.example.org/',
    'ftp://login.example.org/',
  ])
    assert.equal(may(url, false), false, url)
  assert.equal(may('https://login.example.org/tenant', false), true)
  assert.equal(may('http://127.0.0.1:4000', true), true)
  assert.equal(may('http://localhost:4000', true), true)
  assert.equal(may('http://10.0.0.1', true), false)
  assert.equal(may('http://login.example.org', true), false)
})

/** A name that leads where we say. */
const leadingTo = (...addresses: string[]): typeof lookup =>
  ((
    _host: string,
    _options: object,
    done: (fault: null, found: { address: string; family: number }[]) => void,
  ) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as unknown as typeof lookup

const asked = { method: 'GET', headers: {}, body: null, redirect: 'manual' } as const

test('a public name that leads to an address of our own network is not connected to, also when only one of its does', async () => {
  let reached = 0
  const server = createServer((_request, response) => {
    reached++
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['10.0.0.1'], ['::1'], []])
    await assert.rejects(
      publicFetch({ loopback: false }, leadingTo(...addresses))(`https://login.example.org:${port}/`, asked),
      { name: 'NotPublic' },
    )
  assert.equal(reached, 0)
  server.close()
})

test('redirections are not followed, and an answer that is too long is not read', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: '/long' }).end()
    else response.end('x'.repeat(2 ** 20 + 1))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const fetch = publicFetch({ loopback: true })
  assert.equal((await fetch(`http://127.0.0.1:${port}/away`, asked)).status, 302)
  await assert.rejects(fetch(`http://127.0.0.1:${port}/long`, asked), /too long/)
  server.closeAllConnections()
  server.close()
})
