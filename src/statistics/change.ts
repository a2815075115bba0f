import { add } from './add.ts'
import { type Column, numbersOf } from './column.ts'
import { correlationOf, type Difference, difference } from './difference.ts'
import { type Design, type Frame, indexDesign } from './frame.ts'
import type { Labels } from './labels.ts'
import { covariance, degreesOfFreedom, influenceOnMean, unitSums } from './linearise.ts'
import { type Mean, surveyMean } from './means.ts'

/** One wave of an item: its answers, how people came to be in it, and who they are where some answered both. */
export interface Wave {
  readonly values: Column
  readonly design?: Design | undefined
  /** One label a respondent, the same in both waves for the same person. */
  readonly people?: Labels | undefined
}

/** Change from one wave to the next, in the unit of the item. */
export interface Change extends Difference {
  readonly before: Mean
  readonly after: Mean
  /** How the two estimates vary together; above 0 where clusters or people are in both waves. */
  readonly correlation: number
  /** How many people answered both, where `people` is given. */
  readonly inBoth: number
}

/**
 * How much an item changed, later less earlier. Clusters (else people) with the same label in both waves are the same,
 * and what they have in common is allowed for by linearisation (Kish 1965, section 12.4; Berger and Priam 2016 compare
 * ways). Without either the waves are taken as independent. Interval: see `difference`.
 * @throws RangeError where one wave has clusters or people and the other has none, or a design does not fit.
 */
export function waveChange(before: Wave, after: Wave, level = 0.95): Change {
  const columns = [numbersOf(before.values), numbersOf(after.values)] as const
  const frames = [
    indexDesign(before.design, columns[0].length),
    indexDesign(after.design, columns[1].length),
  ] as const
  const joint = jointFrame(before, after)
  const means = [surveyMean(columns[0], frames[0]), surveyMean(columns[1], frames[1])] as const
  const first = ontoJoint(joint.frame, frames[0], influenceOnMean(frames[0], columns[0]), 0)
  const second = ontoJoint(joint.frame, frames[1], influenceOnMean(frames[1], columns[1]), columns[0].length)
  const variances = {
    from: covariance(joint.frame, first, first),
    to: covariance(joint.frame, second, second),
    both: joint.independent ? 0 : covariance(joint.frame, first, second),
  }
  const df = degreesOfFreedom(joint.frame, (unit) => joint.answered[unit] === 1) - (joint.independent ? 0 : 1)
  const within01 = columns.every((column) => column.every((value) => !(value < 0 || value > 1)))
  const compared = { from: means[0], to: means[1], variances, degreesOfFreedom: df, within01 }
  return {
    ...difference(compared, level),
    before: means[0],
    after: means[1],
    correlation: correlationOf(variances),
    inBoth: inBoth(before, after, columns),
  }
}

/** Both waves as one sample: what has the same label is the same. */
function jointFrame(before: Wave, after: Wave) {
  const [n, m] = [before.values.length, after.values.length]
  const both = <Part>(name: string, one: ArrayLike<Part> | undefined, other: ArrayLike<Part> | undefined) => {
    if (!one !== !other) throw new RangeError(`One wave has ${name} and the other has none.`)
    return one && other ? [...Array.from(one), ...Array.from(other)] : undefined
  }
  const clusters =
    both('clusters', before.design?.clusters, after.design?.clusters) ??
    both('people', before.people, after.people)
  const independent = !clusters
  const strata = both('strata', before.design?.strata, after.design?.strata)
  const wave = (row: number): number => (row < n ? 1 : 2)
  const frame = indexDesign(
    {
      clusters,
      strata: independent
        ? Array.from({ length: n + m }, (_, row) => `${wave(row)} ${strata?.[row] ?? ''}`)
        : strata,
      populationSizes: both(
        'population sizes',
        before.design?.populationSizes,
        after.design?.populationSizes,
      ),
    },
    n + m,
  )
  const answered = new Uint8Array(frame.units)
  for (const [offset, { values, design }] of [
    [0, before],
    [n, after],
  ] as const)
    for (let row = 0; row < values.length; row++) {
      const value = values[row]
      if (value !== null && !Number.isNaN(value) && design?.weights?.[row] !== 0)
        answered[frame.unitOf[offset + row] as number] = 1
    }
  return { frame, independent, answered }
}

/** The sums of one wave's sampling units, put where those units are among both waves'. */
function ontoJoint(joint: Frame, wave: Frame, influences: Float64Array, offset: number): Float64Array {
  const sums = unitSums(wave, influences)
  const place = new Int32Array(wave.units)
  const together = new Float64Array(joint.units)
  for (let row = 0; row < wave.n; row++)
    place[wave.unitOf[row] as number] = joint.unitOf[offset + row] as number
  for (let unit = 0; unit < wave.units; unit++) add(together, place[unit] as number, sums[unit] as number)
  return together
}

function inBoth(before: Wave, after: Wave, columns: readonly [Float64Array, Float64Array]): number {
  if (!before.people || !after.people) return 0
  const answered = (people: Labels, values: Float64Array) =>
    new Set(Array.from(people).filter((_, row) => !Number.isNaN(values[row])))
  const again = answered(after.people, columns[1])
  return [...answered(before.people, columns[0])].filter((person) => again.has(person)).length
}
