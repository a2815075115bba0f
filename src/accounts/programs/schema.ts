import type { Generated } from 'kysely'

declare module '../../db/schema.ts' {
  interface Schema {
    program: {
      partnership_id: string
      id: string
      organisation_id: string
      scopes: string[]
      added_by: string
      added_at: Generated<Date>
      ended_by: string | null
      ended_at: Date | null
    }
    program_key: {
      partnership_id: string
      id: string
      program_id: string
      secret_hash: Buffer
      made_by: string
      made_at: Date
      until: Date | null
      ended_by: string | null
      last_used_at: Date | null
    }
    program_keeper: {
      partnership_id: string
      program_id: string
      since: Generated<Date>
      person_id: string
      given_by: string
    }
  }
}
