import type { Generated } from 'kysely'

export type ReviewAnswer = 'keep' | 'end' | 'own'

declare module '../../db/schema.ts' {
  interface Schema {
    access_review: {
      partnership_id: string
      id: Generated<string>
      organisation_id: string
      signed_by: string
      signed_at: Date
    }
    access_review_answer: {
      partnership_id: string
      review_id: string
      of_kind: 'role' | 'program'
      of_id: string
      answer: ReviewAnswer
    }
  }
}
