import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adultYear } from './adult-year.ts'

const toldAt = new Date('2026-11-23T10:00:00Z')
const of = (ageBand: string | null, ...people: { roles?: string[]; said: Record<string, string> | null }[]) =>
  adultYear({
    toldAt,
    ageBand,
    people: people.map(({ roles = ['child-at-risk'], said }) => ({ roles, said })),
  })

test('by birth, else by what was said of the age, else by the band, else as if born that day', () => {
  assert.deepEqual(of('13-15', { said: { born: '2012-03-04' } }), { year: 2030, knownBy: 'birth' })
  assert.deepEqual(of(null, { said: { age: '15' } }), { year: 2029, knownBy: 'age' })
  assert.deepEqual(of(null, { said: { age: 'about 15' } }), { year: 2031, knownBy: 'age' })
  assert.deepEqual(of('13-15', { said: { name: 'Kit' } }), { year: 2031, knownBy: 'band' })
  assert.deepEqual(of('under-13'), { year: 2044, knownBy: 'band' })
  assert.deepEqual(of('18-plus'), { year: 2026, knownBy: 'band' })
  assert.deepEqual(of(null), { year: 2044, knownBy: 'nothing' })
  assert.deepEqual(of(null, { said: { born: 'soon' } }), { year: 2044, knownBy: 'nothing' })
})

test('of several children the youngest counts, and of grown-ups none but those whom it is about', () => {
  const young = { said: { born: '2020-01-01' } }
  assert.equal(of('16-17', { said: { born: '2009-05-05' } }, young).year, 2038)
  assert.equal(of('16-17', { roles: ['person-of-concern'], said: { age: '30' } }).year, 2028)
  assert.equal(of('16-17', { roles: ['person-of-concern'], said: { age: '14' } }).year, 2030)
  assert.deepEqual(of(null, { said: { age: '19' } }), { year: 2026, knownBy: 'age' })
})

test('what cannot be read is never too early', () => {
  assert.deepEqual(of('16-17', { said: null }), { year: 2044, knownBy: 'nothing' })
})
