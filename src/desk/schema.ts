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
