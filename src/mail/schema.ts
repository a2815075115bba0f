import type { Generated } from 'kysely'

/** What became of a letter at one attempt. */
export type Outcome = 'delivered' | 'kept' | 'failed' | 'refused' | 'again'

declare module '../db/schema.ts' {
  interface Schema {
    letter: {
      partnership_id: string
      id: string
      about: string
      sealed_to: Buffer
      sealed_subject: Buffer
      sealed_text: Buffer
      posted_at: Generated<Date>
    }
    letter_attempt: {
      partnership_id: string
      id: Generated<string>
      letter_id: string
      at: Generated<Date>
      outcome: Outcome
      reason: string | null
      by: string | null
    }
  }
}
