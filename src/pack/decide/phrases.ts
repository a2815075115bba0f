import type { Translate } from '../../kit/translate.ts'

/** How the table says a fact: with what it may be. */
export interface Phrase {
  readonly say: (words: string) => string
  readonly words: Readonly<Record<string, string>>
}

/** Every fact of the table and every word it may have, in one language. */
export const phrasesIn = (t: Translate): Readonly<Record<string, Phrase>> => ({
  teller: {
    say: (words) => t('it is told by {words}', { words }),
    words: {
      'young-person': t('a young person'),
      parent: t('this child’s parent or carer'),
      practitioner: t('a practitioner'),
      trade: t('somebody at work'),
      community: t('somebody else'),
    },
  },
  danger: {
    say: (words) => t('danger {words}', { words }),
    words: { now: t('is now'), no: t('is not now'), unknown: t('is not known of') },
  },
  missing: {
    say: (words) => t('the person {words}', { words }),
    words: {
      yes: t('is missing'),
      no: t('is not missing'),
      unknown: t('may be missing, nobody has said'),
    },
  },
  about: {
    say: (words) => t('it is about {words}', { words }),
    words: {
      me: t('the young person who tells'),
      child: t('a child'),
      group: t('a group'),
      place: t('a place'),
      vehicle: t('a vehicle'),
      adult: t('an adult'),
      online: t('something online'),
      unknown: t('nobody has said what'),
    },
  },
  child_known: {
    say: (words) => t('whether the child could be found is {words}', { words }),
    words: { yes: t('yes'), no: t('no'), unknown: t('not known') },
  },
  significant_harm: {
    say: (words) => t('significant harm is {words}', { words }),
    words: { yes: t('feared'), unsure: t('not sure'), no: t('not feared'), unknown: t('not known') },
  },
  worker: {
    say: (words) => t('the child {words}', { words }),
    words: {
      yes: t('has a worker'),
      no: t('has no worker'),
      unknown: t('has a worker or not, nobody knows'),
    },
  },
  lead: {
    say: (words) => t('the safeguarding lead {words}', { words }),
    words: {
      available: t('can be reached now'),
      unavailable: t('cannot be reached now'),
      none: t('does not exist'),
      me: t('is the person who tells'),
      unknown: t('has not been spoken of'),
    },
  },
  adult_works_with_children: {
    say: (words) => t('the adult {words}', { words }),
    words: {
      yes: t('works with children'),
      no: t('does not work with children'),
      unknown: t('may or may not work with children'),
    },
  },
  age: {
    say: (words) => t('the age is {words}', { words }),
    words: {
      'under-13': t('under 13'),
      '13-15': t('13 to 15'),
      '16-17': t('16 or 17'),
      '18-plus': t('18 or over'),
      unknown: t('not known'),
    },
  },
  lives: {
    say: (words) => t('the child lives {words}', { words }),
    words: { here: t('here'), elsewhere: t('elsewhere'), unknown: t('nobody knows where') },
  },
  safe_adult: {
    say: (words) => t('the young person {words}', { words }),
    words: {
      yes: t('has an adult to tell safely'),
      no: t('has no adult to tell safely'),
      unknown: t('may have an adult to tell safely'),
    },
  },
  images: {
    say: (words) => t('images of somebody under 18 {words}', { words }),
    words: {
      yes: t('are shared or threatened'),
      no: t('are not shared'),
      unknown: t('have not been spoken of'),
    },
  },
  known_of: {
    say: (words) => t('something is known of {words}', { words }),
    words: {
      adult: t('an adult'),
      place: t('a place'),
      vehicle: t('a vehicle'),
      online: t('an account'),
      group: t('a group'),
      unknown: t('nobody and nowhere'),
    },
  },
  harm: {
    say: (words) => t('the harm is {words}', { words }),
    words: {
      sexual: t('sexual'),
      criminal: t('criminal'),
      trafficking: t('trafficking'),
      radicalisation: t('radicalisation'),
      violence: t('violence'),
      online: t('online'),
      'self-harm': t('self-harm'),
      unsure: t('said to be unsure'),
      unknown: t('not known'),
    },
  },
})
