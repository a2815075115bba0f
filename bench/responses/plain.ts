import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

// The plainest thing that keeps the same bytes, in a process of its own as ours is: Fastify, one insert, one commit each.
// Its port is its first line.
const pool = new pg.Pool({ connectionString: process.env.PLAIN_DATABASE, max: 10 })
await pool.query('create table if not exists plain_insert (id uuid primary key, body text not null)')
const plain = Fastify({ logger: false })
plain.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  (_request, body, done) => done(null, body),
)
plain.post('/', async (request) => {
  await pool.query('insert into plain_insert (id, body) values ($1, $2)', [randomUUID(), request.body])
  return 'kept'
})
const address = await plain.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`${new URL(address).port}\n`)
