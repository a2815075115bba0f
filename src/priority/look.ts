import { type Pack, type WorkingDays, workingDays } from '../pack/index.ts'
import type { Evidence } from './evidence.ts'
import type { PriorityRead } from './read-priority.ts'
import { type Action, dueOf, isOpen } from './rules/actions.ts'
import { coverageOf, type PartCovered, partsOf } from './rules/coverage.ts'
import { type Finding, learningIn, unanswered } from './rules/learning.ts'
import { type Series, seriesOf } from './rules/series.ts'

/** A priority with all that the evidence says on it today: what its page and its report are made from. */
export interface Look {
  readonly one: PriorityRead
  readonly evidence: Evidence
  /** England's day. */
  readonly today: string
  readonly days: WorkingDays
  readonly series: readonly Series[]
  readonly covered: readonly PartCovered[]
  readonly learning: readonly Finding[]
  /** Of them, those that nobody acts on. */
  readonly left: readonly Finding[]
  readonly overdue: readonly Action[]
  readonly soon: readonly Action[]
  /** What surveys of this kind cannot tell. */
  readonly cannotTell: readonly string[]
}

export const lookAt = (pack: Pack, one: PriorityRead, evidence: Evidence, today: string): Look => {
  // Nothing is learning here of whom the priority does not ask about.
  const { waves } = evidence
  const learning = learningIn(waves, one.actions).filter(({ audience }) =>
    one.headlineCovers.includes(audience),
  )
  const days = workingDays(pack)
  const due = (kind: 'overdue' | 'soon'): Action[] =>
    one.actions.filter((action) => isOpen(action) && dueOf(action, today, days)?.kind === kind)
  return {
    one,
    evidence,
    today,
    days,
    series: one.followed.map((followed) => seriesOf(waves, followed)),
    covered: coverageOf(partsOf(pack, one.slug), one.headlineCovers, waves),
    learning,
    left: unanswered(learning, one.actions),
    overdue: due('overdue'),
    soon: due('soon'),
    cannotTell: pack.survey?.cannot_tell ?? [],
  }
}
