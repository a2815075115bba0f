import type { Translate } from '../../kit/translate.ts'
import type { Condition } from '../schema/whom-to-tell.ts'
import { wordsOf } from './condition.ts'
import { type Phrase, phrasesIn } from './phrases.ts'

/** In which language, and what the ids of the pack are called there. */
export interface Speech {
  readonly t: Translate
  readonly contactName: (id: string) => string
  /** Of a condition that has a name. */
  readonly conditionName: (id: string) => string
}

/** A condition as a sentence without its full stop. */
export const inPlainWords = (condition: Condition, speech: Speech): string =>
  andJoined(parts(condition, { ...speech, phrases: phrasesIn(speech.t) }), speech.t) ||
  speech.t('in every other case')

interface Speaking extends Speech {
  readonly phrases: Readonly<Record<string, Phrase>>
}

const parts = (condition: Condition, speaking: Speaking): string[] => {
  const { t, phrases, contactName, conditionName } = speaking
  const inner = (one: Condition): string => {
    const said = parts(one, speaking)
    return said.length > 1 ? `(${andJoined(said, t)})` : (said[0] ?? '')
  }
  return Object.entries(condition).flatMap(([key, value]): string[] => {
    switch (key) {
      case 'is':
        return wordsOf(value).map(conditionName)
      case 'any':
        return [t('either {cases}', { cases: joined((value as Condition[]).map(inner), orBetween(t)) })]
      case 'all':
        return (value as Condition[]).map(inner)
      case 'not':
        return [t('not: {case}', { case: inner(value as Condition) })]
      case 'open':
        return [t('{contact} is open', { contact: contactName(value as string) })]
      case 'closed':
        return [t('{contact} is closed', { contact: contactName(value as string) })]
      default: {
        const phrase = phrases[key]
        const words = wordsOf(value).map((word) => phrase?.words[word] ?? word)
        return [phrase?.say(listed(words, t)) ?? '']
      }
    }
  })
}

type Join = (one: string, other: string) => string

const orBetween =
  (t: Translate): Join =>
  (one, other) =>
    t('{one} or {other}', { one, other })

const joined = (texts: readonly string[], join: Join): string =>
  texts.length === 0 ? '' : texts.reduce(join)

const andJoined = (texts: readonly string[], t: Translate): string =>
  joined(texts, (one, other) => t('{one} and {other}', { one, other }))

/** “a, b or c” */
const listed = (words: readonly string[], t: Translate): string =>
  joined([words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean), orBetween(t))
