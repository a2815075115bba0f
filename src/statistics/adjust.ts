/**
 * Holm's adjusted p-values, in the order given: whatever is then below 0.05 holds with at most one chance in twenty
 * that any of it is false (Holm 1979).
 * @throws RangeError where a p-value is not within 0 to 1.
 */
export const holm = (p: readonly number[]): number[] => stepwise(p, 1, (rank, count) => count - rank + 1)

/**
 * Benjamini and Hochberg's adjusted p-values, in the order given: of whatever is then below 0.05, at most one in
 * twenty is expected to be false (Benjamini and Hochberg 1995).
 * @throws RangeError where a p-value is not within 0 to 1.
 */
export const benjaminiHochberg = (p: readonly number[]): number[] =>
  stepwise(p, -1, (rank, count) => count / rank)

/** Multiplies by rank and keeps the order: from the smallest up (1) never falling, from the largest down never rising. */
function stepwise(
  p: readonly number[],
  direction: 1 | -1,
  factor: (rank: number, count: number) => number,
): number[] {
  const wrong = p.find((one) => !(one >= 0 && one <= 1))
  if (wrong !== undefined) throw new RangeError(`A p-value is between 0 and 1, not ${wrong}.`)
  const order = p.map((_, i) => i).sort((a, b) => direction * ((p[a] as number) - (p[b] as number)))
  const adjusted = new Array<number>(p.length)
  let kept = direction === 1 ? 0 : 1
  for (const [step, i] of order.entries()) {
    const rank = direction === 1 ? step + 1 : p.length - step
    const one = Math.min(1, (p[i] as number) * factor(rank, p.length))
    kept = direction === 1 ? Math.max(kept, one) : Math.min(kept, one)
    adjusted[i] = kept
  }
  return adjusted
}
