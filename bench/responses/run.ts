import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instrument } from '../../src/pack/index.ts'
import { readyForms, startAnswering } from '../../test/ground/answering-process.ts'
import { openedWave } from '../../test/scaffold/answer-wave.ts'
import { startDatabase } from '../../test/scaffold/database.ts'
import { packOf } from '../../test/scaffold/service.ts'
import { drive, figures, nothingSeen } from './drive.ts'

// Whole submissions of 25 questions a second, each answered after its commit, with 1, 8 and 64 clients; in turns with the
// plainest thing that keeps the same bytes, so that whatever else the machine does weighs on both alike.
// node bench/responses/run.ts [seconds each]
const seconds = Number(process.argv[2] ?? 5)
const TURNS = 10
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
const serving = await startAnswering(
  { TEST_DATABASE: base.applicationUrl, TEST_KEY: key.toString('hex'), TEST_DATA: data },
  pack,
)
const at = `${serving.url}/answer/${code}`
const plain = spawn(process.execPath, [fileURLToPath(new URL('plain.ts', import.meta.url))], {
  env: { ...process.env, PLAIN_DATABASE: base.ownerUrl },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [port] = (await once(plain.stdout, 'data')) as [Buffer]
const plainUrl = `http://127.0.0.1:${port.toString().trim()}/`

const encoded = async (n: number): Promise<string[]> =>
  (await readyForms(at, id, pack, key, n)).map((form) =>
    new URLSearchParams(form as Record<string, string>).toString(),
  )

const agents = [0, 1].map(() => new Agent({ keepAlive: true })) as [Agent, Agent]
for (const [i, clients] of [1, 1, 8, 64].entries()) {
  // The first time is for both to become warm.
  const warming = i === 0
  const bodies = await encoded(Math.ceil(seconds * (clients === 1 ? 2000 : 6000)))
  if (warming) console.log(`${bodies[0]?.length} bytes a submission, ${seconds} s each, in ${TURNS} turns`)
  const [ours, theirs] = [nothingSeen(), nothingSeen()]
  let next = 0
  for (let turn = 0; turn < TURNS; turn++) {
    const ms = (seconds * 1000) / TURNS
    await drive(at, agents[0], clients, ms, () => bodies[next++], ours)
    await drive(plainUrl, agents[1], clients, ms, () => bodies[0], theirs)
  }
  if (warming) continue
  const [us, them] = [figures(ours), figures(theirs)]
  const timesTheCost = Math.round((them.perSecond / us.perSecond) * 100) / 100
  console.log(JSON.stringify({ clients, ours: us, plain: them, timesTheCost }))
}
const [kept] = await base.owner<{ n: number }>(
  'select count(*)::int as n from survey_response where wave_id = $1',
  [id],
)
console.log(`${kept?.n} rows kept`)
for (const agent of agents) agent.destroy()
for (const child of [serving.process, plain]) {
  const ended = once(child, 'exit')
  child.kill()
  await ended
}
await base.stop()
await rm(data, { recursive: true, force: true })
