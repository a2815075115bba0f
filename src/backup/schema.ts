import type { Generated } from 'kysely'

declare module '../db/schema.ts' {
  interface Schema {
    backup_run: {
      partnership_id: string
      id: Generated<string>
      kind: 'backup' | 'drill' | 'restore'
      began_at: Date
      ended_at: Generated<Date>
      outcome: 'whole' | 'failed'
      reason: string | null
      made_as: string
      bytes: string | null
      row_count: string | null
    }
  }
}
