import type { Generated } from 'kysely'

declare module '../../db/schema.ts' {
  interface Schema {
    role_end: {
      partnership_id: string
      id: Generated<string>
      role_grant_id: string
      until: Date
      planned_by: string
      planned_at: Generated<Date>
      withdrawn_by: string | null
      withdrawn_at: Date | null
    }
  }
}
