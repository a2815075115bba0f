import type { Problem } from '../../kit/result.ts'
import type { Parts } from '../parts.ts'
import { measureReading } from '../reading-age.ts'
import { type Page, pagesOf } from './pages.ts'
import { placesOf } from './places.ts'

/** A measure over fewer words says nothing: shorter pages of a file are taken together. */
const FEWEST_WORDS = 30

/** Pages that ask for an older reader than the pack allows, with the sentence and the words to begin with. */
export const checkReading = (parts: Parts, pages: readonly Page[] = pagesOf(parts)): Problem[] => {
  if (!parts.partnership || !parts.words) return []
  const target = parts.partnership.value.reading_age
  const measure = measureReading(exemptIn(parts))
  const where = placesOf(parts)
  const read = (page: Page) => measure(page.texts.map(({ text }) => text))

  const long: Page[] = []
  const short = new Map<string, Page>()
  for (const page of pages) {
    const file = page.texts[0]?.file
    if (file === undefined) continue
    if (read(page).words >= FEWEST_WORDS) long.push(page)
    else {
      const key = `${file} ${page.readers}`
      const texts = [...(short.get(key)?.texts ?? []), ...page.texts]
      short.set(key, { name: `the short texts of ${file} for ${page.readers}`, readers: page.readers, texts })
    }
  }
  return [...long, ...short.values()].flatMap((page) => {
    const { age, words, longestSentence, hardWords } = read(page)
    const first = page.texts[0]
    if (!first || words < FEWEST_WORDS || age <= target[page.readers]) return []
    const longest = page.texts.find(({ text }) => inOneLine(text).includes(longestSentence.text)) ?? first
    const sentence = `Shorten the longest sentence (${longestSentence.words} words, ${where(longest)})`
    const hard =
      hardWords.length > 0 ? `, or find shorter words for: ${hardWords.slice(0, 6).join(', ')}` : ''
    return [
      {
        where: where(first),
        what: `The reading age of ${page.name} is ${age.toFixed(1)} years; at most ${target[page.readers]} for ${page.readers}.`,
        right: `${sentence}${hard}.`,
      },
    ]
  })
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** Terms that are explained, and names: a reader meets them whatever the words around them. */
const exemptIn = ({ words, contacts, partnership, routes, harms }: Parts): string[] => [
  ...(words?.value.glossary ?? []).flatMap(({ term, also }) => [term, ...(also ?? [])]),
  ...(contacts?.value.contacts ?? []).map(({ name }) => name),
  ...(routes?.value.routes ?? []).flatMap(({ name }) =>
    typeof name === 'string' ? [name] : Object.values(name),
  ),
  ...(routes?.value.forms ?? []).map(({ name }) => name),
  ...(harms?.value.harms ?? []).flatMap(({ name, young_people_name }) => [name, young_people_name ?? '']),
  ...(partnership ? namesOf(partnership.value) : []),
]

const namesOf = (partnership: NonNullable<Parts['partnership']>['value']): string[] => [
  partnership.name,
  partnership.short_name,
  partnership.area,
  partnership.police.name,
  partnership.police.code_word?.word ?? '',
  partnership.data_controller.name,
  partnership.disagreement.practitioners.name,
  ...partnership.neighbours.map(({ name }) => name),
]
