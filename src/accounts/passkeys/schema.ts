import type { Generated } from 'kysely'

declare module '../../db/schema.ts' {
  interface Schema {
    passkey: {
      partnership_id: string
      id: Generated<string>
      person_id: string
      credential_id: Buffer
      public_key: Buffer
      counter: string
      transports: string[]
      copies: boolean
      copied: boolean
      name: string
      added_at: Generated<Date>
      last_used_at: Date | null
      ended_at: Date | null
      ended_by: string | null
      ended_why: 'removed' | 'doubted' | 'link' | null
    }
  }
}
