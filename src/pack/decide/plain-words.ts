import type { Condition } from '../schema/whom-to-tell.ts'
import { wordsOf } from './condition.ts'

const fact = (name: string, words: Readonly<Record<string, string>>) => ({ name, words })

/** How the table says each fact: `name` followed by its words, joined by "or". */
const PHRASES: Readonly<Record<string, { name: string; words: Readonly<Record<string, string>> }>> = {
  teller: fact('it is told by', {
    'young-person': 'a young person',
    parent: 'this child’s parent or carer',
    practitioner: 'a practitioner',
    trade: 'somebody at work',
    community: 'somebody else',
  }),
  danger: fact('danger', { now: 'is now', no: 'is not now', unknown: 'is not known of' }),
  missing: fact('the person', {
    yes: 'is missing',
    no: 'is not missing',
    unknown: 'may be missing, nobody has said',
  }),
  about: fact('it is about', {
    me: 'the young person who tells',
    child: 'a child',
    group: 'a group',
    place: 'a place',
    vehicle: 'a vehicle',
    adult: 'an adult',
    online: 'something online',
    unknown: 'nobody has said what',
  }),
  child_known: fact('whether the child could be found is', { yes: 'yes', no: 'no', unknown: 'not known' }),
  significant_harm: fact('significant harm is', {
    yes: 'feared',
    unsure: 'not sure',
    no: 'not feared',
    unknown: 'not known',
  }),
  worker: fact('the child', {
    yes: 'has a worker',
    no: 'has no worker',
    unknown: 'has a worker or not, nobody knows',
  }),
  lead: fact('the safeguarding lead', {
    available: 'can be reached now',
    unavailable: 'cannot be reached now',
    none: 'does not exist',
    me: 'is the person who tells',
    unknown: 'has not been spoken of',
  }),
  adult_works_with_children: fact('the adult', {
    yes: 'works with children',
    no: 'does not work with children',
    unknown: 'may or may not work with children',
  }),
  age: fact('the age is', {
    'under-13': 'under 13',
    '13-15': '13 to 15',
    '16-17': '16 or 17',
    '18-plus': '18 or over',
    unknown: 'not known',
  }),
  lives: fact('the child lives', { here: 'here', elsewhere: 'elsewhere', unknown: 'nobody knows where' }),
  safe_adult: fact('the young person', {
    yes: 'has an adult to tell safely',
    no: 'has no adult to tell safely',
    unknown: 'may have an adult to tell safely',
  }),
  images: fact('images of somebody under 18', {
    yes: 'are shared or threatened',
    no: 'are not shared',
    unknown: 'have not been spoken of',
  }),
  known_of: fact('something is known of', {
    adult: 'an adult',
    place: 'a place',
    vehicle: 'a vehicle',
    online: 'an account',
    group: 'a group',
    unknown: 'nobody and nowhere',
  }),
  harm: fact('the harm is', {
    sexual: 'sexual',
    criminal: 'criminal',
    trafficking: 'trafficking',
    radicalisation: 'radicalisation',
    violence: 'violence',
    online: 'online',
    'self-harm': 'self-harm',
    unsure: 'said to be unsure',
    unknown: 'not known',
  }),
}

const orJoined = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** A condition as a sentence without its full stop; `contactName` gives the name of a contact. */
export const inPlainWords = (condition: Condition, contactName: (id: string) => string): string =>
  parts(condition, contactName).join(' and ') || 'in every other case'

const parts = (condition: Condition, contactName: (id: string) => string): string[] =>
  Object.entries(condition).flatMap(([key, value]): string[] => {
    const inner = (one: Condition): string => {
      const said = parts(one, contactName)
      return said.length > 1 ? `(${said.join(' and ')})` : (said[0] ?? '')
    }
    switch (key) {
      case 'is':
        return wordsOf(value).map((name) => name.replaceAll('-', ' '))
      case 'any':
        return [`either ${(value as Condition[]).map(inner).join(' or ')}`]
      case 'all':
        return (value as Condition[]).map(inner)
      case 'not':
        return [`not: ${inner(value as Condition)}`]
      case 'open':
        return [`${contactName(value as string)} is open`]
      case 'closed':
        return [`${contactName(value as string)} is closed`]
      default: {
        const phrase = PHRASES[key]
        return [`${phrase?.name} ${orJoined(wordsOf(value).map((word) => phrase?.words[word] ?? word))}`]
      }
    }
  })
