import type { Generated } from 'kysely'

declare module '../db/schema.ts' {
  interface Schema {
    training_assignment: {
      partnership_id: string
      id: Generated<string>
      organisation_id: string
      modules: string[]
      due_on: string | null
      made_by: string
      made_at: Date
    }
    training_place: {
      partnership_id: string
      id: Generated<string>
      assignment_id: string
      team: string
      people: number | null
      token_hash: Buffer
    }
    training_contact: { partnership_id: string; place_id: string; sealed: Buffer }
    training_completion: {
      partnership_id: string
      place_id: string
      module: string
      way_hash: Buffer
      day: string
    }
    training_reminder: {
      partnership_id: string
      id: Generated<string>
      assignment_id: string
      sent_by: string
      sent_at: Date
    }
    training_removal: {
      partnership_id: string
      place_id: string
      removed_by: string
      removed_at: Date
    }
    training_ending: {
      partnership_id: string
      assignment_id: string
      ended_by: string | null
      ended_at: Date
    }
  }
}
