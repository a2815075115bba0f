import type { Problem } from '../../kit/result.ts'
import type { Parts } from '../parts.ts'
import { findWordsToAvoid } from '../words-to-avoid.ts'
import { type Page, pagesOf } from './pages.ts'
import { placesOf } from './places.ts'

/** Words to avoid in what is published, each told where it stands, with what to say instead. */
export const checkWording = (parts: Parts, pages: readonly Page[] = pagesOf(parts)): Problem[] => {
  if (!parts.words) return []
  const find = findWordsToAvoid(parts.words.value)
  const where = placesOf(parts)
  const seen = new Set<string>()
  return pages.flatMap(({ texts }) =>
    texts.flatMap((text) => {
      const place = JSON.stringify([text.file, text.path])
      if (seen.has(place)) return []
      seen.add(place)
      return find(text.text).map(({ words, say, pattern, nth }) => ({
        where: where(text, { pattern, nth }),
        what: `“${words}” is among the words to avoid.`,
        right: `Say: ${say}`,
      }))
    }),
  )
}
