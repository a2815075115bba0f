import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { makeOwnPostgres, type OwnPostgres } from './own-postgres.ts'
import { type Env, health, run, type Service, temporaryFolder, until } from './service.ts'

const { folder, remove } = temporaryFolder()
let own: OwnPostgres
before(async () => {
  own = await makeOwnPostgres(folder)
})
after(async () => {
  await own?.stop()
  await remove()
})

const data = path.join(folder, 'data')
const env = (roles: { application?: string; owner?: string } = {}): Env => ({
  EARLY_SIGNS_DATA: data,
  DATABASE_URL: own.address(roles.application ?? 'early_signs'),
  ...(roles.owner ? { DATABASE_OWNER_URL: own.address(roles.owner) } : {}),
})
const production = {
  NODE_ENV: 'production',
  EARLY_SIGNS_URL: 'https://signs.example',
  EARLY_SIGNS_KEY: Buffer.alloc(32, 1).toString('base64'),
}

async function refused(given: Env): Promise<string> {
  const service = run(['serve'], given)
  assert.equal(await service.ended, 1, service.errors())
  return service.errors()
}
async function stop(service: Service): Promise<void> {
  service.process.kill('SIGTERM')
  assert.equal(await service.ended, 0, service.errors())
}

test('without the owner it does not migrate, and says who can', async () => {
  assert.match(await refused(env()), /The database is not up to date\. Run: npx early-signs migrate/)
  const migrate = run(['migrate'], env())
  assert.equal(await migrate.ended, 2)
  assert.match(migrate.errors(), /DATABASE_OWNER_URL: It is not set/)
})

test('migrate runs what is missing, once, also when two do it together', async () => {
  const both = [1, 2].map(() => run(['migrate', '--json'], env({ owner: 'early_signs_owner' })))
  for (const one of both) assert.equal(await one.ended, 0, one.errors())
  const ran = both.flatMap((one) => JSON.parse(one.out()).migrated)
  assert.equal(ran.filter((name) => name === '0001_partnership').length, 1)
  const again = run(['migrate'], env({ owner: 'early_signs_owner' }))
  assert.equal(await again.ended, 0)
  assert.match(again.errors(), /up to date/)
})

test('it serves from it, as the application, and keeps no database of its own', async () => {
  // As a real service: a trial run would leave its made-up people, and no real one takes the database after that.
  const service = run(['serve'], { ...env(), ...production })
  assert.deepEqual(await health(await service.ready), { status: 200, body: { ready: true } })
  await stop(service)
  assert.equal(existsSync(path.join(data, 'postgres')), false)
})

test('a superuser and the owner of the tables are refused', async () => {
  assert.match(await refused(env({ application: 'postgres' })), /superuser/)
  assert.match(await refused(env({ application: 'early_signs_owner' })), /owns the tables/)
})

test('while it is away: outside production a sentence; in production the rest is served, until it is back', async () => {
  await own.stop()
  assert.match(await refused(env()), /DATABASE_URL: The database cannot be reached \(ECONNREFUSED\)/)

  const service = run(['serve'], { ...env(), ...production })
  const port = await service.ready
  assert.deepEqual(await health(port), { status: 503, body: { ready: false, why: 'unreachable' } })
  assert.equal((await fetch(`http://localhost:${port}/health/live`)).status, 200)
  for (const line of service.errors().trim().split('\n')) assert.equal(typeof JSON.parse(line).msg, 'string')
  await own.start()
  await until(async () => (await health(port)).status === 200)
  await own.stop()
  await until(async () => (await health(port)).status === 503)
  await own.start()
  await until(async () => (await health(port)).status === 200)
  await stop(service)
})
