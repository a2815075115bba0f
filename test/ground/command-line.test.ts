import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { MAIN, ROOT } from './service.ts'

const call = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('every command explains itself', () => {
  for (const command of [[], ['serve'], ['migrate'], ['pack'], ['pack', 'check'], ['route']]) {
    const { status, stdout } = call(MAIN, ...command, '--help')
    assert.equal(status, 0, command.join(' '))
    assert.match(stdout, /^Usage: early-signs /)
  }
})

test('wrong use is exit code 2, with what was meant', () => {
  const unknown = call(MAIN, 'srve')
  assert.equal(unknown.status, 2)
  assert.match(unknown.stderr, /unknown command 'srve'\n\(Did you mean serve\?\)/)
  assert.equal(call(MAIN, 'serve', '--nonsense').status, 2)
  assert.equal(call(MAIN).status, 2)
})

test('npx early-signs is the same command line', () => {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  assert.deepEqual(call('bin/early-signs.cjs', '--version'), {
    status: 0,
    stdout: `${version}\n`,
    stderr: '',
  })
  assert.equal(call('bin/early-signs.cjs', 'srve').status, 2)
})

test('where everything is installed, bootstrap is silent and quick', () => {
  const begun = performance.now()
  assert.deepEqual(call('bin/bootstrap.cjs'), { status: 0, stdout: '', stderr: '' })
  assert.ok(performance.now() - begun < 2000, 'most of it is the start of Node on a busy machine')
})
