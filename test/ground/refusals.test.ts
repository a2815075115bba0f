import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { type Env, MAIN, processesIn, ROOT, run, temporaryFolder } from './service.ts'

const NOBODY = { uid: 65534, gid: 65534 }
const isRoot = process.getuid?.() === 0
const { folder, remove } = temporaryFolder()
chmodSync(folder, 0o755) // Some of the services in it are another user's.
const small = path.join(folder, 'small')
after(async () => {
  if (isRoot) spawnSync('umount', [small], { stdio: 'ignore' })
  await remove()
})

/** Starts in a folder of its own name under the tests' folder, and gives what it said when it ended. */
async function refused(env: Env, options = {}): Promise<{ code: number | string; errors: string }> {
  const service = run(['serve'], { EARLY_SIGNS_DATA: path.join(folder, 'data'), ...env }, options)
  const code = await service.ended
  assert.equal(service.out(), '')
  return { code, errors: service.errors() }
}

test('every wrong setting is told at once, without its value', async () => {
  const { code, errors } = await refused({
    PORT: 'x',
    EARLY_SIGNS_PACK: '/nowhere',
    EARLY_SIGNS_URL: 'x',
    DATABASE_URL: 'postgresql://role:secret@h:port/d',
    EARLY_SIGNS_KEY: 'secret',
  })
  assert.equal(code, 2)
  const names = errors
    .trim()
    .split('\n')
    .map((line) => line.split(':')[0])
  assert.deepEqual(names, ['PORT', 'EARLY_SIGNS_PACK', 'EARLY_SIGNS_URL', 'DATABASE_URL', 'EARLY_SIGNS_KEY'])
  assert.equal(errors.includes('secret'), false)
})

test('production refuses a missing and a trial key, and an address without https', async () => {
  const none = await refused({ NODE_ENV: 'production' })
  assert.equal(none.code, 2)
  assert.match(
    none.errors,
    /EARLY_SIGNS_URL: .*https[\s\S]*EARLY_SIGNS_KEY: Production needs a key of its own/,
  )
  const trial = `trial-${Buffer.alloc(32, 1).toString('base64')}`
  const url = 'https://signs.example'
  const given = await refused({ NODE_ENV: 'production', EARLY_SIGNS_URL: url, EARLY_SIGNS_KEY: trial })
  assert.equal(given.code, 2)
  assert.match(given.errors, /EARLY_SIGNS_KEY: It is a trial key/)
  assert.equal(given.errors.includes(trial), false)
})

test('a folder that cannot be written to', async () => {
  const closed = path.join(folder, 'closed')
  mkdirSync(closed, { mode: 0o500 })
  const { code, errors } = await refused(
    { EARLY_SIGNS_DATA: path.join(closed, 'data') },
    isRoot ? NOBODY : {},
  )
  assert.equal(code, 1)
  assert.match(errors, /EARLY_SIGNS_DATA: The data folder cannot be written to\. Give /)
})

test('data of another major version, and a folder that is not whole', async () => {
  const data = path.join(folder, 'older')
  mkdirSync(path.join(data, 'postgres', 'cluster'), { recursive: true })
  const bare = await refused({ EARLY_SIGNS_DATA: data })
  assert.equal(bare.code, 1)
  assert.match(bare.errors, /not whole\. Put it back from a backup/)
  writeFileSync(path.join(data, 'postgres', 'cluster', 'PG_VERSION'), '15\n')
  const older = await refused({ EARLY_SIGNS_DATA: data })
  assert.equal(older.code, 1)
  assert.match(older.errors, /made by PostgreSQL 15, and Early Signs now brings PostgreSQL 18/)
})

const mounted = () => {
  mkdirSync(small)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', small]).status === 0
}
test('a full disk', { skip: isRoot && mounted() ? false : 'only root may make a small disk' }, async () => {
  const { code, errors } = await refused({ EARLY_SIGNS_DATA: small })
  const left = readdirSync(small)
  assert.equal(code, 1)
  assert.match(errors, /The disk that holds the data folder is full\. Free some space/)
  assert.deepEqual(left, ['trial-key'], 'nothing half made is left to be in the way')
})

test('a path too long for a socket', async () => {
  const service = run(['serve'], { EARLY_SIGNS_DATA: path.join(folder, 'a'.repeat(80), 'data') })
  await service.ready
  service.process.kill('SIGTERM')
  assert.equal(await service.ended, 0)
})

const ownerOf = (pid: number | undefined) =>
  spawnSync('stat', ['-c', '%u', `/proc/${pid}`], { encoding: 'utf8' }).stdout.trim()
const nobodyCanRead =
  isRoot && spawnSync(process.execPath, ['--check', MAIN], { ...NOBODY, cwd: ROOT }).status === 0

test('an ordinary user', {
  skip: nobodyCanRead ? false : 'needs root, and code that others may read',
}, async () => {
  const data = path.join(folder, 'ordinary')
  mkdirSync(data)
  chownSync(data, NOBODY.uid, NOBODY.gid)
  const service = run(['serve'], { EARLY_SIGNS_DATA: data }, NOBODY)
  await service.ready
  service.process.kill('SIGTERM')
  assert.equal(await service.ended, 0)
})

test('root where there are no user namespaces', {
  skip: nobodyCanRead ? false : 'needs root, and code that others may read',
}, async () => {
  // A path with node on it, and nothing else: no unshare.
  const bin = path.join(folder, 'bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, path.join(bin, 'node'))
  const data = path.join(folder, 'root')
  const start = async (env: Env) => {
    const service = run(['serve'], { EARLY_SIGNS_DATA: data, ...env })
    await service.ready
    const postmaster = processesIn(data).find((pid) => pid !== service.process.pid)
    const owner = ownerOf(postmaster)
    service.process.kill('SIGTERM')
    assert.equal(await service.ended, 0)
    return owner
  }
  assert.equal(await start({}), '0', 'in a namespace it is root outside')
  assert.equal(await start({ PATH: bin }), '65534', 'the same folder, now as nobody')
  assert.equal(await start({}), '0', 'and back')
})
