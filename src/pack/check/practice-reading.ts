import type { Problem } from '../../kit/result.ts'
import type { Parts } from '../parts.ts'
import { castRoles } from '../practice/cast-roles.ts'
import { textsOf } from '../practice/exercise-texts.ts'
import { fillRoles } from '../practice/fill.ts'
import { inEdition } from '../practice/play.ts'
import { measureReading } from '../reading-age.ts'

// One text among many hardly moves their mean. Shorter ones cannot be measured alone; far above is what nobody misses.
const ENOUGH_WORDS = 12
const FAR_ABOVE = 5

/** Editions of an exercise that ask for an older reader than practice/cast.yaml allows, read with names in place. */
export const checkPracticeReading = ({ exercises, cast, contacts, words }: Parts): Problem[] => {
  if (!cast) return []
  const terms = (words?.value.glossary ?? []).flatMap(({ term, also }) => [term, ...(also ?? [])])
  const names = (contacts?.value.contacts ?? []).map(({ name }) => name)
  const measure = measureReading([...terms, ...names])
  return exercises.flatMap(({ value, where }) => {
    const players = castRoles(value, cast.value, 'reading')
    return value.editions.flatMap((edition) => {
      const most = cast.value.reading_age[edition]
      if (most === undefined) return []
      const texts = textsOf(value).flatMap(({ path, text, only }) => {
        const said = only && !only.includes(edition) ? undefined : inEdition(text, edition)
        return said === undefined ? [] : [{ path, said: fillRoles(said, players) }]
      })
      const alone = texts.flatMap(({ path, said }): Problem[] => {
        const { age, words: count } = measure([said])
        if (count < ENOUGH_WORDS || age <= most + FAR_ABOVE) return []
        const what = `This is far harder than the rest: for the edition ${edition} its reading age is ${age.toFixed(1)} years.`
        return [{ where: where(path), what, right: 'Make two sentences of it, of short words.' }]
      })
      const { age, longestSentence, hardWords } = measure(texts.map(({ said }) => said))
      if (age <= most) return alone
      const hard =
        hardWords.length > 0 ? `, or find shorter words for: ${hardWords.slice(0, 6).join(', ')}` : ''
      return [
        ...alone,
        {
          where: where(['editions']),
          what: `The reading age of the edition ${edition} is ${age.toFixed(1)} years; at most ${most}.`,
          right: `Shorten “${longestSentence.text.slice(0, 60)}…” (${longestSentence.words} words)${hard}.`,
        },
      ]
    })
  })
}
