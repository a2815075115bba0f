import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import type { Instrument } from '../../src/pack/index.ts'
import { openedWave } from '../../test/answer-wave.ts'
import { readyForms, startAnswering } from '../../test/answering-process.ts'
import { startDatabase } from '../../test/database.ts'
import { packOf } from '../../test/service.ts'

// Whole submissions of 25 questions a second, each answered after its commit, with 1, 8 and 64 clients; beside them the
// plainest thing that keeps the same bytes: Fastify, one insert, one commit each. node bench/responses/run.ts [seconds]
const seconds = Number(process.argv[2] ?? 5)
const [base, pack, data] = await Promise.all([
  startDatabase(),
  packOf('durham'),
  mkdtemp(join(tmpdir(), 'early-signs-bench-')),
])
const key = randomBytes(32)

/** The parents' instrument, filled up to 25 questions with questions of its own. */
const instrument = ((): Instrument => {
  const parents = pack.instruments.get('parents') as Instrument
  const more = Array.from({ length: 25 - parents.questions.length }, (_, i) => ({
    id: `own-${i}`,
    own: 'radios' as const,
    ask: `Question ${i}?`,
    choices: [
      { id: 'yes', say: 'Yes' },
      { id: 'no', say: 'No' },
    ],
  }))
  return { ...parents, questions: [...more, ...parents.questions] }
})()

const { id, code } = await openedWave(base, pack, 'parents', { instrument })
const serving = await startAnswering({
  TEST_DATABASE: base.applicationUrl,
  TEST_KEY: key.toString('hex'),
  TEST_DATA: data,
})
const at = `${serving.url}/answer/${code}`
const [sample] = await readyForms(at, id, pack, key, 1)
const size = new URLSearchParams(sample as Record<string, string>).toString().length

const plainPool = new pg.Pool({ connectionString: base.ownerUrl, max: 10 })
await plainPool.query('create table if not exists plain_insert (id uuid primary key, body text not null)')
const plain = Fastify({ logger: false })
plain.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  (_request, body, done) => done(null, body),
)
plain.post('/', async (req) => {
  await plainPool.query('insert into plain_insert (id, body) values ($1, $2)', [randomUUID(), req.body])
  return 'kept'
})
const plainUrl = await plain.listen({ port: 0, host: '127.0.0.1' })

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly refused: number
}

/** Sends the bodies one after another from each client until time is up or they are all sent. */
const drive = async (url: string, clients: number, bodies: readonly string[]): Promise<Figures> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const took: number[] = []
  let [next, refused] = [0, 0]
  const end = performance.now() + seconds * 1000
  const one = (body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const req = request(
        url,
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          },
        },
        (res) => {
          res.resume()
          res.on('end', () => resolve(res.statusCode ?? 0))
        },
      )
      req.on('error', reject)
      req.end(body)
    })
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const body = bodies[next++]
        if (body === undefined) return
        const from = performance.now()
        if ((await one(body)) !== 200) refused++
        took.push(performance.now() - from)
      }
    }),
  )
  const whole = (performance.now() - began) / 1000
  agent.destroy()
  took.sort((a, b) => a - b)
  const quantile = (share: number): number =>
    Math.round((took[Math.floor(took.length * share)] ?? 0) * 10) / 10
  return { perSecond: Math.round(took.length / whole), p50: quantile(0.5), p99: quantile(0.99), refused }
}

const encoded = async (n: number): Promise<string[]> =>
  (await readyForms(at, id, pack, key, n)).map((form) =>
    new URLSearchParams(form as Record<string, string>).toString(),
  )

console.log(`${size} bytes a submission, ${seconds} s each`)
for (const clients of [1, 8, 64]) {
  const bodies = await encoded(Math.ceil(seconds * (clients === 1 ? 800 : 3000)))
  const ours = await drive(at, clients, bodies)
  const theirs = await drive(plainUrl, clients, bodies)
  const times = Math.round((theirs.perSecond / ours.perSecond) * 100) / 100
  console.log(JSON.stringify({ clients, ours, plain: theirs, timesTheCost: times }))
}
const [kept] = await base.owner<{ n: number }>(
  'select count(*)::int as n from survey_response where wave_id = $1',
  [id],
)
console.log(`${kept?.n} rows kept`)
serving.process.kill()
await plain.close()
await plainPool.end()
await base.stop()
await rm(data, { recursive: true, force: true })
