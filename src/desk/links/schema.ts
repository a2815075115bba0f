declare module '../../db/schema.ts' {
  interface Schema {
    link_refusal: {
      partnership_id: string
      id: string
      concern_id: string
      other_id: string
      team_id: string
      turn: 'refused' | 'taken-back'
      sealed: Buffer | null
      by: string
      at: Date
    }
  }
}

export {}
