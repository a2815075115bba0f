import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { lockFolder } from './folder-lock.ts'
import { startOf } from './process-identity.ts'

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
const file = join(folder, 'in-use')
after(() => rmSync(folder, { recursive: true }))

test('of many who want a folder, one gets it', async () => {
  const attempts = await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder)))
  const got = attempts.filter((attempt) => attempt.ok)
  assert.equal(got.length, 1)
  for (const lock of got) lock.value.release()
  assert.equal(existsSync(file), false)
})

test('a number that another process has by now holds nothing, nor does a lock that was cut short', async () => {
  for (const left of [`${process.pid} 1`, `4194304 ${startOf(process.pid)}`, 'nonsense', '']) {
    writeFileSync(file, left)
    const lock = await lockFolder(folder)
    assert.ok(lock.ok, left)
    lock.value.release()
  }
})

test('a living process keeps its folder', async () => {
  writeFileSync(file, `${process.ppid} ${startOf(process.ppid)}\n`)
  const lock = await lockFolder(folder)
  assert.ok(!lock.ok)
  assert.match(lock.faults[0]?.what ?? '', /already running/)
})
