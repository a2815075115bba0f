import type { Draw } from '../questionnaire/index.ts'

/** Fisher and Yates, by this seed. */
export const shuffled = <One>(list: readonly One[], draw: Draw): One[] => {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    const one = mixed[i] as One
    mixed[i] = mixed[j] as One
    mixed[j] = one
  }
  return mixed
}

/** So many of each, by weight, that they add up (largest remainders). */
export const counts = (weights: readonly number[], n: number): number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (n * weight) / sum)
  const whole = exact.map(Math.floor)
  const left = n - whole.reduce((all, one) => all + one, 0)
  const byRest = exact
    .map((one, i) => ({ i, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of byRest.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1
  return whole
}

/**
 * Deals n values in random order, as many of each as its weight says. Dealt and not drawn: between two waves nothing
 * then changes by chance alone, so that the one change that is meant is the one that is found, whatever the seed.
 */
export const dealt = <One>(
  values: readonly (readonly [One, number])[],
  n: number,
  draw: Draw,
): readonly One[] => {
  const each = counts(
    values.map(([, weight]) => weight),
    n,
  )
  return shuffled(
    values.flatMap(([value], i) => Array.from({ length: each[i] ?? 0 }, () => value)),
    draw,
  )
}

/**
 * Which k of these people: more likely those with more of something that leads to it, as somebody who sees one sign sees
 * others too.
 */
export const likeliest = (
  people: readonly number[],
  leaning: readonly number[],
  k: number,
  draw: Draw,
): Set<number> => {
  const ranked = people
    .map((person) => ({ person, at: (leaning[person] ?? 0) + 1.2 * (draw() + draw() - 1) }))
    .sort((a, b) => b.at - a.at)
  return new Set(ranked.slice(0, k).map(({ person }) => person))
}
