import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  benjaminiHochberg,
  betaInterval,
  clopperPearson,
  type Design,
  holm,
  type Interval,
  krippendorffAlpha,
  rake,
  raoScott,
  surveyMean,
  surveyMeansBy,
  twoProportions,
  vignetteEffect,
  waveChange,
  wilson,
} from './index.ts'
import { clustered, margins, more, numbers, reference, weighted, words } from './reference/respondents.ts'

/** Within `tolerance` of what R says, as a share of it. */
const near = (ours: number | undefined, theirs: number, tolerance = 1e-8): void =>
  assert.ok(
    Math.abs((ours ?? Number.NaN) - theirs) <= tolerance * Math.max(Math.abs(theirs), 1e-3),
    `${ours} is not ${theirs}`,
  )
const sameEnds = ({ low, high }: Interval, [lo, hi]: [number, number]): void => {
  near(low, lo)
  near(high, hi)
}
const sameBeta = (
  values: (number | null)[],
  design: Design,
  theirs: { p: number; lo: number; hi: number },
) => {
  const interval = betaInterval(surveyMean(values, design))
  near(interval.estimate, theirs.p)
  sameEnds(interval, [theirs.lo, theirs.hi])
}
const sameMean = (values: (number | null)[], design: Design, theirs: { mean: number; se: number }) => {
  const mean = surveyMean(values, design)
  near(mean.estimate, theirs.mean)
  near(mean.standardError, theirs.se)
}
const raked = (design: Design): Design => {
  const result = rake(design, margins)
  assert.ok(result.ok)
  return result.value.design
}
const count = (name: string): number => numbers(name).reduce((sum, one) => sum + one, 0)
const n = numbers('id').length
const some = numbers('confidence').map((one, i) => ((numbers('id')[i] as number) % 7 === 0 ? null : one))
const told = numbers('knows').map((one, i) => ((numbers('id')[i] as number) % 3 === 0 ? null : one))

test('Wilson and Clopper–Pearson', () => {
  for (const name of ['knows', 'act', 'rare']) sameEnds(wilson(count(name), n), reference.wilson[name])
  sameEnds(wilson(3, 10), reference.wilson.three_of_ten)
  sameEnds(wilson(0, 20), reference.wilson.none_of_twenty)
  sameEnds(clopperPearson(count('rare'), n), reference.clopper_pearson.rare)
  sameEnds(clopperPearson(0, 20), reference.clopper_pearson.none_of_twenty)
})

test('beta intervals: unclustered, clustered, rare, raked, with missing answers', () => {
  const { svyciprop } = reference
  sameBeta(numbers('knows'), { weights: clustered.weights }, svyciprop.srs_knows.beta)
  sameBeta(numbers('knows'), clustered, svyciprop.clustered_knows.beta)
  sameBeta(numbers('rare'), clustered, svyciprop.clustered_rare.beta)
  sameBeta(numbers('knows'), raked(clustered), svyciprop.raked_knows.beta)
  sameBeta(told, weighted, more.beta_missing)
})

test('means and standard errors: clustered, raked, weighted, missing, finite, a stratum of one cluster', () => {
  sameMean(numbers('confidence'), clustered, reference.mean.clustered_confidence)
  sameMean(numbers('confidence'), raked(clustered), reference.mean.raked_confidence)
  sameMean(numbers('confidence'), weighted, more.weighted)
  sameMean(some, weighted, more.missing)
  sameMean(numbers('confidence'), { ...weighted, populationSizes: numbers('id').map(() => 20) }, more.finite)
  const least = Math.min(...numbers('school').filter((_, i) => words('locality')[i] === 'north'))
  const kept = words('locality').map((one, i) => one !== 'north' || numbers('school')[i] === least)
  const of = <Part>(part: ArrayLike<Part>): Part[] => Array.from(part).filter((_, i) => kept[i])
  const few = {
    weights: of(weighted.weights ?? []),
    strata: of(words('locality')),
    clusters: of(words('school')),
  }
  sameMean(of(numbers('confidence')), few, more.lonely)
})

