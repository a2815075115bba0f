import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, AskedPage } from './answers.ts'
import { compile } from './compile.ts'
import { readAnswers } from './read-answers.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const pages = [
  { id: 'welcome', title: 'Welcome', questions: [] },
  {
    id: 'first',
    questions: [
      {
        id: 'who',
        type: 'radios',
        ask: 'Who?',
        required: true,
        options: [
          { id: 'me', say: 'Me' },
          { id: 'else', say: 'Somebody else', other: 'Who?' },
        ],
      },
      { id: 'name', type: 'text', ask: 'Name?', if: { question: 'who', is: 'else' }, required: true },
      { id: 'note', type: 'textarea', ask: 'Note?' },
    ],
  },
  {
    id: 'people',
    title: 'People',
    repeat: { min: 0, max: 2, item: 'Person', add: 'Add a person' },
    questions: [
      { id: 'called', type: 'text', ask: 'Called?', required: true },
      { id: 'born', type: 'date', ask: 'Born?', max: 'today' },
    ],
  },
] as unknown as AskedPage[]

const read = (answers: Answers) => {
  const made = compile({ id: 'small', title: 'Small', pages } as Parameters<typeof compile>[0])
  assert.ok(made.ok, JSON.stringify(made))
  const found = readAnswers(made.value, answers, NOW)
  return found.ok ? found.answers : found.faults.map(({ at, kind }) => `${at.join('/')}: ${kind}`)
}

test('what need not be answered may be left out, and is kept as left blank', () => {
  assert.deepEqual(read({ who: 'me' }), { who: 'me', note: '', people: [] })
  assert.deepEqual(read({ who: 'me', note: '  two\r\nlines ', people: [{ called: ' Kit ' }] }), {
    who: 'me',
    note: 'two\nlines',
    people: [{ called: 'Kit', born: '' }],
  })
})

test('what is missing, wrong, or asked of nobody is told with its place', () => {
  assert.deepEqual(read({}), ['who: blank'])
  assert.deepEqual(read({ who: 'nobody' }), ['who: not-offered'])
  assert.deepEqual(read({ who: 'else' }), ['who: other-blank'])
  assert.deepEqual(read({ who: 'else', 'who/other': 'A neighbour' }), ['name: blank'])
  assert.deepEqual(read({ who: 'me', name: 'Kit', age: 3 }), ['name: not-asked', 'age: not-asked'])
  assert.deepEqual(read({ who: 'me', people: [{ called: 'Kit', born: '2027-01-01' }, {}] }), [
    'people/0/born: too-late',
    'people/1/called: blank',
  ])
  assert.deepEqual(read({ who: 'me', people: [{ called: 'A' }, { called: 'B' }, { called: 'C' }] }), [
    'people/2/called: not-asked',
  ])
})

test('what is of no kind that a question takes makes nothing throw', () => {
  assert.deepEqual(read({ who: 3, note: 4, people: 'all' } as Answers), [
    'who: not-offered',
    'note: pattern',
    'people: not-asked',
  ])
  const inherited = JSON.parse('{ "who": "me", "__proto__": { "note": "x" } }') as Answers
  assert.deepEqual(read(inherited), ['__proto__: not-asked'])
})
