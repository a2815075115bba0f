import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseFacts } from './parse-facts.ts'

const faultsOf = (json: unknown): string[] => {
  const parsed = parseFacts(json)
  return parsed.ok ? [] : parsed.faults.map(({ where }) => where).sort()
}

test('the teller alone is enough, and everything may be given', () => {
  assert.deepEqual(parseFacts({ teller: 'trade' }), { ok: true, value: { teller: 'trade' } })
  const all = {
    teller: 'young-person',
    danger: 'no',
    missing: 'no',
    about: 'me',
    child_known: 'yes',
    significant_harm: 'unsure',
    worker: 'unknown',
    adult_works_with_children: 'no',
    age: '13-15',
    lives: 'here',
    safe_adult: 'unknown',
    images: 'no',
    known_of: ['adult', 'place'],
    harm: ['sexual', 'unsure'],
    at: '2026-11-23T09:30:00+00:00',
  }
  assert.deepEqual(parseFacts(all), { ok: true, value: all })
})

test('what is not facts at all', () => {
  for (const json of [null, 1, 'teller', [], [{ teller: 'parent' }]])
    assert.deepEqual(faultsOf(json), ['facts'])
})

test('all faults are told at once', () => {
  const json = {
    teller: 'mum',
    danger: true,
    hram: [],
    known_of: 'adult',
    harm: ['sexual', 'sexual', 'x'],
    at: 'now',
  }
  assert.deepEqual(faultsOf(json), ['at', 'danger', 'harm', 'harm', 'hram', 'known_of', 'teller'])
  assert.deepEqual(faultsOf({}), ['teller'])
  const misspelt = parseFacts({ teller: 'parent', hram: [] })
  assert.ok(!misspelt.ok && /Did you mean “harm”/.test(misspelt.faults[0]?.right ?? ''))
})

test('facts that cannot be true together', () => {
  assert.deepEqual(faultsOf({ teller: 'parent', about: 'me' }), ['about'])
  assert.deepEqual(faultsOf({ teller: 'young-person', about: 'me', child_known: 'no' }), ['child_known'])
  assert.deepEqual(faultsOf({ teller: 'trade', lead: 'none' }), ['lead'])
  assert.deepEqual(faultsOf({ teller: 'practitioner', safe_adult: 'no' }), ['safe_adult'])
  assert.deepEqual(
    faultsOf({ teller: 'parent', about: 'me', child_known: 'no', lead: 'me', safe_adult: 'yes' }),
    ['about', 'child_known', 'lead', 'safe_adult'],
  )
  assert.deepEqual(
    faultsOf({ teller: 'practitioner', safe_adult: 'unknown' }),
    [],
    'unknown is the same as absent',
  )
})

test('times have a zone and exist', () => {
  const at = (time: unknown): string[] => faultsOf({ teller: 'parent', at: time })
  for (const time of ['2026-11-23T09:30Z', '2026-07-01T09:30:00+01:00', '2026-11-23T09:30:00.123Z']) {
    assert.deepEqual(at(time), [], time)
  }
  for (const time of ['2026-11-23T09:30:00', '2026-11-23', '2026-13-01T00:00Z', '2026-02-30T10:00Z', 1, '']) {
    assert.deepEqual(at(time), ['at'], String(time))
  }
})

test('whatever comes is judged, and what was written is not repeated', () => {
  const secret = 'Jade Smith of 4 Long Street'
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      parseFacts(json)
      if (typeof json === 'object' && json !== null) parseFacts({ ...json, teller: 'parent' })
    }),
  )
  for (const json of [
    { teller: secret },
    { teller: 'parent', [secret]: secret },
    { teller: 'parent', harm: [secret], at: secret },
  ]) {
    assert.doesNotMatch(JSON.stringify(parseFacts(json)), /Jade/)
  }
  assert.ok(!parseFacts(JSON.parse('{"teller":"parent","__proto__":1}')).ok)
  assert.ok(!parseFacts({ teller: 'parent', constructor: 1, toString: 1 }).ok)
})

test('facts given twice, as their text tells', () => {
  const twice = (text: string): string[] => {
    const parsed = parseFacts(JSON.parse(text), text)
    return parsed.ok ? [] : parsed.faults.filter(({ what }) => /twice/.test(what)).map(({ where }) => where)
  }
  assert.deepEqual(twice('{"teller":"parent","danger":"now","danger":"no"}'), ['danger'])
  assert.deepEqual(twice('{"d\\u0061nger" :"now","danger":"no","danger":"no"}'), ['danger'])
  assert.deepEqual(twice('{"Jade \\"J\\"":1,"Jade \\"J\\"":2}'), ['facts'])
  assert.deepEqual(twice('{"teller":"teller","harm":["harm",{"teller":1}],"at":"\\"at\\":"}'), [])
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (facts) => {
      const text = JSON.stringify(facts, null, 1)
      assert.deepEqual(twice(text), [])
      assert.equal(twice(`${text.slice(0, -1).trimEnd()}${text === '{}' ? '' : ','}"at":1,"at":2}`).length, 1)
    }),
    { examples: [[JSON.parse('{"__proto__":1,"x":"\\\\"}')]] },
  )
})
