/** What is due next of a concern, and when. */
export interface Due {
  readonly kind: 'open' | 'acknowledge' | 'decide'
  readonly at: Date
}

export interface Clocks {
  readonly openDueAt: Date | null
  readonly openedAt: Date | null
  readonly acknowledgeDueAt: Date | null
  readonly decideDueAt: Date | null
}

/** The first thing that is due; null: nothing is. A clock that was stopped is not given. */
export const nextDue = ({ openDueAt, openedAt, acknowledgeDueAt, decideDueAt }: Clocks): Due | null => {
  const all: (Due | null)[] = [
    openDueAt && !openedAt ? { kind: 'open', at: openDueAt } : null,
    acknowledgeDueAt && { kind: 'acknowledge', at: acknowledgeDueAt },
    decideDueAt && { kind: 'decide', at: decideDueAt },
  ]
  return all.reduce<Due | null>((first, due) => (due && (!first || due.at < first.at) ? due : first), null)
}

export type Urgency = 'overdue' | 'soon' | 'later'

const SOON_MS = 2 * 3_600_000

/** Overdue, due within two hours, or later. */
export const urgencyOf = ({ at }: Due, now: Date): Urgency =>
  at <= now ? 'overdue' : at.getTime() - now.getTime() <= SOON_MS ? 'soon' : 'later'
