import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FACT_WORDS, type Facts, LIST_FACT_WORDS } from '../facts.ts'
import { decide } from './decide.ts'
import { durham, MOMENTS } from './durham.fixture.ts'
import { parseFacts } from './parse-facts.ts'

/** What must hold of every answer, whatever the facts. */
const facts: fc.Arbitrary<Facts> = fc
  .record(
    {
      ...Object.fromEntries(
        Object.entries(FACT_WORDS).map(([name, words]) => [name, fc.constantFrom(...words)]),
      ),
      ...Object.fromEntries(
        Object.entries(LIST_FACT_WORDS).map(([name, words]) => [name, fc.subarray([...words])]),
      ),
      at: fc
        .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    },
    { requiredKeys: ['teller' as never] },
  )
  .map(parseFacts)
  .filter((parsed) => parsed.ok)
  .map(({ value }) => value)

const always = (name: string, holds: (given: Facts) => void): void => {
  test(name, () => fc.assert(fc.property(facts, holds), { numRuns: 150 }))
}
const routesOf = (given: Facts): string[] => {
  const { first, also } = decide(durham, given)
  return [first.route, ...also.map(({ route }) => route)]
}

always('in danger it is always 999, and nothing to fill in', (given) => {
  const { first, form } = decide(durham, { ...given, danger: 'now' })
  assert.equal(first.route, 'emergency')
  assert.equal(first.contact, '999')
  assert.equal(form, null)
})

always('a young person always has Childline, and nobody else has', (given) => {
  assert.equal(routesOf(given).includes('childline'), given.teller === 'young-person')
})

always('no route stands twice', (given) => {
  const routes = routesOf(given)
  assert.equal(new Set(routes).size, routes.length)
})

always('only practitioners are shown the National Referral Mechanism and their own forms', (given) => {
  if (given.teller === 'practitioner') {
    assert.notEqual(decide(durham, given).form, 'worry')
    return
  }
  assert.ok(!routesOf(given).some((route) => ['nrm', 'safeguarding-lead'].includes(route)))
  assert.ok([null, 'worry'].includes(decide(durham, given).form))
})

always('nothing stands beside that neither the rule nor a rule for all puts there', (given) => {
  const { rule, also } = decide(durham, given)
  const written = durham.whomToTell.rules.find(({ id }) => id === rule)?.beside ?? []
  const allowed = [...written, ...durham.whomToTell.beside].map(({ route }) => route.split('/')[0])
  for (const { route } of also) assert.ok(allowed.includes(route), `${route} beside ${rule}`)
})

always('the time changes what comes first only for the worker, early help and SafeCall', (given) => {
  const { at: _, ...inHours } = given
  const day = decide(durham, inHours)
  const night = decide(durham, given)
  if (day.first.route === night.first.route) return
  assert.ok(
    ['current-worker', 'early-help', 'safecall'].includes(day.first.route),
    `${day.rule} → ${night.rule}`,
  )
})

always('somebody is there, or the answer says when', (given) => {
  const { first } = decide(durham, { ...given, at: MOMENTS.sunday03 })
  const contact = durham.contacts.get(first.contact ?? '')
  if (contact) assert.equal(contact.hours, 'always', `${first.route} at night: ${contact.id}`)
})

always(
  'the same facts give the same answer, and knowing less of the harm never takes a route away',
  (given) => {
    assert.deepEqual(decide(durham, given), decide(durham, given))
    const { harm: _, ...rest } = given
    const less = decide(durham, rest).also.filter(({ route }) => route !== decide(durham, given).first.route)
    for (const { route } of less) assert.ok(routesOf(given).includes(route), route)
  },
)

always('every sentence is whole', (given) => {
  const { first, also, why } = decide(durham, given)
  for (const text of [
    first.how,
    first.by_when,
    why,
    ...also.flatMap((line) => [line.how, line.by_when, line.why]),
  ]) {
    assert.match(text, /\S/)
    assert.doesNotMatch(text, /[{}[\]]|undefined| {2}/)
  }
})
