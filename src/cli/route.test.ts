import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '../..')
const route = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'route', ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  })

test('facts from standard input: the answer as JSON, in the published shape', () => {
  const { status, stdout, stderr } = route(
    ['--facts', '-'],
    '\ufeff{"teller":"parent","significant_harm":"no"}',
  )
  assert.equal(status, 0, stderr)
  assert.equal(stderr, '')
  const answer = JSON.parse(stdout)
  assert.deepEqual(Object.keys(answer), ['first', 'also', 'form', 'rule', 'why'])
  assert.deepEqual(Object.keys(answer.first), ['route', 'contact', 'how', 'by_when'])
  assert.deepEqual(Object.keys(answer.also[0]), ['route', 'why'])
  assert.equal(answer.first.route, 'early-help')
})

test('facts from a file; another pack', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'early-signs-route-'))
  try {
    const file = join(folder, 'facts.json')
    await writeFile(file, '{"teller":"practitioner","danger":"now"}')
    assert.equal(JSON.parse(route(['--facts', file]).stdout).first.route, 'emergency')
    const nowhere = route(['--facts', file, '--pack', join(folder, 'none')])
    assert.equal(nowhere.status, 2)
    assert.match(nowhere.stderr, /\S/)
    assert.equal(nowhere.stdout, '')
    assert.equal(route(['--facts', file, '--pack', file]).status, 2)
    assert.equal(route(['--facts', file, '--pack', folder]).status, 1)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('wrong facts: exit 2, every fault on standard error, nothing of what was written', () => {
  const wrong = route(
    ['--facts', '-'],
    '{"danger":"perhaps","harm":["sexual","sexual"],"about":"me","teler":"Jade"}',
  )
  assert.equal(wrong.status, 2)
  assert.equal(wrong.stdout, '')
  for (const name of ['danger', 'harm', 'teler', 'teller'])
    assert.match(wrong.stderr, new RegExp(`^${name}: `, 'm'))
  assert.doesNotMatch(wrong.stderr, /perhaps|Jade/)
  for (const input of ['', 'not json', '[]']) assert.equal(route(['--facts', '-'], input).status, 2, input)
  assert.equal(route(['--facts', join(ROOT, 'no-such-file.json')]).status, 2)
  assert.equal(route([]).status, 2)
})

test('a fact given twice is a fault, however it is written', () => {
  const twice = route(
    ['--facts', '-'],
    '{"teller":"parent", "danger":"now", "d\\u0061nger" : "no", "Jade":1, "Jade":2}',
  )
  assert.equal(twice.status, 2)
  assert.equal(twice.stdout, '')
  assert.match(twice.stderr, /^danger: This fact is given twice/m)
  assert.match(twice.stderr, /^facts: This fact is given twice/m)
})

test('--help names every fact', () => {
  const { status, stdout } = route(['--help'])
  assert.equal(status, 0)
  for (const fact of ['teller', 'adult_works_with_children', 'known_of', 'safe_adult', 'images', 'at']) {
    assert.match(stdout, new RegExp(`^ +${fact} `, 'm'))
  }
})
