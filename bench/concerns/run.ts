import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addTeams } from '../../src/concern/samples.fixture.ts'
import { readyWorries, startTelling } from '../../test/ground/telling-process.ts'
import { startDatabase } from '../../test/scaffold/database.ts'
import { packOf } from '../../test/scaffold/service.ts'
import { drive, figures, nothingSeen } from '../responses/drive.ts'

// Worries a second, each acknowledged after its commit, with 1, 8 and 64 clients; in turns with the plainest thing that
// keeps the same bytes, so that whatever else the machine does weighs on both alike. What follows from each (the letters
// of its notices) is done meanwhile by the same process.
// node bench/concerns/run.ts [seconds each]
const seconds = Number(process.argv[2] ?? 5)
const TURNS = 10
const [base, pack, data] = await Promise.all([
  startDatabase(),
  packOf('durham'),
  mkdtemp(join(tmpdir(), 'early-signs-bench-')),
])
await addTeams(base, pack)
const key = randomBytes(32)
const env = { TEST_DATABASE: base.applicationUrl, TEST_KEY: key.toString('hex'), TEST_DATA: data }
const telling = await startTelling(env, pack)
const plain = spawn(process.execPath, [fileURLToPath(new URL('../responses/plain.ts', import.meta.url))], {
  env: { ...process.env, PLAIN_DATABASE: base.ownerUrl },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [port] = (await once(plain.stdout, 'data')) as [Buffer]
const plainUrl = `http://127.0.0.1:${port.toString().trim()}/`

const encoded = async (n: number): Promise<string[]> =>
  (await readyWorries(telling.at, pack, key, n)).map((form) =>
    new URLSearchParams(form as Record<string, string>).toString(),
  )

const agents = [0, 1].map(() => new Agent({ keepAlive: true })) as [Agent, Agent]
for (const [i, clients] of [1, 1, 8, 64].entries()) {
  // The first time is for both to become warm.
  const warming = i === 0
  const bodies = await encoded(Math.ceil(seconds * (clients === 1 ? 800 : 2000)))
  if (warming) console.log(`${bodies[0]?.length} bytes a submission, ${seconds} s each, in ${TURNS} turns`)
  const [ours, theirs] = [nothingSeen(), nothingSeen()]
  let next = 0
  for (let turn = 0; turn < TURNS; turn++) {
    const ms = (seconds * 1000) / TURNS
    await drive(telling.at, agents[0], clients, ms, () => bodies[next++], ours)
    await drive(plainUrl, agents[1], clients, ms, () => bodies[0], theirs)
  }
  if (warming) continue
  const [us, them] = [figures(ours), figures(theirs)]
  const timesTheCost = Math.round((them.perSecond / us.perSecond) * 100) / 100
  console.log(JSON.stringify({ clients, ours: us, plain: them, timesTheCost }))
}
const [kept] = await base.owner<{ n: number }>('select count(*)::int as n from concern')
console.log(`${kept?.n} concerns kept`)
for (const agent of agents) agent.destroy()
for (const child of [telling.process, plain]) {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
await base.stop()
await rm(data, { recursive: true, force: true })
