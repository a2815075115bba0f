import type { Actor } from '../accounts/index.ts'
import type { FormId, TeamId } from '../pack/index.ts'
import type { Answers } from '../questionnaire/index.ts'
import type { Capacity, May, State, Step } from './rules/state.ts'
import type { Named } from './told-words.ts'

/** A team that sees a concern, or saw it. */
export interface SeenBy {
  readonly teamId: string
  readonly team: string
  readonly capacity: Capacity
  readonly why: string
  readonly since: Date
  readonly openDueAt: Date | null
  readonly openedAt: Date | null
  readonly endedAt: Date | null
}

export interface Message {
  readonly id: string
  readonly sender: 'desk' | 'teller'
  readonly kind: 'reply' | 'question' | 'more' | 'again'
  /** Null: it was sealed under another key, and cannot be read here. Of `again`: the answers of the form, as JSON. */
  readonly text: string | null
  readonly at: Date
  readonly readAt: Date | null
  readonly author: string | null
}

export interface StepSeen extends Step {
  readonly teamId: string
  readonly team: string
}

/** Everything about one concern that one person of one team may see. */
export interface Look {
  readonly id: string
  readonly reference: string
  readonly form: FormId
  readonly toldAt: Date
  readonly tellerKind: string
  readonly anonymous: boolean
  readonly significant: boolean
  readonly flooding: boolean
  readonly hidden: boolean
  readonly mayReply: boolean
  readonly harms: readonly string[]
  readonly ageBand: string | null
  readonly route: string
  /** Null: it was sealed under another key, and cannot be read here. */
  readonly answers: Answers | null
  readonly callFirst: string | null
  readonly mentions: readonly Named[]
  readonly seenBy: readonly SeenBy[]
  readonly clocks: readonly {
    readonly kind: 'acknowledge' | 'decide'
    readonly dueAt: Date
    readonly stoppedAt: Date | null
  }[]
  readonly messages: readonly Message[]
  /** As which of their teams they look. */
  readonly team: SeenBy & { readonly receives: TeamId }
  readonly steps: readonly StepSeen[]
  readonly state: State
  readonly may: May
  readonly me: Actor
}
