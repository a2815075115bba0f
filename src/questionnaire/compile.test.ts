import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AskedPage, AskedQuestion, Questionnaire } from './answers.ts'
import { canHold } from './can-hold.ts'
import { compile } from './compile.ts'
import { allOf, holds } from './conditions.ts'
import { definitions } from './definitions.fixture.ts'
import { placesOf } from './places.ts'
import { SAMPLE } from './samples.fixture.ts'

const options = (...ids: string[]) => ids.map((id) => ({ id, say: id }))
const radios: AskedQuestion = { id: 'one', type: 'radios', ask: 'One?', options: options('a', 'b') }
const ticks: AskedQuestion = {
  id: 'many',
  type: 'checkboxes',
  ask: 'Many?',
  options: [...options('x', 'y'), { id: 'none', say: 'None', exclusive: true }],
}
const count: AskedQuestion = { id: 'count', type: 'number', ask: 'How many?', min: 0, max: 9 }
const text: AskedQuestion = { id: 'text', type: 'text', ask: 'What?' }
const first: AskedPage = { id: 'first', questions: [radios, ticks, count] }
const last = (page: Partial<AskedPage>): AskedPage => ({ id: 'last', questions: [text], ...page })
const of = (...pages: AskedPage[]): Questionnaire => ({ id: 'made', title: 'Made', pages })
const asked = (question: Partial<AskedQuestion>): Questionnaire =>
  of({
    id: 'only',
    questions: [{ id: 'only-one', type: 'text', ask: 'What?', ...question } as AskedQuestion],
  })

const faultsOf = (definition: Questionnaire): string[] => {
  const result = compile(definition)
  return result.ok ? [] : result.faults.map(({ where, what, right }) => `${where}: ${what} ${right}`)
}

const FAULTY: readonly [string, Questionnaire, RegExp][] = [
  ['a later question', of(last({ if: { question: 'one', is: 'a' } }), first), /page last: .*comes later/],
  ['no question', of(first, last({ if: { question: 'gone', is: 'a' } })), /“gone”, which is no question/],
  ['itself', asked({ if: { question: 'only-one', answered: true } }), /itself/],
  [
    'a value that is no option',
    of(first, last({ if: { question: 'one', is_any: ['a', 'c'] } })),
    /“c” is no answer/,
  ],
  ['is of checkboxes', of(first, last({ if: { question: 'many', is: 'x' } })), /several answers/],
  ['includes of radios', of(first, last({ if: { question: 'one', includes: 'a' } })), /one answer only/],
  ['at least of a choice', of(first, last({ if: { question: 'one', at_least: 1 } })), /no number/],
  ['a text as a number', of(first, last({ if: { question: 'count', is: '3' } })), /answered with a number/],
  [
    'two tests',
    of(first, last({ if: { question: 'one', is: 'a', answered: true } as never })),
    /do not go together/,
  ],
  [
    'a contradiction',
    of(
      first,
      last({
        if: {
          all: [
            { question: 'one', is: 'a' },
            { question: 'one', is: 'b' },
          ],
        },
      }),
    ),
    /page last: .*can never be asked/,
  ],
  ['out of range', of(first, last({ if: { question: 'count', at_least: 10 } })), /can never be asked/],
  [
    'between whole numbers',
    of(
      first,
      last({
        if: {
          all: [
            { question: 'count', at_least: 3 },
            { question: 'count', at_most: 2 },
          ],
        },
      }),
    ),
    /can never/,
  ],
  [
    'an exclusive option with another',
    of(
      first,
      last({
        if: {
          all: [
            { question: 'many', includes: 'x' },
            { question: 'many', includes: 'none' },
          ],
        },
      }),
    ),
    /can never/,
  ],
  [
    'a question that its page leaves no way to',
    of(
      first,
      last({
        if: { question: 'one', is: 'a' },
        questions: [text, { ...text, id: 'more', if: { question: 'one', is: 'b' } }],
      }),
    ),
    /page last, question more: .*can never/,
  ],
  [
    'what depends on what is not asked then',
    of(
      first,
      { id: 'middle', if: { question: 'one', is: 'a' }, questions: [{ ...radios, id: 'two' }] },
      last({
        if: {
          all: [
            { question: 'two', is: 'a' },
            { question: 'one', is: 'b' },
          ],
        },
      }),
    ),
    /page last: .*can never/,
  ],
  ['an id twice', of(first, last({ id: 'one' })), /“one” stands twice/],
  ['a section that is none', of(last({ section: 'no' })), /“no” is no section/],
  ['an option twice', asked({ type: 'radios', options: options('a', 'a') }), /nobody can choose the second/],
  ['no options', asked({ type: 'select' }), /nothing to choose from/],
  [
    'exclusive radios',
    asked({ type: 'radios', options: [{ id: 'a', say: 'a', exclusive: true }] }),
    /Only checkboxes/,
  ],
  [
    'all exclusive',
    asked({ type: 'checkboxes', options: [{ id: 'a', say: 'a', exclusive: true }] }),
    /Every option is exclusive/,
  ],
  [
    'more ticks than options',
    asked({ type: 'checkboxes', options: options('a', 'b'), min: 3 }),
    /Only 2 options/,
  ],
  ['min over max', asked({ type: 'number', min: 3, max: 2 }), /No number is right/],
  ['no whole number', asked({ type: 'number', min: 1.2, max: 1.8 }), /No number is right/],
  ['no date', asked({ type: 'date', min: '2026-02-01', max: '2026-01-01' }), /No date is right/],
  [
    'a scale that goes down',
    asked({ type: 'scale', scale: { from: 3, to: 1, from_label: 'a', to_label: 'b' } }),
    /does not go up/,
  ],
  ['a pattern that is none', asked({ pattern: '(', pattern_says: 'x' }), /no regular expression/],
  ['a key that does not suit', asked({ type: 'textarea', decimals: 1 }), /“decimals” says nothing/],
  ['a word without a variant', asked({ ask: 'Is {name} safe?' }), /what \{name\} stands for/],
  [
    'more than the page can hold',
    of(
      last({
        repeat: { min: 0, max: 50, item: 'One', add: 'Add' },
        questions: [{ ...text, type: 'textarea' }],
      }),
    ),
    /can hold/,
  ],
  [
    'a question of another entry',
    of(
      { id: 'people', repeat: { min: 0, max: 2, item: 'Person', add: 'Add' }, questions: [radios] },
      last({ if: { question: 'one', is: 'a' } }),
    ),
    /once for each Person/,
  ],
  [
    'what chance may ask later',
    of({ ...first, randomise: true }, last({ randomise: true, if: { question: 'one', is: 'a' } })),
    /chance may ask that later/,
  ],
  [
    'an arm without a word',
    {
      ...SAMPLE,
      variants:
        SAMPLE.variants?.map((variant) => ({
          ...variant,
          arms: [...variant.arms, { id: 'bare', words: {} }],
        })) ?? [],
    },
    /arm bare: It has no word for \{name\}/,
  ],
]

