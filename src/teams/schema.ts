import type { Generated } from 'kysely'
import type { FormId, TeamId } from '../pack/index.ts'

/** How a form was switched: by an officer, or by itself as nobody watched, and again as somebody did. */
export type Turn = 'opened' | 'closed' | 'shut' | 'back'

declare module '../db/schema.ts' {
  interface Schema {
    team: {
      partnership_id: string
      id: Generated<string>
      organisation_id: string
      receives: TeamId
      /** Made by the database of what is received. */
      role: string
      name: string
      added_by: string | null
      added_at: Generated<Date>
      ended_by: string | null
      ended_at: Date | null
    }
    team_address: {
      partnership_id: string
      id: Generated<string>
      team_id: string
      rung: string
      email: string
      added_at: Generated<Date>
      added_by: string | null
      removed_at: Date | null
      removed_by: string | null
    }
    team_test: {
      partnership_id: string
      id: Generated<string>
      team_id: string
      token_hash: Buffer
      asked_at: Generated<Date>
      asked_by: string | null
      expires_at: Date
      answered_at: Date | null
      answered_by: string | null
    }
    team_watch: { partnership_id: string; team_id: string; at: Date; person_id: string }
    team_member: {
      partnership_id: string
      team_id: string
      person_id: string
      joined_at: Date
      joined_by: string | null
      left_at: Date | null
      left_by: string | null
    }
    form_switch: {
      partnership_id: string
      id: Generated<string>
      form: FormId
      at: Generated<Date>
      turn: Turn
      by: string | null
    }
  }
}
