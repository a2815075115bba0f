import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openSealing, SEALED_KEY_DAYS, SEALED_LIMIT_BYTES } from './index.ts'

const key = randomBytes(32)
const now = new Date('2026-11-23T10:00:00Z')
const sealing = openSealing(key, 'whom-to-tell/example')
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

test('what is sealed is opened unchanged, by another process with the same key too', () => {
  const another = openSealing(Uint8Array.from(key), 'whom-to-tell/example')
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const opened = another.unseal(sealing.seal(value, now), now)
      assert.deepEqual(opened, { ok: true, value: JSON.parse(JSON.stringify(value)) })
    }),
  )
})

test('one changed character anywhere is a forgery', () => {
  const sealed = sealing.seal({ teller: ['parent'] }, now)
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'b', '7', '.', '-'), (at, put) => {
      const changed = sealed.slice(0, at) + put + sealed.slice(at + 1)
      if (Buffer.from(changed).equals(Buffer.from(sealed))) return
      const opened = sealing.unseal(changed, now)
      // The last character of a base64 part carries unused bits: changing only those decodes to the same bytes.
      if (opened.ok) assert.deepEqual(opened.value, { teller: ['parent'] })
    }),
  )
  const cipherText = sealed.split('.')[3] as string
  const flipped = sealed.replace(cipherText, (cipherText[0] === 'A' ? 'B' : 'A') + cipherText.slice(1))
  assert.deepEqual(sealing.unseal(flipped, now), { ok: false, why: 'forged' })
})

test('no text whatever is opened or throws', () => {
  fc.assert(fc.property(fc.string(), (text) => sealing.unseal(text, now).ok === false))
})

test('sealed for another journey, partnership or key, it is a forgery', () => {
  const sealed = sealing.seal({}, now)
  assert.equal(openSealing(key, 'whom-to-tell/elsewhere').unseal(sealed, now).ok, false)
  assert.equal(openSealing(randomBytes(32), 'whom-to-tell/example').unseal(sealed, now).ok, false)
})

test(`it opens for ${SEALED_KEY_DAYS} days and no longer`, () => {
  const sealed = sealing.seal({}, now)
  assert.equal(sealing.unseal(sealed, later(SEALED_KEY_DAYS)).ok, true)
  assert.deepEqual(sealing.unseal(sealed, later(SEALED_KEY_DAYS + 1)), { ok: false, why: 'too-old' })
})

test('its length does not tell how much was answered', () => {
  const few = sealing.seal({ teller: ['parent'] }, now)
  const many = sealing.seal(
    { teller: ['parent'], now: ['neither'], about: ['child'], happening: ['hurt', 'owes'] },
    now,
  )
  assert.equal(few.length, many.length)
})

test('more than the limit is refused before it is opened', () => {
  assert.deepEqual(sealing.unseal('v1.'.padEnd(SEALED_LIMIT_BYTES + 1, 'A'), now), {
    ok: false,
    why: 'too-large',
  })
})

test('a short key is refused', () => {
  assert.throws(() => openSealing(randomBytes(16), 'x'), RangeError)
})
