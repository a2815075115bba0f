import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type GivenSettings, readSettings, withTrialKey } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'settings-'))
after(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'partnership.yaml'), '')

const key = Buffer.alloc(32, 7).toString('base64')
const base = { EARLY_SIGNS_PACK: folder, EARLY_SIGNS_DATA: join(folder, 'data') }
const production = {
  ...base,
  NODE_ENV: 'production',
  EARLY_SIGNS_URL: 'https://signs.example',
  EARLY_SIGNS_KEY: key,
}

const read = (env: Record<string, string>): GivenSettings => {
  const result = readSettings(env)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const wrong = (env: Record<string, string>): string[] => {
  const result = readSettings(env)
  return result.ok ? [] : result.faults.map((fault) => fault.where)
}

test('nothing needs to be set to try it out', () => {
  const settings = read(base)
  assert.equal(settings.port, 3000)
  assert.equal(settings.url, 'http://localhost:3000')
  assert.equal(settings.database, null)
  assert.equal(settings.production, false)
})

test('the trial key is made once, for its owner only', () => {
  const given = read(base)
  assert.equal(given.key, null)
  const first = withTrialKey(given)
  assert.ok(first.ok)
  assert.equal(first.value.key.length, 32)
  assert.deepEqual(withTrialKey(given), first)
  const file = join(folder, 'data', 'trial-key')
  assert.match(readFileSync(file, 'utf8'), /^trial-/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('every fault is told at once, and no value is repeated', () => {
  const result = readSettings({
    PORT: '70000',
    EARLY_SIGNS_PACK: join(folder, 'nowhere'),
    EARLY_SIGNS_URL: 'ftp://u:hidden@signs.example',
    EARLY_SIGNS_KEY: 'hidden',
    DATABASE_URL: 'mysql://u:hidden@h/d',
    DATABASE_OWNER_URL: 'hidden',
  })
  assert.ok(!result.ok)
  assert.deepEqual(
    result.faults.map((fault) => fault.where),
    ['PORT', 'EARLY_SIGNS_PACK', 'EARLY_SIGNS_URL', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'EARLY_SIGNS_KEY'],
  )
  assert.equal(JSON.stringify(result.faults).includes('hidden'), false)
})

test('production takes its own key and https, and nothing made for trying out', () => {
  assert.deepEqual(wrong(production), [])
  assert.deepEqual(wrong({ ...production, EARLY_SIGNS_KEY: '' }), ['EARLY_SIGNS_KEY'])
  assert.deepEqual(wrong({ ...production, EARLY_SIGNS_KEY: `trial-${key}` }), ['EARLY_SIGNS_KEY'])
  assert.deepEqual(wrong({ ...production, EARLY_SIGNS_URL: 'http://signs.example' }), ['EARLY_SIGNS_URL'])
  assert.deepEqual(wrong({ ...production, EARLY_SIGNS_URL: '' }), ['EARLY_SIGNS_URL'])
})

test('a database of one’s own has two roles', () => {
  const url = 'postgresql://app:a@localhost/signs'
  const owner = 'postgresql://owner:a@localhost/signs'
  assert.deepEqual(read({ ...base, DATABASE_URL: url, DATABASE_OWNER_URL: owner }).database, {
    url,
    role: 'app',
    ownerUrl: owner,
  })
  assert.deepEqual(read({ ...base, DATABASE_URL: url }).database, { url, role: 'app', ownerUrl: null })
  assert.deepEqual(wrong({ ...base, DATABASE_OWNER_URL: owner }), ['DATABASE_URL'])
  assert.deepEqual(wrong({ ...base, DATABASE_URL: owner, DATABASE_OWNER_URL: owner }), ['DATABASE_URL'])
})

test('a key of the wrong length, or that is not base64, is refused', () => {
  for (const bad of ['AAAA', `${key.slice(0, -2)}!=`, `${key}AAAA`, 'trial-']) {
    assert.deepEqual(wrong({ ...base, EARLY_SIGNS_KEY: bad }), ['EARLY_SIGNS_KEY'])
  }
})

test('of several keys the first seals and the others open; one that comes next never seals', () => {
  const [other, third] = [8, 9].map((fill) => Buffer.alloc(32, fill).toString('base64'))
  const read = readSettings({ ...base, EARLY_SIGNS_KEY: `${key} ${other}, next-${third}` })
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.key?.all.map((one) => Buffer.from(one).toString('base64')),
    [key, other, third],
  )
  assert.equal(read.value.key?.older.length, 1)
  for (const bad of [`${key} ${key}`, `${key} AAAA`, `next-${key}`])
    assert.deepEqual(wrong({ ...base, EARLY_SIGNS_KEY: bad }), ['EARLY_SIGNS_KEY'])
  assert.deepEqual(wrong({ ...production, EARLY_SIGNS_KEY: `${key} trial-${other}` }), ['EARLY_SIGNS_KEY'])
})

test('a data folder that is not a folder, or a trial key that was changed, is told in a sentence', () => {
  const why = (data: string) => {
    const result = withTrialKey(read({ ...base, EARLY_SIGNS_DATA: data }))
    return result.ok ? '' : result.faults[0]?.what
  }
  assert.equal(why(join(folder, 'partnership.yaml')), 'The data folder is not a folder.')
  assert.equal(why(join(folder, 'partnership.yaml', 'x')), 'The data folder is not a folder.')
  writeFileSync(join(folder, 'trial-key'), 'trial-short')
  assert.equal(why(folder), 'Its file trial-key has been changed.')
})

test('a mail server and whom letters are from come together, each as it should be', () => {
  const [url, from] = ['smtp://app:hidden@mail.example:587', 'Early Signs <no-reply@signs.example>']
  assert.equal(read(base).mail, null)
  assert.deepEqual(read({ ...base, EARLY_SIGNS_SMTP_URL: url, EARLY_SIGNS_MAIL_FROM: from }).mail, {
    url,
    from,
  })
  assert.deepEqual(wrong({ ...base, EARLY_SIGNS_SMTP_URL: url }), ['EARLY_SIGNS_MAIL_FROM'])
  assert.deepEqual(wrong({ ...base, EARLY_SIGNS_MAIL_FROM: from }), ['EARLY_SIGNS_SMTP_URL'])
  assert.deepEqual(
    wrong({ ...base, EARLY_SIGNS_SMTP_URL: 'https://mail.example', EARLY_SIGNS_MAIL_FROM: 'nobody' }),
    ['EARLY_SIGNS_SMTP_URL', 'EARLY_SIGNS_MAIL_FROM'],
  )
})
