/** `away`: it cannot be reached. `said-no`: it let nobody in. `stale`: a clock is wrong. `wrong`: anything else. */
export type NotSaid = 'away' | 'said-no' | 'stale' | 'wrong' | 'second-step'

/** Whom the provider said it is has no way in here; each has its sentence in `pages/openid.html.ts`. */
export type NotIn =
  | 'unverified'
  | 'domain'
  | 'nobody'
  | 'elsewhere'
  | 'ended'
  | 'another'
  | 'not-yours'
  | 'taken'

/** `late`: the attempt was used, is too old, or another browser's. `mixed`: it was begun with another organisation. */
export type NotLetIn = NotSaid | NotIn | 'late' | 'mixed'
