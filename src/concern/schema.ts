import type { Generated } from 'kysely'
import type { FormId, MentionKind } from '../pack/index.ts'
import type { FoundBy } from './tokens.ts'

export type Capacity = 'receiver' | 'copy' | 'lead'
export type NoticeKind = 'told' | 'copied' | 'out-of-hours' | 'unopened' | 'rerouted' | 'added' | 'opened'
export type ClockKind = 'acknowledge' | 'decide'
export type Sender = 'desk' | 'teller'
export type MessageKind = 'reply' | 'question' | 'more' | 'again'

declare module '../db/schema.ts' {
  interface Schema {
    concern: {
      partnership_id: string
      id: string
      reference: string
      nonce_hash: Buffer
      form: FormId
      route: string
      rule: string
      consent: string
      teller_kind: string
      teller_token: Buffer | null
      anonymous: boolean
      significant: boolean
      harms: string[]
      signs: Generated<string[]>
      age_band: string | null
      gender: string | null
      ethnicity: string | null
      works_with_children: boolean
      hidden: boolean
      may_reply: boolean
      flooding: boolean
      told_at: Date
      pack_version: string
      sealed: Buffer
    }
    mention: {
      partnership_id: string
      concern_id: string
      ordinal: number
      kind: MentionKind
      roles: string[]
      of_ordinal: number | null
      sealed: Buffer
    }
    mention_token: { partnership_id: string; token: Buffer; concern_id: string; ordinal: number }
    concern_grant: {
      partnership_id: string
      concern_id: string
      team_id: string
      since: Date
      capacity: Capacity
      why: string
      given_by: string | null
      open_due_at: Date | null
      opened_at: Date | null
      opened_by: string | null
      ended_at: Date | null
      ended_by: string | null
    }
    concern_clock: {
      partnership_id: string
      concern_id: string
      kind: ClockKind
      due_at: Date
      stopped_at: Date | null
      stopped_by: string | null
    }
    concern_notice: {
      partnership_id: string
      concern_id: string
      team_id: string
      kind: NoticeKind
      rung: string
      at: Generated<Date>
    }
    notice_letter: {
      partnership_id: string
      concern_id: string
      team_id: string
      kind: NoticeKind
      rung: string
      address_id: string
      letter_id: string | null
      at: Generated<Date>
    }
    receipt: { partnership_id: string; words_hash: Buffer; concern_id: string }
    message: {
      partnership_id: string
      id: string
      concern_id: string
      sender: Sender
      kind: MessageKind
      sealed: Buffer
      at: Generated<Date>
      author_id: string | null
      read_at: Date | null
    }
    source_permission: {
      partnership_id: string
      id: Generated<string>
      team_id: string
      role: string
      whose: 'holder' | 'any'
      given_by: string | null
      given_at: Generated<Date>
      ended_by: string | null
      ended_at: Date | null
    }
    link_index: {
      partnership_id: string
      id: Generated<string>
      normalising: number
      key_print: Buffer
      begun_at: Generated<Date>
      up_to: string | null
      done: Generated<number>
      unreadable: Generated<number>
      of_all: number
      finished_at: Date | null
    }
    concern_opening: {
      partnership_id: string
      id: Generated<string>
      concern_id: string
      by: string
      team_id: string
      found_by: 'reference' | Exclude<FoundBy, 'postcode'>
      reason: string
      sealed: Buffer
      at: Date
      until: Date
    }
    reply_choice: { partnership_id: string; concern_id: string; at: Generated<Date>; may_reply: boolean }
  }
}
