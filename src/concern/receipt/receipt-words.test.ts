import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openConcernKeys } from '../keys.ts'
import {
  RECEIPT_WORDS,
  REFERENCE_LETTERS,
  readReference,
  readWords,
  referenceOf,
  WORDS,
  wordsOf,
} from './receipt-words.ts'

test('there are 2,048 words, in small letters, none of which begins like another', () => {
  assert.equal(WORDS.length, 2048)
  assert.equal(new Set(WORDS).size, 2048)
  for (const word of WORDS) assert.match(word, /^[a-z]{3,10}$/)
  assert.equal(new Set(WORDS.map((word) => word.slice(0, 4))).size, 2048)
})

test('no word frightens, insults, or speaks of bodies, families and harm', () => {
  const unkind =
    /^(abuse|afraid|alcohol|alone|angry|attack|blood|body|bomb|boy|cage|child|crime|cry|danger|dead|death|devil|die|diet|dirty|drug|drunk|evil|fat|fear|ghost|girl|gun|hate|hell|hurt|jail|kill|kiss|knife|lonely|mother|father|monster|murder|naked|pain|pistol|poison|police|prison|rape|rifle|sad|scare|secret|sex|shame|shoot|sick|skin|slave|spy|steal|stranger|stupid|suicide|sword|threat|torture|touch|trap|ugly|victim|violent|weapon|wound)(s|ed|er|ing|y)?$/
  assert.deepEqual(
    WORDS.filter((word) => unkind.test(word)),
    [],
  )
})

test('words that are read are those that were given, however they are typed', () => {
  const typing = fc.record({
    bytes: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    between: fc.constantFrom(' ', '  ', ', ', '-', '\n', ' · '),
    capitals: fc.boolean(),
    cut: fc.boolean(),
  })
  fc.assert(
    fc.property(typing, ({ bytes, between, capitals, cut }) => {
      const words = wordsOf(bytes)
      const parts = words.split(' ').map((word) => (cut ? word.slice(0, 4) : word))
      const typed = ` ${parts.join(between)} `
      assert.equal(parts.length, RECEIPT_WORDS)
      assert.equal(readWords(capitals ? typed.toUpperCase() : typed), words)
    }),
  )
})

test('each of the first 66 bits makes other words, and nothing typed throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 9, maxLength: 9 }), fc.nat(65), (bytes, bit) => {
      const other = Uint8Array.from(bytes)
      other[bit >> 3] = (other[bit >> 3] as number) ^ (0x80 >> (bit & 7))
      assert.notEqual(wordsOf(other), wordsOf(bytes))
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const words = readWords(text)
      if (words !== null) for (const word of words.split(' ')) assert.ok(WORDS.includes(word))
      readReference(text)
    }),
  )
})

test('a reference is read however it is typed, and spells nothing', () => {
  assert.doesNotMatch(REFERENCE_LETTERS, /[AEIOU01L]/)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const reference = referenceOf(bytes)
      assert.match(reference, /^[2-9B-Z]{5}-[2-9B-Z]{5}$/)
      for (const typed of [
        reference.toLowerCase(),
        reference.replace('-', ''),
        ` ${reference.replace('-', ' ')} `,
      ])
        assert.equal(readReference(typed), reference)
    }),
  )
})

test('another nonce, key or partnership gives another receipt; the same gives the same in every process', () => {
  const [key, here] = [randomBytes(32), '11111111-1111-4111-8111-111111111111']
  const told = openConcernKeys(key, here).ofNonce('a')
  assert.deepEqual(openConcernKeys(Uint8Array.from(key), here).ofNonce('a'), told)
  const others = [
    openConcernKeys(key, here).ofNonce('b'),
    openConcernKeys(randomBytes(32), here).ofNonce('a'),
    openConcernKeys(key, '22222222-2222-4222-8222-222222222222').ofNonce('a'),
  ]
  for (const other of others)
    for (const part of ['id', 'reference', 'words', 'nonceHash', 'wordsHash'] as const)
      assert.notDeepEqual(other[part], told[part])
})
