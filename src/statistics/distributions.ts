import { betaInverse, incompleteBeta } from './beta.ts'
import { incompleteGamma } from './gamma.ts'

/** The chance that a standard normal is below `z`. */
export function normalBelow(z: number): number {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2)
  return z < 0 ? upper / 2 : 0.5 + lower / 2
}

/** The chance that Student's t on `df` degrees of freedom (any real above 0) is above `t`. */
export function tAbove(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN
  const square = t * t
  const { lower } = incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square))
  return t > 0 ? lower / 2 : 1 - lower / 2
}

/** Below this Student's t on `df` degrees of freedom falls with chance `p`. */
export function tQuantile(p: number, df: number): number {
  if (p < 0.5) return -tQuantile(1 - p, df)
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p)
  const { x, y } = betaInverse(2 * (1 - p), df / 2, 0.5)
  return Math.sqrt((df * y) / x)
}

/** The chance that F on `numerator` and `denominator` degrees of freedom (any reals above 0) is above `f`. */
export function fAbove(f: number, numerator: number, denominator: number): number {
  const whole = denominator + numerator * f
  return incompleteBeta(denominator / whole, denominator / 2, numerator / 2, (numerator * f) / whole).lower
}

/** The chance that chi-square on `df` degrees of freedom (any real above 0) is above `x`. */
export const chiSquareAbove = (x: number, df: number): number => incompleteGamma(df / 2, x / 2).upper

/** Below this the beta distribution of shapes `a` and `b` falls with chance `p`; a shape of 0 puts all at its end. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (a === 0) return 0
  if (b === 0) return 1
  return betaInverse(p, a, b).x
}

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, c) => sum * x + c, 0)

// biome-ignore format: a published table, row by row
const MIDDLE = [
  [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
   45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
  [1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751,
   21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854],
] as const
// biome-ignore format: a published table, row by row
const NEAR = [
  [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
   1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
  [1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
   0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9],
] as const
// biome-ignore format: a published table, row by row
const FAR = [
  [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
   0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7],
  [1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
   0.0007868691311456133, 0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15],
] as const

/** Below this a standard normal falls with chance `p`: algorithm AS 241, PPND16 (Wichura 1988), about 1e-16. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability is between 0 and 1, not ${p}.`)
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  const ratio = ([top, bottom]: readonly [readonly number[], readonly number[]], r: number): number =>
    polynomial(top, r) / polynomial(bottom, r)
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(MIDDLE, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  return Math.sign(q) * (r <= 5 ? ratio(NEAR, r - 1.6) : ratio(FAR, r - 5))
}
