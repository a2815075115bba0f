export { benjaminiHochberg, holm } from './adjust.ts'
export { betaInterval } from './beta-interval.ts'
export { type Change, type Wave, waveChange } from './change.ts'
export type { Column } from './column.ts'
export { type Difference, recovered } from './difference.ts'
export {
  betaQuantile,
  chiSquareAbove,
  fAbove,
  normalBelow,
  normalQuantile,
  tAbove,
  tQuantile,
} from './distributions.ts'
export { type Design, type Frame, indexDesign } from './frame.ts'
export { krippendorffAlpha, type Metric } from './krippendorff.ts'
export type { Labels } from './labels.ts'
export { mantelHaenszel, type Stratified, type Stratum } from './mantel-haenszel.ts'
export { type Mean, type MeansByGroup, type Sample, surveyMean, surveyMeans, surveyMeansBy } from './means.ts'
export { clopperPearson, type Interval, wilson } from './proportions.ts'
export { type Raked, type RakeOptions, rake } from './rake.ts'
export type { Margin } from './rake-faults.ts'
export { type RaoScott, raoScott } from './rao-scott.ts'
export { type StoryAnswers, type StoryEffect, storyEffect } from './story-effect.ts'
export { type Audit, type Audited, auditSuppression, type Shown } from './suppression/audit.ts'
export { PROFILES, type Profile, shownAs, tellsOfFew } from './suppression/profile.ts'
export type { PublishedTable } from './suppression/published.ts'
export { type Suppressed, suppress } from './suppression/suppress.ts'
export { type Dimension, type Table, tableOf } from './suppression/tables.ts'
export { type Count, twoProportions } from './two-proportions.ts'
export { type Vignette, type VignetteOptions, vignetteEffect } from './vignette.ts'