for (const [name, definition, says] of FAULTY)
  test(`refused: ${name}`, () => {
    const faults = faultsOf(definition)
    assert.match(faults.join('\n'), says)
  })

test('every fault is told at once, and each of the faulty ones becomes sound when mended', () => {
  const both = of(first, last({ section: 'no', if: { question: 'gone', is: 'a' } }))
  assert.equal(faultsOf(both).length, 2)
  assert.deepEqual(faultsOf(of(first, last({ if: { question: 'one', is: 'a' } }))), [])
  assert.deepEqual(faultsOf(SAMPLE), [])
})

test('numbers without bounds go on above and below what conditions name', () => {
  const free = {
    id: 'first',
    questions: [{ id: 'count', type: 'number' as const, ask: 'How many?', required: true }],
  }
  const known = { question: 'count', answered: true as const }
  for (const beyond of [
    { question: 'count', at_most: 3 },
    { question: 'count', at_least: -3 },
  ])
    assert.deepEqual(faultsOf(of(free, last({ if: { all: [known, { not: beyond }] } }))), [])
})

test('whether a question can be asked is decided as trying all answers decides it', () => {
  fc.assert(
    fc.property(definitions({ plain: true }), (definition) => {
      const small = { ...definition, pages: definition.pages.slice(0, 2) }
      const { subjects, conditioned } = placesOf(small)
      const asked = [...subjects.values()].flatMap(({ question, page }) =>
        question ? [{ question, page }] : [],
      )
      fc.pre(
        asked.every(({ question }) => question.type !== 'text' && question.type !== 'date') &&
          asked.length < 6,
      )
      const ways = everyWay(asked)
      for (const { condition, page, question } of conditioned) {
        const all = allOf(page.if, question ? question.if : undefined) ?? condition
        const brute = ways.some((way) => holds(all, (id) => way.get(id)))
        assert.equal(canHold(all, subjects), brute)
      }
    }),
    { numRuns: 300 },
  )
})

test('too many ways are not tried: it is said that nothing is known', () => {
  const wide = Array.from({ length: 24 }, (_, i) => ({ ...radios, id: `wide-${i}` }))
  // Holds for no answer, and only the last question shows it.
  const parity = wide.map(({ id }) => ({
    any: [
      { question: id, is: 'a' },
      { question: id, is: 'b' },
    ],
  }))
  const never = { all: [...parity, { question: 'end', is: 'a' }, { question: 'end', is: 'b' }] }
  const result = compile(
    of({ id: 'first', questions: [...wide, { ...radios, id: 'end' }] }, last({ if: never })),
  )
  assert.ok(result.ok)
  assert.deepEqual(result.value.undecided, ['page last'])
})

/** All ways through these questions, with every answer that there is: the slow truth. */
function everyWay(asked: readonly { question: AskedQuestion; page: AskedPage }[]) {
  let ways: ReadonlyMap<string, never>[] = [new Map<string, never>()]
  for (const { question, page } of asked) {
    ways = ways.flatMap((way) => {
      const when = allOf(page.if, question.if)
      if (when && !holds(when, (id) => way.get(id))) return [way]
      return everyAnswer(question).map(
        (answer) => new Map<string, never>([...way, [question.id, answer as never]]),
      )
    })
  }
  return ways
}

function everyAnswer({
  type,
  options: offered = [],
  required,
  min,
  max,
  prefer_not_to_say,
}: AskedQuestion): unknown[] {
  const blank = required ? [] : [type === 'checkboxes' ? [] : '']
  if (type === 'scale') return [...blank, 0, 1, 2, 3]
  const [low, high] = [Number(min), Number(max)]
  if (type === 'number') return [...blank, ...Array.from({ length: high - low + 1 }, (_, i) => low + i)]
  const ids = offered.map(({ id }) => id)
  if (type !== 'checkboxes') return [...blank, ...ids, ...(prefer_not_to_say ? ['prefer-not-to-say'] : [])]
  const alone = offered.filter(({ exclusive }) => exclusive).map(({ id }) => id)
  const together = ids.filter((id) => !alone.includes(id))
  const sets = Array.from({ length: 2 ** together.length }, (_, set) =>
    together.filter((_, i) => set & (1 << i)),
  )
  const fits = sets.filter(
    (set) => set.length > 0 && set.length >= Number(min ?? 0) && set.length <= Number(max ?? 9),
  )
  return [...blank, ...alone.map((id) => [id]), ...fits]
}
