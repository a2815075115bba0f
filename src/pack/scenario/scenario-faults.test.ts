import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { packOf } from '../../../test/scaffold/service.ts'
import type { Instrument } from '../schema/instrument.ts'
import type { Scenario, ScenarioRules } from '../schema/scenario.ts'
import { childWords, fillChild } from './child.ts'
import { childrenOf, ruleFaults, scenarioFaults } from './scenario-faults.ts'
import { fileTexts } from './scenario-texts.ts'

let rules: ScenarioRules
let all: Scenario[]
let never: string[]
let instruments: Instrument[]
before(async () => {
  const { practice, instruments: surveys } = await packOf('durham')
  assert.ok(practice?.scenarios)
  rules = practice.scenarios.rules
  all = [...practice.scenarios.all.values()]
  never = practice.cast.never
  instruments = [...surveys.values()]
})

const changed = <Value>(value: Value, change: (copy: Value) => void): Value => {
  const copy = structuredClone(value)
  change(copy)
  return copy
}
const told = (change: (scenario: Scenario) => void): string[] =>
  scenarioFaults(changed(all[0] as Scenario, change), rules, never).map(({ what }) => what)
const toldOfRules = (change: (rules: ScenarioRules) => void): string[] =>
  ruleFaults(changed(rules, change), instruments, all.length).map(({ what }) => what)
const noteOf = ({ weeks }: Scenario): { say: string } => weeks[0]?.notes[0] as { say: string }

test('at least four scenarios, of three kinds of harm; each file of any two children differs in its places alone', () => {
  assert.ok(all.length >= 4)
  assert.ok(new Set(all.map(({ shows }) => shows)).size >= 3)
  for (const scenario of all) {
    assert.deepEqual(scenarioFaults(scenario, rules, never), [])
    for (const { allots } of rules.sets) {
      const children = childrenOf(rules, allots).map((levels) => childWords(rules, scenario, levels, 'x', 1))
      assert.equal(new Set(children.map((child) => JSON.stringify(child))).size, children.length)
      for (const { text } of fileTexts(scenario)) {
        // The words of a child taken out of what is told leave what is told of any other.
        const bare = children.map((child) => {
          const marked = Object.fromEntries(Object.keys(child).map((place) => [place, '_']))
          assert.doesNotMatch(fillChild(text, child), /[{}]/)
          return fillChild(text, marked)
        })
        assert.equal(new Set(bare).size, 1)
      }
    }
  }
})

test('what would tell two children apart beside the places is a fault', () => {
  const says = (words: string): string[] =>
    told((scenario) => void Object.assign(noteOf(scenario), { say: words }))
  assert.deepEqual(says('{name} was seen in a car.'), [])
  for (const words of [
    'She was seen.',
    'Seen with his bag.',
    'Ellie was seen.',
    'Kwame was seen.',
    'A Black British child.',
    'Has a learning disability.',
  ])
    assert.match(says(words).join(), /says who the child is/, words)
  assert.match(says('{shoes} were new.').join(), /Nothing stands in the place \{shoes\}/)
  assert.match(told(({ weeks }) => void weeks[0]?.asks.splice(0)).join(), /does not ask for worry/)
  assert.match(told(({ weeks }) => void weeks.at(-1)?.asks.splice(2)).join(), /does not ask for/)
})

test('a set that does not tell what it allots, or has no names for a child, is a fault', () => {
  assert.deepEqual(
    toldOfRules(() => {}),
    [],
  )
  const cases: [(copy: ScenarioRules) => void, RegExp][] = [
    [
      ({ sets }) => void Object.assign(sets[0] ?? {}, { who: '{name} is {age}.' }),
      /does not tell the gender/,
    ],
    [({ sets }) => void Object.assign(sets[0] ?? {}, { reads: ['age'] }), /“age” is not allotted/],
    [({ sets }) => void Object.assign(sets[0] ?? {}, { allots: ['height'] }), /There is no factor “height”/],
    [
      ({ names }) => void names.splice(0, 1, { of: { gender: 'girl' }, list: ['Ellie', 'Megan'] }),
      /has names enough/,
    ],
    [({ factors }) => void delete factors[0]?.levels[1]?.words.them, /have different words/],
    [({ factors }) => void Object.assign(factors[0]?.levels[1] ?? {}, { id: 'girl' }), /are one/],
    [(copy) => void Object.assign(copy, { asks_as: 'children' }), /asks about stories/],
  ]
  for (const [change, right] of cases) assert.match(toldOfRules(change).join('; '), right)
})
