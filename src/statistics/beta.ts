import { deviance, nonZero, stirlingError } from './gamma.ts'

/**
 * The incomplete beta function's two regularised parts, I(x; a, b) and 1 − I, by the continued fraction
 * DLMF 8.17.22 in its even part (Didonato and Morris 1992; modified Lentz) under Loader's saddle-point form of the factor before it (Loader 2000).
 * Relative error about 1e-13 up to a, b of millions. `y` is 1 − x, given where it is known better than that.
 */
export function incompleteBeta(x: number, a: number, b: number, y = 1 - x): { lower: number; upper: number } {
  if (!(a > 0) || !(b > 0)) throw new RangeError(`An incomplete beta needs a, b > 0, not ${a}, ${b}.`)
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  const front = betaFactor(x, y, a, b)
  if (x < (a + 1) / (a + b + 2)) {
    const lower = front / fraction(x, y, a, b)
    return { lower, upper: 1 - lower }
  }
  const upper = front / fraction(y, x, b, a)
  return { lower: 1 - upper, upper }
}

/** x^a y^b / B(a, b), which is x (1 − x) times the density. */
function betaFactor(x: number, y: number, a: number, b: number): number {
  const n = a + b
  // From the smaller side: where b is a million, n y is known to 1e-10 only, and n x to the last digit.
  const difference = x < y ? a - n * x : n * y - b
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x, difference) -
    deviance(b, n * y, -difference)
  return Math.exp(exponent) * Math.sqrt((a * b) / n / (2 * Math.PI))
}

/** The continued fraction under `betaFactor`: written with y, so that no digit is lost where x is near 1. */
function fraction(x: number, y: number, a: number, b: number): number {
  const bottom = (m: number): number =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (a * y - b * x + 1 + m * (1 + y))) / (a + 2 * m + 1)
  let f = nonZero((a * (a * y - b * x + 1)) / (a + 1))
  let c = f
  let d = 0
  for (let m = 1; m < 100_000; m++) {
    const q = a + 2 * m - 1
    const top = ((((a + m - 1) / q) * (a + b + m - 1)) / q) * m * (b - m) * x * x
    const below = bottom(m)
    d = 1 / nonZero(below + top * d)
    c = nonZero(below + top / c)
    const delta = c * d
    f *= delta
    if (Math.abs(delta - 1) < 2e-16) break
  }
  return f
}

/**
 * Where the incomplete beta function is `p`: x, and y = 1 − x to its own full precision. Newton's method for the
 * logarithm of the smaller tail over ln(x / y), in which it is concave, kept within a bracket.
 */
export function betaInverse(p: number, a: number, b: number): { x: number; y: number } {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability is between 0 and 1, not ${p}.`)
  if (p === 0) return { x: 0, y: 1 }
  if (p === 1) return { x: 1, y: 0 }
  if (p > 0.5) {
    const { x, y } = betaInverse(1 - p, b, a)
    return { x: y, y: x }
  }
  let [left, right] = [-745, 745]
  let u = Math.log(a / b)
  for (let step = 0; step < 200; step++) {
    const x = 1 / (1 + Math.exp(-u))
    const y = 1 / (1 + Math.exp(u))
    const { lower } = incompleteBeta(x, a, b, y)
    if (lower < p) left = u
    else right = u
    let next = u - (Math.log(lower / p) * lower) / betaFactor(x, y, a, b)
    if (!(next > left && next < right)) next = (left + right) / 2
    if (Math.abs(next - u) <= 1e-15 * Math.max(1, Math.abs(u))) break
    u = next
  }
  return { x: 1 / (1 + Math.exp(-u)), y: 1 / (1 + Math.exp(u)) }
}
