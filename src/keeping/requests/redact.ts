/** What stands where words were taken out. */
export const TAKEN_OUT = '[…]'

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Whether a text is another one with words taken out, each time marked by {@link TAKEN_OUT}, and nothing put in: what is
 * left stands in it in the same order, up to gaps between words.
 */
export const isShortened = (original: string, shortened: string): boolean => {
  const from = plain(original)
  const parts = plain(shortened).split(TAKEN_OUT).map(plain)
  if (parts.length < 2) return false
  let at = 0
  for (const [i, part] of parts.entries()) {
    const found = i === parts.length - 1 && part !== '' ? from.lastIndexOf(part) : from.indexOf(part, at)
    if (found < at || (i === 0 && part !== '' && found !== 0)) return false
    at = found + part.length
  }
  // After the last mark everything goes to the end.
  return parts.at(-1) === '' || at === from.length
}
