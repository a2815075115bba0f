import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FACT_WORDS, type Facts, LIST_FACT_WORDS } from '../facts.ts'
import { tableOf } from './compile-table.ts'
import { decide, judge } from './decide.ts'
import { durham, MOMENTS, OPEN } from './durham.fixture.ts'
import { parseFacts } from './parse-facts.ts'

/*
 * The order of the rules a second time, as plain code that knows nothing of the table, so that the two can be
 * compared over many facts. Where they differ, one of them has the rules wrong.
 */
interface Told {
  readonly first: string
  readonly also: ReadonlySet<string>
  readonly form: string | null
}

function naive(f: Facts): Told {
  const open = f.at === undefined ? { office: true, safecall: true } : OPEN[f.at]
  assert.ok(open)
  const harm = (word: string): boolean => (f.harm ?? []).some((one) => one === word)
  const knows = (word: string): boolean => (f.known_of ?? []).some((one) => one === word)
  const significant = f.significant_harm === 'yes'
  const unsure = f.significant_harm === 'unsure' || f.significant_harm === undefined
  const young = f.teller === 'young-person'
  const practitioner = f.teller === 'practitioner'
  const grown = f.age === '18-plus'
  const found =
    f.child_known === 'yes' ||
    f.about === 'me' ||
    (f.child_known === undefined && (f.about === undefined || f.about === 'child'))
  const worksWithChildren = f.adult_works_with_children === 'yes'
  const theirForm = practitioner ? 'information-sharing' : 'worry'

  const main = (): [first: string, form: string | null, ...also: (string | false)[]] => {
    const crime =
      (harm('sexual') || harm('criminal') || harm('trafficking') || harm('violence')) &&
      'police-non-emergency'
    const sarc = harm('sexual') && 'sarc'
    // 1, 2, 3
    if (f.danger === 'now') return ['emergency', null]
    if (f.missing === 'yes' && young && f.about === 'me')
      return [open.safecall ? 'safecall' : 'childline', null]
    if (f.missing === 'yes') return ['missing', null]
    if (grown) return ['adult-safeguarding', null, young && 'first-contact']
    if (f.lives === 'elsewhere')
      return ['neighbour', null, 'first-contact', practitioner && worksWithChildren && 'lado']
    // 4
    if (practitioner && worksWithChildren) {
      return significant ? ['first-contact', 'safeguarding-referral', 'lado', crime, sarc] : ['lado', null]
    }
    // 5
    if (found) {
      if (f.worker === 'yes' && (practitioner || f.teller === 'parent' || f.about === 'me')) {
        if (!open.office) return ['first-contact', null, 'current-worker']
        return ['current-worker', null, significant && 'first-contact']
      }
      if (significant && f.teller === 'trade') return ['police-non-emergency', 'worry', 'first-contact']
      if (significant && practitioner) {
        return ['first-contact', 'safeguarding-referral', 'safeguarding-lead', crime, sarc]
      }
      if (significant) return ['first-contact', 'worry', crime, sarc]
      if (practitioner) {
        return [
          f.lead === 'available' ? 'safeguarding-lead' : 'first-contact',
          'exploitation-assessment',
          'early-help',
          'first-contact',
        ]
      }
      if (f.teller === 'parent') {
        if (unsure) return ['first-contact', 'worry', 'parent-support']
        if (open.office) return ['early-help', null, 'parent-support']
        return ['first-contact', null, 'early-help', 'parent-support']
      }
      if (young) {
        if (f.safe_adult === 'no') return ['childline', 'worry', 'first-contact']
        const named = (f.harm ?? []).some((one) => one !== 'unsure')
        return ['trusted-adult', 'worry', 'childline', (unsure || named) && 'first-contact']
      }
      return ['first-contact', 'worry']
    }
    // 6
    return [
      significant ? 'police-non-emergency' : 'information-sharing',
      theirForm,
      !practitioner && 'crimestoppers',
    ]
  }

  const [first, form, ...also] = main()
  // 7
  const named =
    (f.about !== undefined && ['adult', 'place', 'vehicle', 'online', 'group'].includes(f.about)) ||
    (f.known_of ?? []).length > 0
  const moved = f.about === 'vehicle' || knows('vehicle')
  also.push(
    young && 'childline',
    worksWithChildren && !practitioner && 'lado',
    named && 'information-sharing',
    harm('radicalisation') && 'prevent',
    practitioner && (harm('criminal') || harm('trafficking') || (harm('sexual') && moved)) && 'nrm',
    harm('online') && harm('sexual') && !grown && 'ceop',
    harm('trafficking') && !practitioner && 'modern-slavery-helpline',
    harm('criminal') && (young || f.teller === 'parent') && 'safecall',
    found && !young && !practitioner && !grown && 'nspcc',
    f.images === 'yes' && 'report-remove',
    harm('self-harm') && 'shout',
  )
  return {
    first,
    form,
    also: new Set(also.filter((route) => route !== false && route !== first) as string[]),
  }
}

