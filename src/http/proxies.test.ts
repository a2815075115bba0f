import assert from 'node:assert/strict'
import { test } from 'node:test'
import pino from 'pino'
import { readyBody } from './body.ts'
import { createServer } from './server.ts'

const from = async (proxies: readonly string[], said: string): Promise<string> => {
  const log = pino({ level: 'silent' })
  const server = await createServer({ log, https: false, proxies, problemPage: () => readyBody('refused') })
  server.get('/from', (request, reply) => reply.send({ ip: request.ip }))
  const answer = await server.inject({ url: '/from', headers: { 'x-forwarded-for': said } })
  await server.close()
  return answer.json().ip
}

test('only a proxy that is named may say from where somebody comes', async () => {
  assert.equal(await from([], '203.0.113.7'), '127.0.0.1')
  assert.equal(await from(['10.0.0.0/8'], '203.0.113.7'), '127.0.0.1')
  assert.equal(await from(['127.0.0.1'], '203.0.113.7'), '203.0.113.7')
  // What a visitor claims stands before what the proxy adds, and is not believed.
  assert.equal(await from(['127.0.0.1'], '198.51.100.9, 203.0.113.7'), '203.0.113.7')
})
