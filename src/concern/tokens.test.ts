import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { account, lookedUpBy, person, phone, plate, postcode } from './tokens.ts'

const same = (of: (text: string) => string | null, ...texts: string[]) => {
  const found = new Set(texts.map(of))
  assert.equal(found.size, 1, texts.join(' | '))
  assert.notEqual([...found][0], null)
}
const none = (of: (text: string) => string | null, ...texts: string[]) => {
  for (const text of texts) assert.equal(of(text), null, text)
}

test('one plate, number, account, postcode and person however it is written', () => {
  same(plate, 'YQ51 ABC', 'yq51abc', ' yq-51 abc.')
  same(phone, '07700 900123', '+44 7700 900123', '0044 (0)7700-900123', '+44(0)7700900123')
  same(account, '@Big.T.99', 'big.t.99 on Snapchat', 'https://www.example.com/big.t.99', ' Big.T.99 (Insta)')
  same(postcode, 'TS99 1AB', '4 High Street, ts991ab, Saltmere')
  const born = '2010-05-01'
  assert.equal(person('Zoë Smith-Jones', born), person('smith jones, ZOE', born))
})

test('what does not identify is looked up by nothing', () => {
  none(plate, '', 'YQ5', 'silver', '12345', 'half of it was YQ51 something long')
  none(phone, '', '999', 'unknown')
  none(account, '', '@', 'ab')
  none(postcode, '', 'the park', 'DH1')
  for (const [name, born] of [
    ['Tyler', '2010-05-01'],
    ['Tyler Example', '2010'],
    ['Tyler Example', ''],
    ['', '2010-05-01'],
  ] as const)
    assert.equal(person(name, born), null)
})

test('spaces, capitals and dashes change nothing; another letter does; nothing typed throws', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHJKMNPRSTUVWXYZ'),
    minLength: 3,
    maxLength: 3,
  })
  const plates = fc.tuple(letters, fc.integer({ min: 10, max: 99 }), letters)
  fc.assert(
    fc.property(plates, fc.constantFrom('', ' ', '-', ' . '), ([a, n, b], gap) => {
      const area = a.slice(0, 2)
      assert.equal(plate(`${area}${n}${gap}${b.toLowerCase()}`), plate(`${area.toLowerCase()}${gap}${n}${b}`))
      assert.notEqual(plate(`${area}${n}${b}`), plate(`${area}${(n + 1) % 100}${b}`))
    }),
  )
  const said = fc.dictionary(
    fc.constantFrom('plate', 'number', 'name', 'born', 'address'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(
      fc.constantFrom('person', 'place', 'vehicle', 'phone', 'account', 'group'),
      said,
      (kind, texts) => {
        for (const text of lookedUpBy({ kind, said: texts })) assert.match(text, /^[a-z]+:./s)
      },
    ),
  )
})
