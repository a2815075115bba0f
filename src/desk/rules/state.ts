import type { TeamId } from '../../pack/index.ts'
import type { StepKind, SupportState } from '../schema.ts'

/** One thing that a team did of a concern. */
export interface Step {
  readonly sequence: number
  readonly kind: StepKind
  readonly what: string | null
  readonly how: SupportState | null
  /** To whom it was handed. */
  readonly person: { readonly id: string; readonly name: string } | null
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Date
  /** Reasons, a note, a reference elsewhere; null: none, or another team's. */
  readonly text: string | null
}

/** Where a concern stands with one team: what follows from its steps, and nothing else. */
export interface State {
  /** How many steps there are: whoever writes the next says which they saw last. */
  readonly after: number
  readonly claimedBy: Step['by'] | null
  readonly acknowledged: Step | null
  /** The one that counts: the last. */
  readonly decision: Step | null
  /** The last that is known of each support. */
  readonly supports: readonly Step[]
  readonly reference: Step | null
  readonly became: Step | null
  readonly closed: Step | null
}

const last = (steps: readonly Step[], ...kinds: StepKind[]): Step | null =>
  steps.findLast(({ kind }) => kinds.includes(kind)) ?? null

export const stateOf = (steps: readonly Step[]): State => {
  const claim = last(steps, 'claimed', 'handed-over', 'put-back')
  const end = last(steps, 'closed', 'reopened')
  const supports = new Map(steps.filter(({ kind }) => kind === 'supported').map((step) => [step.what, step]))
  return {
    after: steps.at(-1)?.sequence ?? 0,
    claimedBy: claim && claim.kind !== 'put-back' ? claim.person : null,
    acknowledged: last(steps, 'acknowledged', 'replied', 'asked'),
    decision: last(steps, 'decided'),
    supports: [...supports.values()],
    reference: last(steps, 'referenced'),
    became: last(steps, 'became'),
    closed: end?.kind === 'closed' ? end : null,
  }
}

/** How a team sees a concern: it answers for it, hears of it too, or leads where it comes from. */
export type Capacity = 'receiver' | 'copy' | 'lead'

/** What may be done now. Whoever may not is not offered it, and refused if they try. */
export interface May {
  readonly claim: boolean
  readonly takeOver: boolean
  readonly putBack: boolean
  readonly handOver: boolean
  readonly acknowledge: boolean
  readonly reply: boolean
  readonly decide: boolean
  readonly record: boolean
  readonly became: boolean
  readonly reroute: boolean
  readonly close: boolean
  readonly reopen: boolean
}

/** What police and those who use information tell of it. */
export const BECAME = ['used', 'logged', 'cannot-say'] as const
export type Became = (typeof BECAME)[number]

/** Only one team answers whoever told, so that nobody is written to twice. */
export const mayNow = (
  state: State,
  { capacity, receives, me }: { capacity: Capacity; receives: TeamId; me: string },
): May => {
  const open = state.closed === null
  const answers = open && capacity === 'receiver'
  return {
    claim: open && state.claimedBy === null,
    takeOver: open && state.claimedBy !== null && state.claimedBy.id !== me,
    putBack: open && state.claimedBy?.id === me,
    handOver: open,
    acknowledge: answers && state.acknowledged === null,
    reply: answers,
    decide: open,
    record: open,
    became: open && (receives === 'police' || receives === 'exploitation'),
    reroute: answers,
    close: open && state.decision !== null,
    reopen: !open,
  }
}
