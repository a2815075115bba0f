import type { Generated } from 'kysely'

type Who = string

declare module '../db/schema.ts' {
  interface Schema {
    priority: {
      partnership_id: string
      id: Generated<string>
      slug: string
      began_by: Who | null
      began_at: Date
    }
    priority_words: {
      partnership_id: string
      priority_id: string
      part: string
      version: number
      words: string
      from_version: number | null
      written_by: Who
      written_at: Date
    }
    priority_target: {
      partnership_id: string
      priority_id: string
      audience: string
      measure: string
      version: number
      percent: number | null
      due_on: string | null
      set_by: Who
      set_at: Date
    }
    priority_action: {
      partnership_id: string
      id: string
      priority_id: string
      answers: 'measure' | 'theme' | 'gap'
      answers_of: string
      planned_by: Who
      planned_at: Date
    }
    priority_action_words: {
      partnership_id: string
      action_id: string
      version: number
      says: string
      owner: string
      owner_email: string | null
      due_on: string
      written_by: Who
      written_at: Date
    }
    priority_action_step: {
      partnership_id: string
      action_id: string
      sequence: number
      step: 'begun' | 'done' | 'dropped' | 'reopened'
      reason: string | null
      taken_by: Who
      taken_at: Date
    }
    priority_action_effect: {
      partnership_id: string
      action_id: string
      version: number
      audience: string
      measure: string
      note: string
      noted_by: Who
      noted_at: Date
    }
    priority_reminder: { partnership_id: string; action_id: string; week: string; sent_at: Date }
    priority_report: {
      partnership_id: string
      id: string
      priority_id: string
      report: unknown
      given_by: Who
      given_at: Date
    }
  }
}
