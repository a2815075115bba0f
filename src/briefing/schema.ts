import type { Generated } from 'kysely'
import type { Release, Voices } from '../survey/index.ts'
import type { Briefing } from './briefing.ts'
import type { Edits } from './editing/edits.ts'
import type { EasyLine } from './published/easy-lines.ts'

/** What a briefing was begun with: it never changes under its editors. */
export interface Evidence {
  readonly suggested: Briefing
  readonly voices: Voices
  /** What it was made from, in words: “Autumn wave”, “2 focus groups”. */
  readonly from: readonly string[]
  /** Of waves of the survey: which, what their figures told, and how much had been released before. */
  readonly released: {
    readonly waves: readonly string[]
    readonly release: Release
    readonly before: number
  } | null
}

declare module '../db/schema.ts' {
  interface Schema {
    briefing: {
      partnership_id: string
      id: Generated<string>
      slug: string
      name: string
      evidence: Evidence
      begun_by: string
      begun_at: Generated<Date>
    }
    briefing_version: {
      partnership_id: string
      briefing_id: string
      number: number
      edits: Edits
      changed: string[]
      restored: number | null
      saved_by: string
      saved_at: Generated<Date>
    }
    briefing_comment: {
      partnership_id: string
      id: Generated<string>
      briefing_id: string
      sentence: string
      version: number
      said: string
      said_by: string
      said_at: Generated<Date>
    }
    briefing_comment_settled: {
      partnership_id: string
      comment_id: string
      settled_by: string
      settled_at: Generated<Date>
    }
    briefing_approval_request: {
      partnership_id: string
      briefing_id: string
      version: number
      asked_by: string
      asked_of: string
      asked_at: Generated<Date>
    }
    briefing_approval: {
      partnership_id: string
      briefing_id: string
      version: number
      alone: boolean
      approved_by: string
      approved_at: Generated<Date>
    }
    briefing_publication: {
      partnership_id: string
      briefing_id: string
      version: number
      edition: number
      content: Briefing
      easy: readonly EasyLine[]
      sheet: Buffer
      plain: Buffer
      easy_print: Buffer
      release: Release
      published_by: string
      published_at: Generated<Date>
    }
    briefing_taking_back: {
      partnership_id: string
      briefing_id: string
      edition: number
      why: string
      taken_back_by: string
      taken_back_at: Generated<Date>
    }
    team_brief: {
      partnership_id: string
      id: Generated<string>
      briefing_id: string
      edition: number
      code: string
      begun_on: string
    }
    team_brief_log: {
      partnership_id: string
      team_brief_id: string
      team: string
      role: string
      held_on: string
      people: number
      told_on: string
    }
    team_brief_answer: {
      partnership_id: string
      nonce: Buffer
      team_brief_id: string
      moment: 'before' | 'after'
      answers: Readonly<Record<string, string | readonly string[]>>
    }
  }
}
