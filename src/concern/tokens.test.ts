import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { account, lookedUpBy, person, phone, plate, postcode } from './tokens.ts'

const same = (of: (text: string) => string | null, ...texts: string[]) => {
  const found = new Set(texts.map((text) => of(text)))
  assert.equal(found.size, 1, texts.join(' | '))
  assert.notEqual([...found][0], null)
}
const none = (of: (text: string) => string | null, ...texts: string[]) => {
  for (const text of texts) assert.equal(of(text), null, text)
}

test('one plate, number, account, postcode and person however it is written', () => {
  same(plate, 'YQ51 ABC', 'yq51abc', ' yq-51 abc.', 'YQ5I ABC')
  same(plate, 'AO02 BOB', 'A0O2 B0B', 'ao o2 bob')
  same(phone, '07700 900123', '+44 7700 900123', '0044 (0)7700-900123', '+44(0)7700900123', '7700 900123')
  same(phone, '447700900123', '07700 900123 (his mum)', 'ring 07700-900-123', '+44 0 7700 900123')
  same(
    account,
    'big.t.99 on Snapchat',
    'https://www.snapchat.com/add/big.t.99',
    ' Big.T.99 (snap)',
    'Snap: big.t.99',
  )
  assert.equal(account('@Big.T.99', 'Snapchat'), account('big.t.99, on snapchat'))
  same(postcode, 'TS99 1AB', '4 High Street, ts991ab, Saltmere')
  const born = '2010-05-01'
  assert.equal(person('Zoë Smith-Jones', born), person('smith jones, ZOE', born))
})

test('one name on two services is two accounts, and so is one without a service', () => {
  const on = ['Snapchat', 'Instagram', 'A game nobody knows', ''].map((service) =>
    account('big.t.99', service),
  )
  assert.equal(new Set(on).size, 4)
  assert.equal(account('@big.t.99'), account('big.t.99'))
})

test('what does not identify is looked up by nothing', () => {
  none(plate, '', 'YQ5', 'silver', '12345', 'half of it was YQ51 something long', 'YQ51 ABC or ABD')
  none(
    plate,
    'YQ51',
    'YQ51 A',
    '51 ABC',
    'ABC',
    'YQ51 A?C',
    'Y?51 ABC',
    'Y..51 ABC',
    'Y*51ABC',
    'YQ51 AB_',
    'Y–51 ABC',
  )
  none(
    phone,
    '',
    '999',
    'unknown',
    '07700 900',
    '07700 90012',
    '07700 90012?',
    '900123',
    '+44 7700 9001',
    '0191 555 01',
  )
  none(
    account,
    '',
    '@',
    'ab',
    'unknown',
    'not known',
    'N/A',
    'Tyler Sample',
    'Snapchat: unknown',
    'Snapchat: ab',
  )
  none(postcode, '', 'the park', 'DH1', 'TS99')
  for (const [name, born] of [
    ['Tyler', '2010-05-01'],
    ['Tyler Example', '2010'],
    ['Tyler Example', ''],
    ['', '2010-05-01'],
  ] as const)
    assert.equal(person(name, born), null)
})

const of = (letters: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: length, maxLength: length })
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ'
const FIGURES = '0123456789'
/** Whole plates since 2001. */
const plates = fc
  .tuple(of(LETTERS, 2), of(FIGURES, 2), of(LETTERS, 3))
  .map(([area, age, rest]) => `${area}${age}${rest}`)
const gap = fc.constantFrom('', ' ', '-', '. ', '  ')

test('two plates are never one; one is itself in any case, with any gap, and with O for 0 and I for 1 in their places', () => {
  fc.assert(
    fc.property(plates, plates, gap, fc.boolean(), (one, other, between, small) => {
      const spelt = `${one.slice(0, 4)}${between}${one.slice(4)}`
      assert.equal(plate(small ? spelt.toLowerCase() : spelt), `plate:${one}`)
      assert.equal(plate(one) === plate(other), one === other)
      const swapped = `${one.slice(0, 2)}${one.slice(2, 4).replaceAll('0', 'O').replaceAll('1', 'I')}${one.slice(4)}`
      assert.equal(plate(swapped), `plate:${one}`)
    }),
  )
})

test('part of a plate since 2001 never matches any whole one', () => {
  fc.assert(
    fc.property(plates, fc.nat({ max: 6 }), fc.integer({ min: 1, max: 6 }), (one, from, length) => {
      const part = plate(one.slice(from, from + length))
      if (length < 7 && part) assert.notEqual(part, plate(one))
      // What begins it, which is what people see of a car that leaves, is never taken for a whole one.
      assert.equal(plate(one.slice(0, length)), null, one.slice(0, length))
    }),
  )
})

test('a number is one number with and without its country; two numbers are never one; a part is none', () => {
  const numbers = fc
    .tuple(fc.constantFrom('1', '2', '3', '7', '8', '9'), of(FIGURES, 9))
    .map((both) => both.join(''))
  fc.assert(
    fc.property(numbers, numbers, gap, fc.integer({ min: 1, max: 9 }), (one, other, between, length) => {
      const cut = `${one.slice(0, 4)}${between}${one.slice(4)}`
      for (const way of [`0${cut}`, `+44${cut}`, `0044 ${cut}`, `+44 (0)${cut}`])
        assert.equal(phone(way), `phone:+44${one}`, way)
      assert.equal(phone(`0${one}`) === phone(`0${other}`), one === other)
      assert.equal(phone(`0${one.slice(0, length)}`), null)
    }),
  )
})

test('what is made of a text is the same when it is made of its own spelling again, and nothing typed throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      for (const text of [plate(one), phone(one)])
        if (text) assert.equal((text.startsWith('plate') ? plate : phone)(text.slice(6)), text)
      const name = account(one, other)
      assert.ok(name === null || /^account:[^/]*\/..../s.test(`${name}.`))
    }),
  )
  const said = fc.dictionary(
    fc.constantFrom('plate', 'number', 'name', 'service', 'born', 'address'),
    fc.string({ unit: 'binary' }),
  )
  const kinds = fc.constantFrom('person', 'place', 'vehicle', 'phone', 'account', 'group')
  fc.assert(
    fc.property(kinds, said, (kind, texts) => {
      for (const text of lookedUpBy({ kind, said: texts })) assert.match(text, /^[a-z]+:./s)
    }),
  )
})

test('several numbers in one box are each looked up', () => {
  const said = { number: '07700 900123 / 07700 900456 or 07700 900123' }
  assert.deepEqual(lookedUpBy({ kind: 'phone', said }), ['phone:+447700900123', 'phone:+447700900456'])
})
