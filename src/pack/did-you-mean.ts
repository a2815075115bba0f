/** Edits (insert, delete, replace, swap of neighbours) between two words. */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      }
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** What would be right in place of an unknown word: the nearest one, else the choice, or '' where none is known. */
export const didYouMean = (typed: string, known: Iterable<string>, shown = 12): string => {
  const words = [...known]
  const word = typed.slice(0, 60).toLowerCase()
  const near = words
    .map((candidate) => ({ candidate, edits: distance(word, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.edits - b.edits)[0]
  if (near) return `Did you mean “${near.candidate}”?`
  if (words.length === 0) return ''
  const more = words.length > shown ? ` and ${words.length - shown} more` : ''
  return `It may be: ${words.slice(0, shown).join(', ')}${more}.`
}
