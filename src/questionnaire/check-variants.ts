import type { Problem } from '../kit/result.ts'
import type { AskedPage, Questionnaire } from './answers.ts'
import { wherePage } from './places.ts'

/** Faults of variants: words that an arm lacks, and places in texts that nothing fills. */
export function checkVariants({ pages, variants = [] }: Questionnaire): Problem[] {
  const found: Problem[] = []
  const filledBy = new Map<string, Map<string, string>>()
  for (const { id, arms, over } of variants) {
    const where = `variant ${id}`
    const all = new Set(arms.flatMap(({ words }) => Object.keys(words)))
    for (const arm of arms) {
      const missing = [...all].filter((word) => !Object.hasOwn(arm.words, word))
      if (missing.length > 0)
        found.push({
          where: `${where}, arm ${arm.id}`,
          what: `It has no word for {${missing.join('}, {')}}.`,
          right: 'Every arm says the same words in its own way.',
        })
    }
    const texts = pages.filter((page) => over.includes(page.id)).flatMap(textsOf)
    for (const word of all)
      if (!texts.some((text) => text.includes(`{${word}}`)))
        found.push({
          where,
          what: `{${word}} stands on none of its pages.`,
          right: 'Use it, or leave it out.',
        })
    for (const page of over) {
      if (!pages.some((one) => one.id === page))
        found.push({ where, what: `“${page}” is no page.`, right: 'Name the ids of pages.' })
      const words = filledBy.get(page) ?? new Map<string, string>()
      for (const word of all) {
        const first = words.get(word)
        if (first !== undefined && first !== id)
          found.push({
            where,
            what: `{${word}} on the page ${page} is a word of the variant ${first} too.`,
            right: 'Give them names of their own.',
          })
        words.set(word, id)
      }
      filledBy.set(page, words)
    }
  }
  for (const page of pages) {
    const places = textsOf(page).flatMap((text) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => word),
    )
    for (const word of new Set(places))
      if (!filledBy.get(page.id)?.has(word))
        found.push({
          where: wherePage(page),
          what: `Nothing says what {${word}} stands for.`,
          right: 'Add the page to “over” of a variant that has the word.',
        })
  }
  return found
}

/** Every text of a page that its variants' words may stand in. */
const textsOf = ({ title, text, repeat, questions }: AskedPage): string[] =>
  [
    title,
    text,
    repeat?.item,
    repeat?.add,
    ...questions.flatMap(({ ask, hint, help, required, pattern_says, scale, options = [] }) => [
      ask,
      hint,
      help,
      typeof required === 'string' ? required : undefined,
      pattern_says,
      scale?.from_label,
      scale?.to_label,
      ...options.flatMap((option) => [option.say, option.hint, option.other]),
    ]),
  ].filter((one) => one !== undefined)
