import type { Generated } from 'kysely'

declare module '../db/schema.ts' {
  interface Schema {
    root_key: {
      partnership_id: string
      key_id: Buffer
      first_used_at: Generated<Date>
    }
    root_key_retirement: {
      partnership_id: string
      key_id: Buffer
      at: Generated<Date>
      made_as: string
    }
    kept_key: {
      partnership_id: string
      id: Generated<string>
      purpose: string
      of_key: Buffer
      sealed: Buffer
      kept_at: Generated<Date>
    }
  }
}
