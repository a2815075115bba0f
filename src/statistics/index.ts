export { benjaminiHochberg, holm } from './adjust.ts'
export { betaInterval } from './beta-interval.ts'
export { type Change, waveChange } from './change.ts'
export { recovered } from './difference.ts'
export {
  betaQuantile,
  chiSquareAbove,
  fAbove,
  normalBelow,
  normalQuantile,
  tAbove,
  tQuantile,
} from './distributions.ts'
export { type Design, indexDesign } from './frame.ts'
export { krippendorffAlpha } from './krippendorff.ts'
export type { Labels } from './labels.ts'
export { mantelHaenszel, type Stratum } from './mantel-haenszel.ts'
export { type Mean, surveyMean, surveyMeans, surveyMeansBy } from './means.ts'
export { clopperPearson, type Interval, wilson } from './proportions.ts'
export { type RakeOptions, rake } from './rake.ts'
export type { Margin } from './rake-faults.ts'
export { raoScott } from './rao-scott.ts'
export { type StoryAnswers, storyEffect } from './story-effect.ts'
export { auditSuppression, type Shown } from './suppression/audit.ts'
export { PROFILES, type Profile, shownAs, tellsOfFew } from './suppression/profile.ts'
export type { PublishedTable } from './suppression/published.ts'
export { type Suppressed, suppress } from './suppression/suppress.ts'
export { type Table, tableOf } from './suppression/tables.ts'
export { type Count, twoProportions } from './two-proportions.ts'
export { vignetteEffect } from './vignette.ts'
