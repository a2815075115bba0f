import type { Generated } from 'kysely'
import type { Instrument, Voice } from '../../pack/index.ts'

/** A column of JSON is given as text, and read as what it holds. */
type Json = string

declare module '../../db/schema.ts' {
  interface Schema {
    instrument: {
      partnership_id: string
      id: Generated<string>
      audience: Voice
      copied_from: string
      made_by: string | null
      made_at: Generated<Date>
    }
    instrument_version: {
      partnership_id: string
      instrument_id: string
      version: number
      after: number | null
      change: string
      content: Instrument
      made_by: string | null
      made_at: Generated<Date>
    }
    wave: {
      partnership_id: string
      id: Generated<string>
      code: string
      title: string
      label: string
      audience: Voice
      definition: Json | null
      first_day: string
      last_day: string
      opened_by: string | null
      opened_at: Generated<Date>
    }
    wave_organisation: {
      partnership_id: string
      id: Generated<string>
      wave_id: string
      name: string
      email: string
      added_by: string | null
      added_at: Generated<Date>
      removed_by: string | null
      removed_at: Date | null
    }
  }
}
