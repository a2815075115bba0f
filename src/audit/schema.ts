import type { Generated } from 'kysely'

declare module '../db/schema.ts' {
  interface Schema {
    audit_entry: {
      partnership_id: string
      id: Generated<string>
      at: Generated<Date>
      actor_id: string | null
      action: string
      of_kind: string
      of_id: string
      detail: Record<string, string | number>
    }
    audit_seal: {
      partnership_id: string
      sequence: string
      entry_id: string
      hash: Buffer
      sealed_at: Generated<Date>
    }
  }
}
