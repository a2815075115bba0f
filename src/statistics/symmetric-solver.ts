/**
 * Solves A x = b for a symmetric A that is nowhere negative (row by row, `size` × `size`), for any number of b. Where
 * columns depend on others, as the margins of a table always do, theirs get 0: any solution fits equally well.
 */
export function symmetricSolver(a: Float64Array, size: number): (right: Float64Array) => Float64Array {
  // A = L D L', with nothing in the columns that depend on earlier ones.
  const l = new Float64Array(size * size)
  const d = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    let pivot = a[j * size + j] as number
    for (let k = 0; k < j; k++) pivot -= (l[j * size + k] as number) ** 2 * (d[k] as number)
    if (pivot <= 1e-10 * (a[j * size + j] as number)) continue
    d[j] = pivot
    for (let i = j + 1; i < size; i++) {
      let sum = a[i * size + j] as number
      for (let k = 0; k < j; k++)
        sum -= (l[i * size + k] as number) * (l[j * size + k] as number) * (d[k] as number)
      l[i * size + j] = sum / pivot
    }
  }
  return (right) => {
    const x = new Float64Array(size)
    for (let i = 0; i < size; i++) {
      let sum = right[i] as number
      for (let k = 0; k < i; k++) if (d[k]) sum -= (l[i * size + k] as number) * (x[k] as number)
      x[i] = sum
    }
    for (let i = size - 1; i >= 0; i--) {
      if (!d[i]) {
        x[i] = 0
        continue
      }
      let sum = (x[i] as number) / (d[i] as number)
      for (let k = i + 1; k < size; k++) sum -= (l[k * size + i] as number) * (x[k] as number)
      x[i] = sum
    }
    return x
  }
}
