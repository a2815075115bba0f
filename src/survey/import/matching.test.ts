import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import type { Pack, Voice } from '../../pack/index.ts'
import { durham, fileOf, imported, packCalled } from '../samples.fixture.ts'
import { harmIn, type ItemBank, itemBankOf } from './item-bank.ts'
import { plainText, Wordings, wordsOf } from './wording.ts'

let pack: Pack
let bank: ItemBank
before(async () => {
  pack = await durham()
  bank = itemBankOf(pack) as ItemBank
})

test('case, accents, punctuation, endings and the number of a question make no difference', () => {
  assert.deepEqual(wordsOf('Q3. Recognising SIGNS? (tick all)'), wordsOf('recognise sign'))
  assert.equal(plainText('I don’t know.'), plainText("I DON'T KNOW"))
})

test('every wording of the item bank is recognised as what it is, in any case', () => {
  for (const [voice, wordings] of bank.questionsFor) {
    for (const item of bank.items.values()) {
      for (const asked of item.asked[voice] ?? []) {
        assert.equal(wordings.sure(asked.toUpperCase()), item.measure, asked)
      }
    }
  }
  for (const { sign, say, also } of bank.survey.signs) {
    for (const option of [say, ...(also ?? [])]) assert.equal(bank.signs.sure(option), `sign:${sign}`, option)
  }
  for (const decoy of bank.survey.decoys) assert.equal(bank.signs.sure(decoy.say), `decoy:${decoy.id}`)
})

test('two meanings that fit alike are not sure', () => {
  const wordings = new Wordings([
    { key: 'a', wordings: ['red apples and pears'] },
    { key: 'b', wordings: ['green apples and pears'] },
  ])
  assert.equal(wordings.sure('apples and pears'), undefined)
  assert.equal(wordings.sure('red apples or pears'), 'a')
  assert.equal(wordings.sure('plums'), undefined)
})

test('a fit is from 0 to 1, and 1 only for the same words', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { score } of bank.questions.fits(text)) assert.ok(score > 0 && score <= 1)
    }),
    { numRuns: 50 },
  )
})

test('“No” is not “No one”', () => {
  assert.equal(bank.options.get('tells-first')?.sure('No'), undefined)
  assert.equal(bank.options.get('tells-first')?.sure('No one'), 'nobody')
})

test('the harm in a question: one, by any of its names; where there are several, none', () => {
  assert.equal(harmIn(bank, 'Who is most at risk of CSE?'), 'sexual')
  assert.equal(harmIn(bank, 'Who is at risk of criminal exploitation and county lines?'), 'criminal')
  assert.equal(harmIn(bank, 'Who is at risk of sexual exploitation or radicalisation?'), null)
  assert.equal(harmIn(bank, 'Who is at risk?'), null)
})

/** Questions in other words than ours, with their answers, and what they must come out as: a measure, or left open. */
const OTHERS: readonly [Voice, string, readonly string[], string | null][] = [
  [
    'practitioners',
    'Do you know how to make a referral if you are worried about exploitation?',
    ['Yes', 'No', 'Unsure'],
    'knows-whom-to-tell',
  ],
  [
    'practitioners',
    'Have you attended training about exploitation within the last 12 months?',
    ['Yes', 'No'],
    'training',
  ],
  [
    'practitioners',
    'Which children are most at risk of trafficking?',
    ['All genders equally', 'Mostly girls', 'Mostly boys'],
    'sees-every-gender-at-risk',
  ],
  ['practitioners', 'Please tell us which sector you work in', ['Health', 'Police', 'Housing'], 'agency'],
  [
    'parents',
    'Would you know who to contact if you were worried about a child?',
    ['Yes definitely', 'No', "Don't know"],
    'knows-whom-to-tell',
  ],
  [
    'parents',
    'Tick the signs',
    ['Staying out late;Mood swings;', 'Going missing from home;Wears glasses;'],
    'recognises-signs',
  ],
  [
    'children',
    'Do you think this could happen to you or your mates?',
    ['Yes', 'No', 'Maybe'],
    'sees-risk-to-self',
  ],
  ['children', 'Do you have a pet?', ['Yes', 'No'], null],
  ['children', 'Favourite colour', ['Red', 'Blue'], null],
]

for (const [audience, question, given, expected] of OTHERS) {
  test(`“${question}” is ${expected ?? 'not guessed'}`, async () => {
    const cells = Array.from({ length: 40 }, (_, i) => `"${given[i % given.length]}","Barely"`)
    const text = `"${question}","Something else altogether"\n${cells.join('\n')}`
    const mapping = {
      files: [
        { match: '*', audience, columns: { 'Something else altogether': { measure: 'locality' as const } } },
      ],
    }
    const { mapping: used, unmapped } = await imported(pack, [fileOf('x.csv', text)], mapping)
    assert.equal(used.files[0]?.columns[question]?.measure ?? null, expected, JSON.stringify(unmapped))
    assert.equal(
      unmapped.some(({ column }) => column === question),
      expected === null,
    )
  })
}

test('a small pack of another place is matched by its own words', async () => {
  const example = await packCalled('example')
  const text = `Which of these would worry you about a friend?,Do you know who you would tell?\n${'"A second phone, Goes swimming on Sundays",Yes\n'.repeat(20)}`
  const { answers, unmapped } = await imported(example, [fileOf('pupils.csv', text)])
  assert.deepEqual(unmapped, [])
  assert.equal(answers[0]?.audience, 'children')
  assert.deepEqual(
    answers[0]?.signs.map(({ id }) => id),
    ['second-phone'],
  )
})
