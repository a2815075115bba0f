import type { Generated } from 'kysely'
import type { KeptRecord } from '../pack/index.ts'

export type RunKind = 'retention' | 'erasure'
export type Outcome = 'deleted' | 'held' | 'changed' | 'gone'
export type HoldKind = 'concern' | 'account' | 'exact'
export type FoundInWords = Exclude<KeptRecord, 'concern' | 'account'>
export type KnownBy = 'birth' | 'age' | 'band' | 'nothing'
export type RequestKind = 'access' | 'erasure'
export type FoundKind = 'concern' | 'not-shared' | 'account'
export type FoundHow = 'exact' | 'reference' | 'teller' | 'e-mail' | 'name'
export type EventKind = 'identity-asked' | 'identity-proved' | 'extended' | 'looked' | 'given' | 'closed'
export type Verdict = 'give' | 'withhold' | 'erase' | 'keep'

declare module '../db/schema.ts' {
  interface Schema {
    legal_hold: {
      partnership_id: string
      id: string
      of_kind: HoldKind
      of_id: string | null
      sealed: Buffer
      look_again_on: string | null
      by: string
      at: Date
    }
    legal_hold_token: { partnership_id: string; token: Buffer; hold_id: string }
    legal_hold_lift: { partnership_id: string; hold_id: string; sealed: Buffer; by: string; at: Date }
    legal_hold_find: {
      partnership_id: string
      hold_id: string
      of_kind: FoundInWords
      of_id: string
      at: Generated<Date>
    }
    concern_adult_year: { partnership_id: string; concern_id: string; year: number; known_by: KnownBy }
    keeping_run: {
      partnership_id: string
      id: string
      kind: RunKind
      request_id: string | null
      pack_version: string
      planned_by: string
      planned_at: Date
    }
    keeping_item: {
      partnership_id: string
      run_id: string
      of_kind: KeptRecord
      of_id: string
      type: string
      due_on: string
    }
    keeping_approval: { partnership_id: string; run_id: string; by: string; at: Date; begins_at: Date }
    keeping_stop: { partnership_id: string; run_id: string; by: string; at: Date }
    keeping_done: {
      partnership_id: string
      run_id: string
      of_kind: KeptRecord
      of_id: string
      outcome: Outcome
      at: Generated<Date>
    }
    kept_count: { partnership_id: string; year: number; form: string; route: string; n: number }
    subject_request: {
      partnership_id: string
      id: string
      kind: RequestKind
      received_on: string
      sealed: Buffer
      by: string
      at: Date
    }
    subject_event: {
      partnership_id: string
      request_id: string
      sequence: number
      kind: EventKind
      what: string | null
      on_day: string | null
      sealed: Buffer | null
      by: string
      at: Date
    }
    subject_find: {
      partnership_id: string
      request_id: string
      of_kind: FoundKind
      of_id: string
      found_by: FoundHow
      ordinals: number[]
      at: Date
    }
    subject_review: {
      partnership_id: string
      request_id: string
      of_kind: FoundKind
      of_id: string
      at: Date
      verdict: Verdict
      ground: string | null
      sealed: Buffer
      with_source: boolean
      by: string
    }
  }
}
