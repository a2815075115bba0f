import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { RootKey } from '../../vault/index.ts'
import { openCertificates } from './certificates.ts'
import { readLetters, writeLetters } from './letters.ts'

const key = randomBytes(32)
const certificates = openCertificates(key, 'durham')
const ADA = { name: 'Ada Łukasz-O’Neill', exercise: 'shift-hotels', day: '2026-11-23' }

test('a code says what went into it, however it is typed, in another process too', () => {
  const code = certificates.code(ADA)
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-)+[0-9A-HJKMNP-TV-Z]{1,5}$/)
  const another = openCertificates(Uint8Array.from(key), 'durham')
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
  ])
    assert.deepEqual(another.read(typed), ADA)
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 20_000 }),
      (name, n) => {
        const certified = {
          name: name.toWellFormed(),
          exercise: 'a',
          day: new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10),
        }
        assert.deepEqual(certificates.read(certificates.code(certified)), certified)
      },
    ),
  )
})

test('one letter changed, left out or added anywhere is no certificate; nor is another partnership’s, nor any text', () => {
  const code = certificates.code(ADA).replaceAll('-', '')
  for (let at = 0; at < code.length; at++)
    for (const put of ['', 'A7', code[at] === '9' ? '8' : '9'])
      assert.equal(certificates.read(code.slice(0, at) + put + code.slice(at + 1)), null, `${at} ${put}`)
  assert.equal(openCertificates(key, 'elsewhere').read(code), null)
  assert.equal(openCertificates(randomBytes(32), 'durham').read(code), null)
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => certificates.read(text) === null))
  for (const text of ['', '-', '0', code.repeat(40)]) assert.equal(certificates.read(text), null)
})

test('a code outlives the root key that signed it', () => {
  const code = certificates.code(ADA)
  const changed = new RootKey(randomBytes(32), [new RootKey(key)])
  assert.deepEqual(openCertificates(changed, 'durham').read(code), ADA)
})

test('letters are bytes: there and back, and no two ways to write the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (bytes) => {
      assert.deepEqual([...(readLetters(writeLetters(bytes), 50) ?? [])], [...bytes])
    }),
  )
  assert.equal(readLetters('ZZ', 5), null)
})