test('a group is a part of the sample: groups that cross clusters, with and without missing answers', () => {
  for (const [values, by, design, theirs] of [
    [numbers('knows'), 'gender', weighted, more.by_gender],
    [some, 'gender', weighted, more.by_gender_missing],
    [some, 'vignette', raked(weighted), more.calibrated_by_vignette],
  ] as const) {
    const { groups, means } = surveyMeansBy([values], words(by), design)
    for (const [i, group] of theirs.group.entries()) {
      const mean = means[0]?.[groups.indexOf(group)]
      near(mean?.estimate, theirs.mean[i])
      near(mean?.standardError, theirs.se[i])
    }
  }
})

test('raking: weights, their effect, and standard errors from unequal weights as R’s calibrate has them', () => {
  const result = rake(clustered, margins)
  assert.ok(result.ok)
  for (const { gender, age_band, x } of reference.rake.cells) {
    const row = words('gender').findIndex((one, i) => one === gender && words('age_band')[i] === age_band)
    near(result.value.weights[row], x)
  }
  near(result.value.designEffect, reference.rake.kish)
  assert.equal(result.value.trimmed, 0)
  const unequal = rake(weighted, margins)
  assert.ok(unequal.ok)
  near(unequal.value.weights[0], more.calibrated_weight_1)
  sameMean(numbers('confidence'), unequal.value.design, more.calibrated)
})

test('waves: two simple samples, the same schools twice, the same people twice', () => {
  const wave = numbers('wave')
  const knew = (which: number) => numbers('knows').filter((_, i) => wave[i] === which)
  const counted = (which: number) => ({
    successes: knew(which).filter(Boolean).length,
    n: knew(which).length,
  })
  const { p, wald } = twoProportions(counted(2), counted(1))
  near(p, reference.waves.two_sample.p)
  sameEnds(wald, [reference.waves.two_sample.lo, reference.waves.two_sample.hi])

  const of = (which: number) => {
    const take = <Part>(part: ArrayLike<Part> = []): Part[] =>
      Array.from(part).filter((_, i) => wave[i] === which)
    const { weights, strata, clusters } = weighted
    return {
      values: knew(which),
      design: { weights: take(weights), strata: take(strata), clusters: take(clusters) },
    }
  }
  const change = waveChange(of(1), of(2))
  near(change.estimate, more.waves.mean)
  near(change.standardError, more.waves.se)

  const people = numbers('id')
  const again = numbers('knows').map((one, i) => ((people[i] as number) % 4 === 0 ? 1 : one))
  const panel = waveChange({ values: numbers('knows'), people }, { values: again, people })
  near(panel.estimate, more.panel.mean)
  near(panel.standardError, more.panel.se)
  assert.equal(panel.inBoth, n)
})

test('the vignette: log-odds and their standard error, robust to schools', () => {
  const { coef } = reference.vignette
  const effect = vignetteEffect(
    { outcome: numbers('refer'), version: words('vignette'), reference: 'boy' },
    clustered,
  )
  // R iterates here.
  near(effect?.logOdds?.estimate, coef.Estimate, 1e-8)
  near(effect?.logOdds?.standardError, coef['Std. Error'], 1e-8)
  near(effect?.logOdds?.t, coef['t value'], 1e-8)
  near(effect?.logOdds?.p, coef['Pr(>|t|)'], 1e-6)
  assert.deepEqual(
    [effect?.reference.n, effect?.other.n],
    [reference.vignette.n.boy, reference.vignette.n.girl],
  )
})

test('chi-square after Rao and Scott, also with unequal weights and missing answers', () => {
  for (const [rows, design, theirs] of [
    [numbers('knows'), clustered, reference.chisq],
    [told, weighted, more.chisq],
  ] as const) {
    const ours = raoScott(rows, words('gender'), design)
    near(ours?.F, theirs.F)
    near(ours?.numeratorDf, theirs.ndf)
    near(ours?.denominatorDf, theirs.ddf)
    near(ours?.p, theirs.p)
  }
})

test('adjusted p-values', () => {
  const { p, holm: holms, bh } = reference.adjust
  for (const [i, one] of holm(p).entries()) near(one, holms[i])
  for (const [i, one] of benjaminiHochberg(p).entries()) near(one, bh[i])
  for (const [i, one] of holm(p.toReversed()).entries()) near(one, holms.toReversed()[i])
})

test('Krippendorff’s alpha, his own example of 2011', () => {
  const { data, ...alphas } = reference.krippendorff_2011_example
  for (const metric of ['nominal', 'ordinal', 'interval'] as const)
    near(krippendorffAlpha(data, metric) ?? undefined, alphas[metric])
})
