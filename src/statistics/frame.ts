import { indexLabels, indexPairs, type Labels } from './labels.ts'
import { indexMargins, type Margins } from './margins.ts'

/** How respondents came to be in a survey; each part has one entry a respondent. Nothing given: a simple sample. */
export interface Design {
  /** How many people each stands for; finite, not below 0. */
  readonly weights?: ArrayLike<number> | undefined
  /** Groups that were sampled separately. */
  readonly strata?: Labels | undefined
  /** Who was sampled together (schools, teams), within a stratum; each respondent alone where it is not given. */
  readonly clusters?: Labels | undefined
  /** How many clusters (respondents, without clusters) the respondent's stratum has in all; infinite if not given. */
  readonly populationSizes?: ArrayLike<number> | undefined
  /** Put there by `rake`: what the weights were made to agree with, and what they were before. */
  readonly raked?: { readonly on: readonly Labels[]; readonly from: Float64Array } | undefined
}

/** A design as whole numbers, made once and used for every item: what `indexDesign` gives. */
export interface Frame {
  readonly n: number
  /** No part of a design was given. */
  readonly simple: boolean
  readonly weights: Float64Array
  /** Primary sampling units: clusters within strata. */
  readonly unitOf: Int32Array
  readonly units: number
  readonly stratumOfUnit: Int32Array
  readonly unitsOfStratum: Int32Array
  /** By stratum, (1 − n/N) n/(n − 1); for a stratum of one unit (1 − n/N). */
  readonly factors: Float64Array
  readonly margins: Margins | null
}

/**
 * Numbers strata, clusters and margins of `n` respondents, once for all items. A stratum with one cluster only is
 * taken as differing from the whole instead of from itself (“adjust” in R's survey), which errs on the wide side.
 * @throws RangeError where a part has another length, a weight is negative, or a population is smaller than its sample.
 */
export function indexDesign(design: Design | undefined, n: number): Frame {
  const { weights, strata, clusters, populationSizes, raked } = design ?? {}
  for (const [name, part] of Object.entries({ strata, clusters, populationSizes }))
    mustBeOneEach(name, part, n)
  const stratum = strata ? indexLabels(strata) : { of: new Int32Array(n), names: ['all'] }
  const pairs = clusters ? unitsOf(stratum.of, stratum.names.length, clusters) : null
  const unitOf = pairs?.of ?? Int32Array.from({ length: n }, (_, row) => row)
  const stratumOfUnit = pairs?.first ?? stratum.of
  const units = stratumOfUnit.length
  const unitsOfStratum = new Int32Array(stratum.names.length)
  for (let unit = 0; unit < units; unit++)
    unitsOfStratum[stratumOfUnit[unit] as number] =
      (unitsOfStratum[stratumOfUnit[unit] as number] as number) + 1
  const ofWeights = weightsOf(design, n)
  return {
    n,
    simple: !weights && !strata && !clusters && !populationSizes && !raked,
    weights: ofWeights,
    unitOf,
    units,
    stratumOfUnit,
    unitsOfStratum,
    factors: factorsOf(unitsOfStratum, stratum.of, populationSizes),
    margins: raked ? indexMargins(raked.on, raked.from, ofWeights, unitOf, units) : null,
  }
}

function unitsOf(stratumOf: Int32Array, strata: number, clusters: Labels) {
  const cluster = indexLabels(clusters)
  return indexPairs(stratumOf, strata, cluster.of, cluster.names.length)
}

const mustBeOneEach = (name: string, part: ArrayLike<unknown> | undefined, n: number): void => {
  if (part && part.length !== n)
    throw new RangeError(`${n} respondents, but ${part.length} ${name}: there must be one for each.`)
}

/** The weights of a design, 1 each where it has none, checked as `indexDesign` says. */
export function weightsOf(design: Design | undefined, n: number): Float64Array {
  const weights = design?.weights
  if (!weights) return new Float64Array(n).fill(1)
  mustBeOneEach('weights', weights, n)
  const checked = weights instanceof Float64Array ? weights : Float64Array.from(weights)
  for (let row = 0; row < n; row++) {
    const weight = checked[row] as number
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(
        `Respondent ${row + 1} has the weight ${weight}; it must be finite and not below 0.`,
      )
  }
  return checked
}

function factorsOf(
  unitsOfStratum: Int32Array,
  stratumOf: Int32Array,
  sizes: ArrayLike<number> | undefined,
): Float64Array {
  const population = new Float64Array(unitsOfStratum.length).fill(Number.POSITIVE_INFINITY)
  for (let row = 0; sizes && row < stratumOf.length; row++) {
    const stratum = stratumOf[row] as number
    const size = sizes[row] as number
    const known = population[stratum] as number
    if (
      !(size >= (unitsOfStratum[stratum] as number)) ||
      (known !== Number.POSITIVE_INFINITY && known !== size)
    )
      throw new RangeError(
        `Respondent ${row + 1} has the population size ${size}; a stratum has one, not below its sample of ` +
          `${unitsOfStratum[stratum]}.`,
      )
    population[stratum] = size
  }
  return Float64Array.from(unitsOfStratum, (n, stratum) => {
    const unseen = 1 - n / (population[stratum] as number)
    return n > 1 ? (unseen * n) / (n - 1) : unseen
  })
}