/** Numbers that only look random, the same in every run. */
const randomFrom = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

const random = randomFrom(2026)
const pick = <Word>(words: readonly Word[]): Word => words[Math.floor(random() * words.length)] as Word
// Danger and the like would hide what stands below them if they were as frequent as the rest.
const RARE = new Set(['danger', 'missing', 'age', 'lives', 'adult_works_with_children'])

const randomFacts = (): Facts => {
  for (;;) {
    const facts: Record<string, unknown> = { teller: pick(FACT_WORDS.teller) }
    for (const [name, words] of Object.entries(FACT_WORDS) as [string, readonly string[]][]) {
      if (name !== 'teller' && random() < (RARE.has(name) ? 0.25 : 0.7)) facts[name] = pick(words)
    }
    if (facts.teller !== 'practitioner') delete facts.lead
    if (facts.teller !== 'young-person') {
      delete facts.safe_adult
      if (facts.about === 'me') delete facts.about
    }
    for (const [name, words] of Object.entries(LIST_FACT_WORDS))
      facts[name] = words.filter(() => random() < 0.2)
    if (random() < 0.4) facts.at = pick(Object.values(MOMENTS))
    const parsed = parseFacts(facts)
    if (parsed.ok) return parsed.value
  }
}

const compare = (facts: Facts, first: string, also: readonly string[], form: string | null): void => {
  const expected = naive(facts)
  const said = `${first} ${form} ${[...also].sort()}`
  // The full comparison is slow; it is made where the quick one fails, to say how.
  if (said === `${expected.first} ${expected.form} ${[...expected.also].sort()}`) return
  assert.deepEqual({ facts, first, also: new Set(also), form }, { facts, ...expected })
}

test('the table and plain code give the same answer to 200,000 sets of facts', { timeout: 120_000 }, () => {
  const table = tableOf(durham)
  const wins = new Map<string, number>()
  for (let i = 0; i < 200_000; i++) {
    const facts = randomFacts()
    const open = OPEN[facts.at ?? ''] ?? { office: true, safecall: true }
    const { rule, beside, form } = judge(table, facts, (id) =>
      id === 'safecall' ? open.safecall : open.office,
    )
    wins.set(rule.rule.id, (wins.get(rule.rule.id) ?? 0) + 1)
    compare(
      facts,
      rule.first.route,
      beside.map(({ route }) => route),
      form,
    )
  }
  for (const { id } of durham.whomToTell.rules) {
    assert.ok((wins.get(id) ?? 0) > 20, `the rule ${id} won only ${wins.get(id) ?? 0} times`)
  }
})

test('so does the answer in words, by the opening hours of the contacts', () => {
  for (let i = 0; i < 2_000; i++) {
    const facts = randomFacts()
    const { first, also, form } = decide(durham, facts)
    compare(
      facts,
      first.route,
      also.map(({ route }) => route),
      form,
    )
    for (const { how, by_when } of [first, ...also])
      assert.doesNotMatch(`${how} ${by_when}`, /[{}[\]]|undefined|^ | $/)
  }
})
