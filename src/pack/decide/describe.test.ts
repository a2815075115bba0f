import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { translator } from '../../kit/translate.ts'
import type { Pack } from '../pack.ts'
import { describeTable } from './describe.ts'
import { durham, withTable } from './durham.fixture.ts'

test('rules stand in their order, each in plain words', () => {
  const { rules, beside, conditions } = describeTable(durham)
  assert.deepEqual(
    rules.map(({ id }) => id),
    durham.whomToTell.rules.map(({ id }) => id),
  )
  assert.equal(rules[0]?.when, 'danger is now')
  assert.equal(rules.at(-1)?.when, 'in every other case')
  const closed = rules.find(({ id }) => id === 'has-a-worker-closed')
  assert.equal(closed?.when, 'the child has a worker and First Contact is closed')
  assert.ok(
    beside.some(({ route, when }) => route === 'childline' && when === 'it is told by a young person'),
  )
  assert.ok(conditions.some(({ name }) => name === 'the child can be found'))
  for (const { when } of [...rules, ...rules.flatMap((rule) => rule.beside), ...beside, ...conditions]) {
    assert.doesNotMatch(when, /undefined|\[object|_/)
  }
})

test('either … or, not, lists and brackets', () => {
  const said = (when: object): string | undefined =>
    describeTable(
      withTable((table: Pack['whomToTell']) => {
        table.beside = [{ id: 'one', when, route: 'ceop', why: 'So.' }]
      }),
    ).beside[0]?.when
  assert.equal(said({ harm: ['sexual', 'criminal', 'online'] }), 'the harm is sexual, criminal or online')
  assert.equal(
    said({ any: [{ teller: 'parent', about: 'child' }, { not: { lives: 'here' } }] }),
    'either (it is told by this child’s parent or carer and it is about a child) or not: the child lives here',
  )
})

test('in another language, whose order of words is its own', () => {
  const words = new Map([
    ['the child {words}', 'mae gan y plentyn {words}'],
    ['has a worker', 'weithiwr'],
    ['{contact} is closed', '{contact} ar gau'],
    ['First Contact', 'Cyswllt Cyntaf'],
    ['{one} and {other}', '{one} ac {other}'],
    ['the child has a worker', 'gweithiwr gan y plentyn'],
  ])
  const { rules, conditions } = describeTable(durham, translator(words))
  const closed = rules.find(({ id }) => id === 'has-a-worker-closed')
  assert.equal(closed?.when, 'gweithiwr gan y plentyn ac Cyswllt Cyntaf ar gau')
  assert.ok(
    conditions
      .find(({ name }) => name === 'gweithiwr gan y plentyn')
      ?.when.endsWith('ac mae gan y plentyn weithiwr'),
  )
})

test('the document tells of every rule', async () => {
  const document = await readFile(join(import.meta.dirname, '../../../docs/whom-to-tell.md'), 'utf8')
  for (const { id } of [...durham.whomToTell.rules, ...durham.whomToTell.beside]) {
    assert.ok(document.includes(`\`${id}\``), `docs/whom-to-tell.md does not speak of ${id}`)
  }
})
