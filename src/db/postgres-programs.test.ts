import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPostgres } from './postgres-programs.ts'

test('a system for which there is no PostgreSQL is told what to do', async () => {
  const { arch } = process
  try {
    Object.defineProperty(process, 'arch', { value: 'mips' })
    const found = await findPostgres()
    assert.ok(!found.ok)
    assert.match(found.faults[0]?.what ?? '', /for this system \(\w+-mips\)/)
    assert.match(found.faults[0]?.right ?? '', /DATABASE_URL/)
  } finally {
    Object.defineProperty(process, 'arch', { value: arch })
  }
})

test('a program that fails is a result, not a rejection', async () => {
  const found = await findPostgres()
  assert.ok(found.ok)
  const ended = await found.value.run('initdb', ['--nonsense'])
  assert.notEqual(ended.code, 0)
  assert.match(ended.said, /unrecognized option/)
})
