import type { WorkingDays } from '../../pack/index.ts'

export const STEPS = ['begun', 'done', 'dropped', 'reopened'] as const
export type Step = (typeof STEPS)[number]
export type ActionState = 'planned' | 'begun' | 'done' | 'dropped'

/** What an action answers. */
export interface Answers {
  readonly kind: 'measure' | 'theme' | 'gap'
  /** The key of a measure, the id of a theme, or a gap in words. */
  readonly of: string
}

export interface StepTaken {
  readonly step: Step
  readonly reason: string | null
  readonly at: Date
  readonly by: string
}

export interface Action {
  readonly id: string
  readonly answers: Answers
  readonly says: string
  readonly owner: string
  readonly ownerEmail: string | null
  readonly dueOn: string
  readonly version: number
  readonly plannedAt: Date
  readonly plannedBy: string
  /** The earliest first. */
  readonly steps: readonly StepTaken[]
  readonly effect: {
    readonly key: string
    readonly note: string
    readonly at: Date
    readonly by: string
  } | null
}

/** The last step is the state; what was reopened is planned again. */
export const stateOf = ({ steps }: Pick<Action, 'steps'>): ActionState => {
  const last = steps.at(-1)?.step
  return last === undefined || last === 'reopened' ? 'planned' : last
}

const NEXT: Readonly<Record<ActionState, readonly Step[]>> = {
  planned: ['begun', 'done', 'dropped'],
  begun: ['done', 'dropped'],
  done: ['reopened'],
  dropped: ['reopened'],
}

/** Which steps may follow. */
export const nextSteps = (action: Pick<Action, 'steps'>): readonly Step[] => NEXT[stateOf(action)]

export const isOpen = (action: Pick<Action, 'steps'>): boolean =>
  ['planned', 'begun'].includes(stateOf(action))

/** Within so many working days an action is due soon. */
const SOON = 10

/** How an open action stands to its day. */
export const dueOf = (
  action: Pick<Action, 'steps' | 'dueOn'>,
  today: string,
  days: WorkingDays,
): { readonly kind: 'overdue' | 'soon' | 'later'; readonly days: number } | null => {
  if (!isOpen(action)) return null
  const left = days.between(today, action.dueOn)
  // A day that has passed is overdue at once, also over a weekend.
  if (action.dueOn < today) return { kind: 'overdue', days: Math.max(1, -left) }
  return { kind: left <= SOON ? 'soon' : 'later', days: left }
}
