import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Pack } from '../pack.ts'
import { checkTable } from './check-table.ts'
import { tableOf } from './compile-table.ts'
import { durham, withTable } from './durham.fixture.ts'
import { openPatterns } from './open-patterns.ts'

type Table = Pack['whomToTell']
const told = (pack: Pack): string[] => checkTable(pack).problems.map(({ where, what }) => `${where}: ${what}`)
const rule = (table: Table, id: string) => table.rules.find((one) => one.id === id) ?? assert.fail(id)

test('Durham’s table is sound: every case has exactly one first answer, and everything in it is of use', () => {
  const { problems, cases, blocks } = checkTable(durham)
  assert.deepEqual(problems, [])
  assert.ok(cases > 1e9, `${cases} cases`)
  assert.ok(blocks < 20_000, `${blocks} blocks`)
})

describe('faults are found', () => {
  const finds = (name: string, change: (table: Table) => void, ...expected: RegExp[]): void => {
    test(name, () => {
      const found = told(withTable(change))
      for (const one of expected)
        assert.ok(
          found.some((line) => one.test(line)),
          `${one} is not among\n${found.join('\n')}`,
        )
      assert.ok(found.length <= expected.length + 2, `one fault is told many times\n${found.join('\n')}`)
    })
  }
  finds('cases without an answer', (table) => table.rules.pop(), /rules: No rule holds for \{"teller"/)
  finds(
    'rules behind one that takes all that is theirs',
    (table) => {
      table.rules.splice(1, 0, ...table.rules.splice(3, 1))
    },
    /rules\.2: The rule “missing-myself” never gives the answer/,
    /rules\.3: The rule “missing-myself-at-night” never gives the answer/,
  )
  finds(
    'a rule for the closed hours of somebody who never closes',
    (table) => {
      rule(table, 'has-a-worker-closed').when = { is: 'the-child-has-a-worker', closed: 'childline' }
    },
    /The rule “has-a-worker-closed” never gives/,
  )
  finds(
    'a line beside that stands there already, or never holds',
    (table) => {
      table.beside.push({ id: 'again', when: { teller: 'young-person' }, route: 'childline', why: 'Again.' })
      rule(table, 'parent').beside?.push({ route: 'sarc', when: { teller: 'trade' }, why: 'Never.' })
    },
    / beside\.13: “childline” is never shown here/,
    /rules\.17\.beside\.1: “sarc” is never shown here/,
  )
  finds(
    'a route, a way and a form to which nothing leads',
    (table) => {
      table.beside = table.beside.filter(({ route }) => route !== 'ceop')
      for (const id of ['significant-harm-trade', 'nobody-found-significant-trade'])
        rule(table, id).first = 'police-non-emergency'
      for (const one of table.rules) if (one.form === 'exploitation-assessment') one.form = null
    },
    /No rule leads to the route “ceop”/,
    /No rule leads to the way “trade” of the route “police-non-emergency”/,
    /No rule leads to the form “exploitation-assessment”/,
  )
  finds(
    'words that change nothing',
    (table) => {
      table.conditions['the-child-can-be-found'] = {
        any: [
          { child_known: 'yes' },
          { about: 'me' },
          { child_known: 'unknown', about: ['child', 'unknown', 'me'] },
        ],
      }
      table.conditions['used-by-nobody'] = { images: 'yes' }
    },
    /the-child-can-be-found\.any\.2\.about: “about: me” changes nothing/,
    /used-by-nobody\.images: “images: yes” changes nothing/,
  )
  finds(
    'a question and an option that nobody sees',
    (table) => {
      const [teller, now] = table.questions
      assert.ok(teller && now)
      const never = { all: [{ teller: 'trade' }, { teller: 'parent' }] }
      now.options.push({ id: 'never', label: 'Never', when: never, means: { missing: 'yes' } })
      const options = [{ id: 'one', label: 'One', means: { images: 'yes' } }]
      table.questions = [
        teller,
        now,
        { id: 'late', kind: 'one', ask: 'Late?', when: { danger: 'now' }, options },
      ]
    },
    /questions\.1\.options\.4: The option “never” of “now” is never offered/,
    /The question “late” is never asked/,
  )
  finds(
    'questions that give facts that cannot be true together',
    (table) => {
      for (const { options } of table.questions)
        for (const option of options) if (option.id === 'me') delete option.when
    },
    /The questions can give facts that cannot be true together: \{"teller":"parent","about":"me"\}/,
  )
  finds(
    'places that nothing fills',
    (table) => {
      rule(table, 'missing').why = 'Telephone {nobody}.'
      rule(table, 'danger-now').why = 'Telephone {number}. [Or {text}.]'
    },
    /There is no place “\{nobody\}”/,
    /“\{number\}” has no value here/,
  )
})

test('who is open together: only what really occurs', () => {
  const ids = tableOf(durham).contacts
  assert.deepEqual([...ids].sort(), ['family-hub', 'first-contact', 'safecall'])
  const patterns = openPatterns(durham, ids).map((pattern) =>
    ids
      .map((id) => `${id}:${pattern.get(id)}`)
      .sort()
      .join(' '),
  )
  assert.deepEqual(patterns.sort(), [
    'family-hub:false first-contact:false safecall:false',
    'family-hub:false first-contact:false safecall:true',
    'family-hub:true first-contact:true safecall:false',
    'family-hub:true first-contact:true safecall:true',
  ])
})
