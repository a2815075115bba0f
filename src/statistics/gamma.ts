const HALF_LN_TWO_PI = 0.9189385332046728

/** Lanczos's sum with g = 607/128 and 15 terms, as computed by P. Godfrey (2001): about 1e-15 relative. */
const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  0.00003399464998481189, 0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275,
  -0.000026190838401581408, 0.0000036899182659531625,
]

/** The natural logarithm of Γ(x + 1), for x ≥ 0 (Lanczos 1964). */
function lnFactorial(x: number): number {
  let sum = LANCZOS[0] as number
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] as number) / (x + i)
  const t = x + 607 / 128 + 0.5
  return HALF_LN_TWO_PI + (x + 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * ln Γ(n + 1) − ((n + ½) ln n − n + ½ ln 2π): what Stirling's formula leaves. Keeping it apart is what lets the
 * densities below be right to the last digits where a difference of large logarithms would not be (Loader 2000).
 */
export function stirlingError(n: number): number {
  if (n <= 15) return lnFactorial(n) - (n + 0.5) * Math.log(n) + n - HALF_LN_TWO_PI
  const s = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / s) / s) / s) / s) / s) / n
}

/**
 * x ln(x / m) + m − x without cancellation where x is near m (Loader 2000, “bd0”). `difference` is x − m, given where
 * it is known better than the two are.
 */
export function deviance(x: number, m: number, difference = x - m): number {
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference
  const v = difference / (x + m)
  let sum = difference * v
  let term = 2 * x * v
  for (let j = 1; ; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
}

/**
 * The incomplete gamma function's two regularised parts, P(a, x) and Q(a, x) = 1 − P, each right to about 1e-14
 * relative however small it is: `lower` by its series, `upper` by its continued fraction (DLMF 8.11.4, 8.9.2).
 */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (!(a > 0) || !(x >= 0))
    throw new RangeError(`An incomplete gamma needs a > 0 and x ≥ 0, not ${a}, ${x}.`)
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  // x^a e^-x / Γ(a + 1), as a Poisson density
  const density = Math.exp(-stirlingError(a) - deviance(a, x) - HALF_LN_TWO_PI - Math.log(a) / 2)
  if (x < a + 1) {
    let sum = 1
    let term = 1
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= x / (a + k)
      sum += term
    }
    const lower = density * sum
    return { lower, upper: 1 - lower }
  }
  let b = x + 1 - a
  let c = 1 / 1e-300
  let d = 1 / b
  let h = d
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / nonZero(an * d + b)
    c = nonZero(b + an / c)
    const delta = d * c
    h *= delta
    if (Math.abs(delta - 1) < 1e-16) break
  }
  const upper = density * a * h
  return { lower: 1 - upper, upper }
}

/** Lentz's method divides by what may pass through 0. */
export const nonZero = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x)
