import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Facts } from '../facts.ts'
import { type Chosen, contradicting, factsFrom, nextQuestion, offeredOptions } from './ask.ts'
import { decide } from './decide.ts'
import { durham } from './durham.fixture.ts'
import { parseFacts } from './parse-facts.ts'

/** Answers the questions as they come; returns what was asked, and the facts at the end. */
const answering = (answers: Chosen): { asked: string[]; facts: Facts } => {
  const chosen: Record<string, readonly string[]> = {}
  for (;;) {
    const next = nextQuestion(durham, chosen)
    if (!next) return { asked: Object.keys(chosen), facts: factsFrom(durham, chosen) }
    chosen[next.id] = answers[next.id] ?? assert.fail(`${next.id} was asked, and has no answer here`)
  }
}

const NEITHER = { now: ['neither'], 'about-them': ['none'], 'also-know': ['none'], kind: ['not-sure'] }

describe('only what can change the answer is asked', () => {
  test('danger: two taps', () => {
    const { asked, facts } = answering({ teller: ['trade'], now: ['with-an-adult-now'] })
    assert.deepEqual(asked, ['teller', 'now'])
    assert.deepEqual(facts, { teller: 'trade', danger: 'now' })
  })
  test('missing: two taps, for a young person three', () => {
    assert.deepEqual(answering({ teller: ['parent'], now: ['missing'] }).asked, ['teller', 'now'])
    const me = answering({ teller: ['young-person'], now: ['missing'], about: ['me'] })
    assert.deepEqual(me.asked, ['teller', 'now', 'about'])
    assert.equal(decide(durham, me.facts).first.route, 'safecall')
  })
  test('a place: nothing about the age or home of a child', () => {
    const { asked } = answering({ ...NEITHER, teller: ['community'], about: ['place'], happening: ['none'] })
    assert.deepEqual(asked, ['teller', 'now', 'about', 'happening', 'also-know', 'kind'])
  })
  test('a parent has said that it is about their child', () => {
    const { asked, facts } = answering({
      ...NEITHER,
      teller: ['parent'],
      happening: ['none'],
      'also-know': ['adult', 'place'],
    })
    assert.ok(!asked.includes('about'))
    assert.deepEqual([facts.about, facts.child_known], ['child', 'yes'])
    assert.deepEqual(facts.known_of, ['adult', 'place'])
  })
  test('a child who has a worker: no lead, no safe adult', () => {
    const { asked } = answering({
      ...NEITHER,
      teller: ['practitioner'],
      about: ['child'],
      'about-them': ['worker'],
      happening: ['not-sure'],
    })
    assert.ok(!asked.includes('lead'))
  })
  test('significant harm: nobody is kept from the telephone by a question about their lead', () => {
    const { asked, facts } = answering({
      ...NEITHER,
      teller: ['practitioner'],
      about: ['child'],
      happening: ['carry-or-sell', 'owes'],
    })
    assert.ok(!asked.includes('lead'))
    assert.deepEqual(facts.harm, ['criminal', 'unsure'])
    assert.equal(decide(durham, facts).rule, 'significant-harm')
  })
  test('never more than eight taps', () => {
    const asked = new Set<number>()
    fc.assert(
      fc.property(ways, (picks) => {
        asked.add(Object.keys(walkBy(picks)).length)
      }),
      { numRuns: 500 },
    )
    assert.ok(Math.max(...asked) <= 8, String(Math.max(...asked)))
  })
})

