import type { Figure } from '../briefing.ts'
import { interval, percent } from '../figures.ts'

/** What is wrong with a sentence, and what would be right, both as sentences. Nothing stops whoever keeps it. */
export interface Doubt {
  readonly what: string
  readonly right: string
}

const PEOPLE =
  '(?:of\\b|children|young|parents|carers|practitioners|professionals|people|adults|staff|pupils|who\\b|said|saw|knew|know|would|could|picked)'

/** Words that claim how many, and between which shares the whole claim holds. */
const CLAIMS: readonly { words: RegExp; from: number; to: number; means: string }[] = [
  { words: /\b(nearly|almost) (all|every|everyone|everybody)\b/i, from: 0.9, to: 1, means: 'at least 90%' },
  { words: new RegExp(`\\b(all|every) ${PEOPLE}`, 'i'), from: 0.995, to: 1, means: 'everybody' },
  { words: /\b(hardly any|almost none|almost nobody|very few)\b/i, from: 0, to: 0.1, means: 'at most 10%' },
  { words: new RegExp(`\\b(none|nobody|no one) ${PEOPLE}`, 'i'), from: 0, to: 0.005, means: 'nobody' },
  { words: /\bthe (vast|great|large) majority\b/i, from: 0.75, to: 1, means: 'at least 75%' },
  {
    words: new RegExp(`(?<!\\bthe )\\bmost ${PEOPLE}|\\bmajority\\b`, 'i'),
    from: 0.5,
    to: 1,
    means: 'more than half',
  },
  { words: new RegExp(`(?<!\\bas |\\bhow )\\bmany ${PEOPLE}`, 'i'), from: 0.4, to: 1, means: 'at least 40%' },
  { words: new RegExp(`(?<!\\ba |\\bvery )\\bfew ${PEOPLE}`, 'i'), from: 0, to: 0.3, means: 'at most 30%' },
  { words: /\bminority\b/i, from: 0, to: 0.5, means: 'less than half' },
  {
    words: /\b(about |nearly |almost |over |more than )?two[- ]thirds\b/i,
    from: 0.61,
    to: 0.72,
    means: 'about 67%',
  },
  {
    words: /\b(about |nearly |almost |over |more than )?three[- ]quarters\b/i,
    from: 0.7,
    to: 0.8,
    means: 'about 75%',
  },
  { words: /\b(a|one)[- ]third\b/i, from: 0.28, to: 0.39, means: 'about 33%' },
  { words: /\b(a|one)[- ]quarter\b/i, from: 0.2, to: 0.3, means: 'about 25%' },
  {
    words: /\b(about |nearly |almost )?half (of|the|said|knew|know|would|saw)\b/i,
    from: 0.44,
    to: 0.56,
    means: 'about 50%',
  },
]

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

const SMALL = `(?:${Object.keys(NUMBERS).join('|')}|\\d+)`
/** “3 in 10”, “one out of every four”; not the end of “6.5 out of 10”. */
export const IN_SO_MANY = new RegExp(
  `(?<![\\w.,])(${SMALL}) (?:in|out of) (?:every )?(${SMALL})(?![\\w.,]*\\d)`,
  'gi',
)

/** Claims of a sentence that its share does not bear: the whole interval has to lie where the word says. */
export const doubtsOfClaims = (said: string, figure: Figure): Doubt[] => {
  const doubts: Doubt[] = []
  const told = `The figure is ${percent(figure.estimate)} (${interval(figure)}).`
  let rest = said
  for (const { words, from, to, means } of CLAIMS) {
    const found = rest.match(words)
    if (!found) continue
    // “Nearly all children” is not also “all children”.
    rest = rest.replace(found[0], ' ')
    const word = found[0].split(/\s+/).slice(0, 3).join(' ')
    if (figure.estimate < from || figure.estimate > to)
      doubts.push({
        what: `“${word}” says ${means}. ${told}`,
        right: 'Say the share, or a word that fits it.',
      })
    else if (from >= 0.5 && figure.low <= from && figure.low < 0.5)
      doubts.push({
        what: `“${word}” may not be so: the true share could be as low as ${percent(figure.low)}.`,
        right: 'Say “about”, or give the range.',
      })
  }
  for (const [whole, some = '', of = ''] of rest.matchAll(IN_SO_MANY)) {
    const [a, b] = [some, of].map((word) => NUMBERS[word.toLowerCase()] ?? Number(word))
    if (!a || !b || a > b || Math.abs(a / b - figure.estimate) <= 0.05) continue
    doubts.push({ what: `“${whole}” is ${percent(a / b)}. ${told}`, right: 'Say the share that was found.' })
  }
  return doubts
}

const UP =
  /\b(rose|risen|rises|increased|improved|went up|gone up|grew|grown|got better|more .{0,40} than (before|last))\b/i
const DOWN =
  /\b(fell|fallen|falls|decreased|dropped|went down|gone down|got worse|declined|fewer .{0,40} than (before|last))\b/i

/** A change told that was not found, or the other way round. */
export const doubtsOfChange = (said: string, direction: 'up' | 'down' | null | undefined): Doubt[] => {
  const told = UP.test(said) ? 'up' : DOWN.test(said) ? 'down' : null
  if (told === null || told === direction) return []
  if (direction === undefined)
    return [
      {
        what: 'It tells of a change, and there is no earlier wave to compare with.',
        right: 'Leave the change out.',
      },
    ]
  if (direction === null)
    return [
      {
        what: 'It tells of a change, and none was found that is sure.',
        right: 'Say that no change was found.',
      },
    ]
  return [
    { what: `It tells of a change the wrong way: the figure went ${direction}.`, right: 'Turn it round.' },
  ]
}

const BECAUSE = /\b(because of|thanks to|as a result of|led to|caused|due to|has worked|works?ed)\b/i

/** A reason that a survey cannot give. */
export const doubtsOfReasons = (said: string, suggested: string): Doubt[] =>
  BECAUSE.test(said) && !BECAUSE.test(suggested)
    ? [
        {
          what: 'It says why. A survey of this kind shows how many, and not why.',
          right: 'Say what was found, and put the reason to be talked over.',
        },
      ]
    : []
