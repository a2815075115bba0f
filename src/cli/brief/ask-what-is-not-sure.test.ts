import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPack } from '../../pack/index.ts'
import { importFiles } from '../../survey/index.ts'
import { ask, askWhose } from './ask-what-is-not-sure.ts'

const pack = await loadPack(join(import.meta.dirname, '..', '..', '..', 'packs', 'durham'))

const HEADERS = [
  'If you were worried about a child, would you know who to share that with?',
  'Would you know where to turn with a worry like this?',
]
const rows = Array.from({ length: 20 }, (_, i) => (i % 2 ? 'Yes,No' : 'No,Yes'))
const file = {
  name: 'parents.csv',
  bytes: new TextEncoder().encode(
    `${HEADERS.map((header) => `"${header}"`).join(',')}\n${rows.join('\n')}\n`,
  ),
}

/** Types these, one after another. */
const typing = (...lines: string[]) => {
  const asked: string[] = []
  return {
    asked,
    question: (text: string) => {
      asked.push(text)
      return Promise.resolve(lines.shift() ?? '')
    },
  }
}

test('a column that is not sure is asked for with what it may be, and taken for what was said', async () => {
  assert.ok(pack.ok)
  const imported = await importFiles(pack.value, [file])
  assert.ok(imported.ok)
  const open = imported.value.unmapped.filter(({ nearest }) => nearest.length > 0)
  assert.deepEqual(
    open.map(({ column }) => column),
    [HEADERS[1]],
  )
  const person = typing('9', 'nonsense', 'i')
  const answered = await ask(pack.value, imported.value, person)
  assert.equal(person.asked.length, 3, 'asked again until it was one of the choices')
  assert.match(person.asked[0] ?? '', /Would you know where to turn.*\n.*What is it\?\n {2}1 {2}/)
  assert.deepEqual(answered?.files[0]?.columns[HEADERS[1] ?? ''], { ignore: true })
  const first = await ask(pack.value, imported.value, typing('1'))
  assert.deepEqual(first?.files[0]?.columns[HEADERS[1] ?? ''], { measure: open[0]?.nearest[0] })
})

test('Enter leaves it open: nothing is taken without an answer', async () => {
  assert.ok(pack.ok)
  const imported = await importFiles(pack.value, [file])
  assert.ok(imported.ok)
  assert.equal(await ask(pack.value, imported.value, typing('')), null)
})

test('whose answers a file holds is asked where it is not sure, and kept in the mapping', async () => {
  assert.ok(pack.ok)
  const text = `How confident are you?,Which of these are early warning signs?\n${'5,Staying out late;Mood swings\n4,Mood swings;Wears glasses\n'.repeat(20)}`
  const unnamed = { name: 'export (3).csv', bytes: new TextEncoder().encode(text) }
  const whose = async (...lines: string[]) => {
    assert.ok(pack.ok)
    const person = typing(...lines)
    return {
      person,
      result: await importFiles(pack.value, [unnamed], undefined, askWhose(pack.value, person)),
    }
  }
  const { person, result } = await whose('4', 'parents', '2')
  assert.equal(person.asked.length, 3)
  assert.match(
    person.asked[0] ?? '',
    /export \(3\)\.csv\nIt is not sure whose.*Whose are they\?\n {2}1 {2}children.*\n {2}2 {2}parents and carers\n/,
  )
  assert.ok(result.ok)
  assert.equal(result.value.answers[0]?.audience, 'parents')
  assert.equal(result.value.mapping.files[0]?.audience, 'parents')
  // With that mapping nobody is asked again.
  const again = await importFiles(pack.value, [unnamed], result.value.mapping, () =>
    assert.fail('asked again'),
  )
  assert.ok(again.ok)
  assert.equal((await whose('')).result.ok, false)
})
