import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { after, test } from 'node:test'
import { health, kill, processesIn, run, type Service, temporaryFolder, until, watch } from './service.ts'

const { folder, remove } = temporaryFolder()
after(remove)
const env = { EARLY_SIGNS_DATA: folder }
const serve = () => run(['serve'], env)
const postmaster = () =>
  Number(readFileSync(path.join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])

async function stopped(service: Service): Promise<void> {
  assert.equal(await service.ended, 0, service.errors())
  assert.deepEqual(processesIn(folder), [])
}

test('it starts in an empty folder, says so in its last line, and SIGTERM leaves nothing behind', async () => {
  const service = run(['serve'], { ...env, EARLY_SIGNS_PACK: '' })
  const port = await service.ready
  assert.deepEqual(await health(port), { status: 200, body: { ready: true } })
  assert.match(service.errors(), /Starting PostgreSQL/)
  service.process.kill('SIGTERM')
  await stopped(service)
  assert.match(service.out(), /^Early Signs is ready at http:\/\/localhost:\d+\n$/)
})

test('Ctrl-C arrives twice, and stops it once', async () => {
  const service = serve()
  await service.ready
  service.process.kill('SIGINT')
  service.process.kill('SIGINT')
  await stopped(service)
})

test('asked to stop while it starts, it stops', async () => {
  const service = serve()
  await until(() => service.errors().includes('Starting PostgreSQL'))
  service.process.kill('SIGTERM')
  await stopped(service)
  assert.equal(service.out(), '')
})

test('PostgreSQL gets none of our settings, and listens to a socket only', async () => {
  const service = run(['serve'], {
    ...env,
    EARLY_SIGNS_KEY: readFileSync(path.join(folder, 'trial-key'), 'utf8'),
  })
  await service.ready
  const pid = postmaster()
  const names = readFileSync(`/proc/${pid}/environ`, 'latin1')
    .split('\0')
    .filter(Boolean)
    .map((pair) => pair.split('=')[0])
  assert.deepEqual(
    names.filter((name) => !['PATH', 'LC_ALL', 'TZ'].includes(name as string)),
    [],
  )
  assert.match(readFileSync(`/proc/${pid}/cmdline`, 'latin1'), /listen_addresses=\0/)
  service.process.kill('SIGTERM')
  await stopped(service)
})

test('a second start in the same folder says so, and does the first no harm', async () => {
  const first = serve()
  const port = await first.ready
  const second = serve()
  assert.equal(await second.ended, 1)
  assert.match(second.errors(), /already running in this data folder \(process \d+\)/)
  assert.equal((await health(port)).status, 200)
  first.process.kill('SIGTERM')
  await stopped(first)
})

test('after a kill it starts again: of the server, then of its database too, twice', async () => {
  let service = serve()
  await service.ready
  service.process.kill('SIGKILL')
  await service.ended
  assert.notDeepEqual(
    processesIn(folder),
    [],
    'PostgreSQL outlives its server: that is what must be coped with',
  )
  for (let time = 0; time < 2; time++) {
    service = serve()
    assert.equal((await health(await service.ready)).status, 200)
    const pid = postmaster()
    service.process.kill('SIGKILL')
    kill(pid, 'SIGKILL')
    await service.ended
  }
  service = serve()
  assert.equal((await health(await service.ready)).status, 200)
  service.process.kill('SIGTERM')
  await stopped(service)
})

test('PostgreSQL killed while it serves: public pages go on, and it is back on its own, twice', async () => {
  const service = serve()
  const port = await service.ready
  const said = (what: RegExp) => service.errors().match(what)?.length ?? 0
  for (let time = 1; time <= 2; time++) {
    const pid = postmaster()
    kill(pid, 'SIGKILL')
    await until(() => said(/PostgreSQL has ended/g) === time)
    assert.equal((await fetch(`http://localhost:${port}/whom-to-tell`)).status, 200)
    await until(() => said(/PostgreSQL is back/g) === time)
    assert.notEqual(postmaster(), pid)
    await until(async () => (await health(port)).status === 200)
  }
  service.process.kill('SIGTERM')
  await stopped(service)
})

test('asked to stop while PostgreSQL is being started again, it stops', async () => {
  const service = serve()
  await service.ready
  kill(postmaster(), 'SIGKILL')
  await until(() => service.errors().includes('PostgreSQL has ended'))
  service.process.kill('SIGTERM')
  await stopped(service)
})

test('a port in use is told with what to do, and PostgreSQL is stopped again', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await until(() => other.listening)
  const { port } = other.address() as { port: number }
  const service = run(['serve'], { ...env, PORT: String(port) })
  assert.equal(await service.ended, 1)
  assert.match(
    service.errors(),
    new RegExp(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`),
  )
  assert.equal(service.out(), '')
  assert.deepEqual(processesIn(folder), [])
  other.close()
})

test('npm start takes SIGTERM on to everything it has started', async () => {
  const service = watch('npm', ['start'], env)
  await until(() => service.out().includes('Early Signs is ready'))
  service.process.kill('SIGTERM')
  await service.ended
  await until(() => processesIn(folder).length === 0)
})