describe('what answers mean', () => {
  test('two that cannot both be true are found: words of one fact of which neither is stronger', () => {
    const options = (id: string, ticked: string[]) =>
      (durham.whomToTell.questions.find((each) => each.id === id)?.options ?? []).filter((option) =>
        ticked.includes(option.id),
      )
    const both = contradicting(options('about-them', ['under-13', 'elsewhere', 'over-18']))
    assert.deepEqual(
      both?.map(({ id }) => id),
      ['under-13', 'over-18'],
    )
    assert.equal(contradicting(options('about-them', ['under-13', 'elsewhere', 'worker'])), null)
    assert.equal(contradicting(options('happening', ['hurt', 'weapon', 'sexual-contact', 'not-sure'])), null)
  })
  test('several ticks: the strongest counts, harms add up, “none” beside another counts for nothing', () => {
    const chosen = { teller: ['parent'], now: ['neither'], about: ['child'], 'about-them': ['none'] }
    const facts = factsFrom(durham, { ...chosen, happening: ['none', 'weapon', 'sexual-contact'] })
    assert.equal(facts.significant_harm, 'yes')
    assert.deepEqual(facts.harm, ['sexual', 'violence'])
    assert.equal(factsFrom(durham, { ...chosen, happening: ['not-sure'] }).significant_harm, 'unsure')
    assert.equal(factsFrom(durham, { ...chosen, happening: ['none'] }).significant_harm, 'no')
  })
  test('under 13 with anything sexual is always significant', () => {
    const chosen = {
      teller: ['parent'],
      now: ['neither'],
      about: ['child'],
      happening: ['none'],
      'also-know': ['none'],
      kind: ['sexual'],
    }
    assert.equal(factsFrom(durham, { ...chosen, 'about-them': ['under-13'] }).significant_harm, 'yes')
    assert.equal(factsFrom(durham, { ...chosen, 'about-them': ['none'] }).significant_harm, 'no')
  })
  test('an answer that an earlier one made pointless is dropped', () => {
    const practitioner = {
      ...NEITHER,
      teller: ['practitioner'],
      about: ['child'],
      happening: ['none'],
      lead: ['available'],
    }
    assert.equal(factsFrom(durham, practitioner).lead, 'available')
    assert.equal(factsFrom(durham, { ...practitioner, teller: ['trade'] }).lead, undefined)
    const danger = factsFrom(durham, { ...practitioner, now: ['danger'] })
    assert.deepEqual(danger, { teller: 'practitioner', danger: 'now' })
  })
  test('options that do not fit are not offered and not taken', () => {
    const about = durham.whomToTell.questions.find(({ id }) => id === 'about')
    assert.ok(about)
    const chosen = { teller: ['community'], now: ['neither'] }
    assert.ok(!offeredOptions(durham, chosen, about).some(({ id }) => id === 'me'))
    assert.equal(nextQuestion(durham, { ...chosen, about: ['me'] })?.id, 'about')
    assert.equal(nextQuestion(durham, { teller: ['nobody', '__proto__'] })?.id, 'teller')
  })
})

/** Any way through the questions: numbers that pick among the options offered. */
const ways = fc.array(fc.nat(1023), { minLength: 12, maxLength: 12 })

const walkBy = (picks: readonly number[]): Chosen => {
  const chosen: Record<string, readonly string[]> = {}
  for (const pick of picks) {
    const next = nextQuestion(durham, chosen)
    if (!next) return chosen
    const ids = offeredOptions(durham, chosen, next).map(({ id }) => id)
    const ticked = ids.filter((_, i) => (pick >> i) & 1)
    chosen[next.id] = next.kind === 'several' && ticked.length > 0 ? ticked : [ids[pick % ids.length] ?? '']
  }
  return chosen
}

test('every way through the questions ends, in facts that have an answer', () => {
  fc.assert(
    fc.property(ways, (picks) => {
      const chosen = walkBy(picks)
      assert.equal(nextQuestion(durham, chosen), null)
      const facts = factsFrom(durham, chosen)
      assert.ok(parseFacts(facts).ok, JSON.stringify(facts))
      decide(durham, facts)
    }),
    { numRuns: 500 },
  )
})

test('what was not asked could not have changed whom to tell first', () => {
  // Facts that the questions left open, and the words that they might have had.
  const OPEN = {
    lead: ['available', 'unavailable', 'none', 'me'],
    safe_adult: ['yes', 'no'],
    significant_harm: ['yes', 'no'],
    worker: ['yes', 'no'],
  }
  const asks = (fact: string): string[] =>
    durham.whomToTell.questions.flatMap(({ id, options }) =>
      options.some(({ means }) => fact in means) ? [id] : [],
    )
  fc.assert(
    fc.property(ways, (picks) => {
      const chosen = walkBy(picks)
      const facts = factsFrom(durham, chosen)
      const first = (given: Facts): string => decide(durham, given).first.route
      for (const [fact, words] of Object.entries(OPEN)) {
        if (asks(fact).some((id) => id in chosen)) continue
        for (const word of words) {
          const other = parseFacts({ ...facts, [fact]: word })
          if (other.ok) assert.equal(first(other.value), first(facts), `${fact}: ${word}`)
        }
      }
    }),
    { numRuns: 300 },
  )
})
