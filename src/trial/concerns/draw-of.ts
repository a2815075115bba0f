import type { Draw } from '../../questionnaire/index.ts'

/** One of them. */
export const oneOf = <One>(list: readonly One[], draw: Draw): One => {
  const one = list[Math.floor(draw() * list.length)]
  if (one === undefined) throw new Error('There is nothing to choose from.')
  return one
}

/** Some of them, in their order. */
export const someOf = <One>(list: readonly One[], n: number, draw: Draw): One[] => {
  const left = new Set(list.map((_, i) => i))
  while (left.size > Math.max(0, n)) left.delete(oneOf([...left], draw))
  return list.filter((_, i) => left.has(i))
}

export const chance = (share: number, draw: Draw): boolean => draw() < share
