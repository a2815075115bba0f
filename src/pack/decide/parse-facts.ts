import { DateTime } from 'luxon'
import { ok, type Problem, type Result } from '../../kit/result.ts'
import { didYouMean } from '../did-you-mean.ts'
import { FACT_WORDS, type Facts, LIST_FACT_WORDS } from '../facts.ts'
import { compileCondition } from './condition.ts'
import { IMPOSSIBLE } from './impossible.ts'
import { knownFrom } from './known.ts'

const NAMES = [...Object.keys(FACT_WORDS), ...Object.keys(LIST_FACT_WORDS), 'at']
const impossible = IMPOSSIBLE.map((rule) => ({
  ...rule,
  test: compileCondition(rule.when, () => () => false),
}))

/**
 * Facts as they come from outside. All that is wrong with them is told at once: names and words that are not
 * known, values of another type, words given twice, a teller missing, facts that cannot be true together. With the
 * text that they were read from, also facts given twice.
 */
export const parseFacts = (json: unknown, text = '{}'): Result<Facts> => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return {
      ok: false,
      faults: [{ where: 'facts', what: 'These are not facts.', right: 'Give a JSON object.' }],
    }
  }
  const given = json as Record<string, unknown>
  const found: Problem[] = [
    ...Object.keys(given).flatMap((name) => (NAMES.includes(name) ? [] : [unknownName(name)])),
    ...givenTwice(text),
  ]
  for (const [name, words] of Object.entries(FACT_WORDS)) {
    if (Object.hasOwn(given, name)) found.push(...wordFaults(name, given[name], words))
  }
  for (const [name, words] of Object.entries(LIST_FACT_WORDS)) {
    if (Object.hasOwn(given, name)) found.push(...listFaults(name, given[name], words))
  }
  if (!Object.hasOwn(given, 'teller')) {
    found.push({ where: 'teller', what: 'Who tells is missing.', right: choice(FACT_WORDS.teller) })
  }
  if (Object.hasOwn(given, 'at') && !isTime(given.at)) {
    found.push({
      where: 'at',
      what: 'This is not a time with its zone.',
      right: 'Write it as 2026-11-23T09:30:00Z or 2026-07-01T09:30:00+01:00.',
    })
  }
  // Only what is well written can be compared: a misspelt teller would make everything else look impossible.
  const wrong = new Set(found.map(({ where }) => where))
  if (!wrong.has('teller') && !wrong.has('about')) {
    const known = knownFrom(given)
    for (const { test, where, what, right } of impossible) {
      if (!wrong.has(where) && test(known) === true) found.push({ where, what, right })
    }
  }
  return found.length > 0 ? { ok: false, faults: found } : ok(given as unknown as Facts)
}

const choice = (words: readonly string[]): string => `It may be: ${words.join(', ')}.`

/** A short, plain name is repeated, so that it can be found; anything else might be what somebody wrote about a child. */
const unknownName = (name: string): Problem =>
  /^\w{1,30}$/.test(name)
    ? { where: name, what: 'There is no fact of this name.', right: didYouMean(name, NAMES, NAMES.length) }
    : { where: 'facts', what: 'One of the names is not that of a fact.', right: choice(NAMES) }

const wordFaults = (where: string, value: unknown, words: readonly string[]): Problem[] =>
  typeof value === 'string' && words.includes(value)
    ? []
    : [
        {
          where,
          what: typeof value === 'string' ? 'This word is not known here.' : 'This is not a word.',
          right: choice(words),
        },
      ]

const listFaults = (where: string, value: unknown, words: readonly string[]): Problem[] => {
  if (!Array.isArray(value))
    return [{ where, what: 'This is not a list.', right: `A list of any of: ${words.join(', ')}.` }]
  const list: Problem[] = []
  if (value.some((word) => !words.includes(word as string))) {
    list.push({ where, what: 'A word in this list is not known here.', right: choice(words) })
  }
  if (new Set(value).size !== value.length) {
    list.push({ where, what: 'A word stands twice in this list.', right: 'Give each once.' })
  }
  return list
}

const WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)$/i

const isTime = (value: unknown): boolean =>
  typeof value === 'string' && WITH_ZONE.test(value) && DateTime.fromISO(value).isValid

/**
 * The facts that stand more than once in a text that is JSON already: a reader of JSON takes the last of them, so
 * that a child in danger could be overlooked.
 */
const givenTwice = (json: string): Problem[] => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  let depth = 0
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]+|\\.)*")\s*(:)?|[[\]{}]/g)) {
    if (text === undefined) depth += '[{'.includes(token) ? 1 : -1
    else if (depth === 1 && colon) {
      const name = JSON.parse(text) as string
      if (seen.has(name)) twice.add(name)
      seen.add(name)
    }
  }
  return [...twice].map((name) => ({
    where: NAMES.includes(name) ? name : 'facts',
    what: 'This fact is given twice.',
    right: 'Give each once.',
  }))
}
