import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { packOf } from '../../../test/scaffold/service.ts'
import { areCoded } from '../sharing/coded.ts'
import { blameFinder } from '../writing/find-blame.ts'
import { blockOf } from './allot.ts'
import { type Library, libraryOf, MOST_WORDS, placeId, placeIn, type Round, roundFrom } from './round.ts'
import { codesOf, fileFrom } from './share-round.ts'
import { beginRound, takeRound } from './take-round.ts'
import { ownFiles } from './told.ts'

let library: Library
let blames: (words: string) => boolean
before(async () => {
  const pack = await packOf('durham')
  library = libraryOf(pack) as Library
  const find = blameFinder(pack)
  blames = (words) => find(words).found.length > 0
})

const begun = (set = 'second', seed = 's'): Round => {
  const allots = library.rules.sets.find(({ id }) => id === set)?.allots ?? []
  const factors = library.rules.factors
    .filter(({ id }) => allots.includes(id))
    .map(({ id, levels }) => ({ id, levels: levels.map((level) => level.id) }))
  const [first] = blockOf({ stories: [...library.all.keys()], factors }, seed, 0)
  return beginRound(set, first ?? { stories: [], children: [] })
}
const answer = { worry: '4', harm: 'sexual', next: 'lead', words: 'She is streetwise.' }

/** Answers everything up to the end of so many stories. */
const through = (round: Round, stories: number): Round => {
  let now = round
  for (let i = 0; i < 60; i++) {
    const place = placeIn(library, now)
    if (place.at === 'after' && place.nth === stories - 1) return now
    now = takeRound(library, now, {
      at: placeId(place),
      ...(place.at === 'after' ? { go: 'on' } : answer),
    }).round
  }
  throw new Error('The round did not come there.')
}

test('whatever was sealed and whatever is sent, a round stays one of today’s pack', () => {
  const sent = fc.dictionary(
    fc.constantFrom('at', 'go', 'worry', 'harm', 'next', 'words', 'set'),
    fc.oneof(
      fc.constantFrom('on', 'back', 'end', '4', '-1', '11', 'sexual', 'lead', '0.one', '0.after', 'end'),
      fc.string(),
      fc.constant('x'.repeat(MOST_WORDS + 1)),
      fc.array(fc.string()),
      fc.anything(),
    ),
  )
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 30 }), fc.boolean(), (all, real) => {
      let round = begun()
      for (const one of all) {
        const at = real ? placeId(placeIn(library, round)) : one.at
        ;({ round } = takeRound(library, round, { ...(real ? answer : {}), ...one, at }))
        assert.deepEqual(roundFrom(JSON.parse(JSON.stringify(round)), library), round)
        placeIn(library, round)
        ownFiles(library, round, blames)
      }
    }),
    { numRuns: 60 },
  )
  fc.assert(fc.property(fc.jsonValue(), (value) => void roundFrom(value, library)))
  const round = begun()
  for (const broken of [
    { ...round, stories: ['nowhere'] },
    { ...round, set: 'third' },
    { ...round, opened: 9 },
    { ...round, children: round.children.map(() => ({})) },
    { ...round, seed: 'Sam' },
  ])
    assert.equal(roundFrom(broken, library), null)
})

test('what an old page sends moves nothing; what is missing is told, and what was typed is kept', () => {
  const round = begun()
  assert.deepEqual(takeRound(library, round, { at: '3.four', ...answer }).round, round)
  const last = takeRound(library, through(round, 1), { at: '0.after', go: 'back' }).round
  const { amiss } = takeRound(library, last, {
    at: placeId(placeIn(library, last)),
    words: '  Was seen.  ',
    worry: '99',
  })
  assert.deepEqual(amiss?.missing, ['harm', 'worry', 'next'])
  assert.equal(amiss?.typed.words, 'Was seen.')
  const long = takeRound(library, last, {
    at: placeId(placeIn(library, last)),
    ...answer,
    words: 'x'.repeat(MOST_WORDS + 1),
  })
  assert.equal(long.amiss?.tooLong, true)
})

test('back leads step by step to the beginning', () => {
  let round = takeRound(library, through(begun(), 2), { at: '1.after', go: 'end' }).round
  assert.equal(placeId(placeIn(library, round)), 'end')
  const seen: string[] = []
  for (let i = 0; i < 30 && placeId(placeIn(library, round)) !== '0.one'; i++) {
    round = takeRound(library, round, { at: placeId(placeIn(library, round)), go: 'back' }).round
    seen.push(placeId(placeIn(library, round)))
  }
  assert.deepEqual(seen, [
    '1.after',
    '1.four',
    '1.three',
    '1.two',
    '1.one',
    '0.after',
    '0.four',
    '0.three',
    '0.two',
    '0.one',
  ])
})

test('what is shared is codes, never words, the seed or the nonce; and it reads as what was answered', () => {
  for (const set of ['first', 'second']) {
    const round = takeRound(library, through(begun(set), 2), { at: '1.after', go: 'end' }).round
    const own = ownFiles(library, round, blames)
    assert.equal(own.length, 2)
    for (const [nth, file] of own.entries()) {
      const codes = codesOf(library, round, nth, blames)
      assert.ok(areCoded(codes))
      const said = JSON.stringify(codes)
      for (const secret of [round.seed, round.nonce, 'streetwise']) assert.ok(!said.includes(secret))
      assert.equal(codes['words.blame'], 'yes')
      const read = fileFrom(library, { story: file.story, person: 'you', answers: codes })
      assert.deepEqual(read, { ...file, set })
    }
  }
  assert.equal(fileFrom(library, { story: 'gone', person: 'x', answers: { 'story.set': 'first' } }), null)
})
