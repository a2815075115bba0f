export const STEPS = [
  'claimed',
  'handed-over',
  'put-back',
  'acknowledged',
  'replied',
  'asked',
  'noted',
  'decided',
  'supported',
  'referenced',
  'became',
  'sent-on',
  'rerouted',
  'closed',
  'reopened',
] as const
export type StepKind = (typeof STEPS)[number]

/** How far support has come. */
export const SUPPORT_STATES = ['offered', 'accepted', 'begun', 'refused'] as const
export type SupportState = (typeof SUPPORT_STATES)[number]

declare module '../db/schema.ts' {
  interface Schema {
    desk_step: {
      partnership_id: string
      concern_id: string
      team_id: string
      sequence: number
      kind: StepKind
      what: string | null
      how: SupportState | null
      person_id: string | null
      message_id: string | null
      sealed: Buffer | null
      by: string
      at: Date
    }
    /** Made by the database alone (migrations/0017). */
    desk_case: {
      partnership_id: string
      concern_id: string
      team_id: string
      place: number
      claimed_by: string | null
      due_at: Date | null
      closed_at: Date | null
    }
    desk_watch: {
      partnership_id: string
      concern_id: string
      person_id: string
      since: Date
      events: number
      ended_at: Date | null
    }
    desk_watch_letter: {
      partnership_id: string
      concern_id: string
      person_id: string
      since: Date
      events: number
      letter_id: string
      at: Date
    }
    desk_reminder: {
      partnership_id: string
      id: string
      concern_id: string
      person_id: string
      due_on: string
      sealed: Buffer | null
      set_at: Date
      ended_at: Date | null
      posted_at: Date | null
      letter_id: string | null
    }
    same_child: {
      partnership_id: string
      team_id: string
      child_id: string
      concern_id: string
      since: Date
      put_by: string
      ended_at: Date | null
      ended_by: string | null
    }
  }
}
