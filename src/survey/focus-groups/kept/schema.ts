import type { Generated } from 'kysely'
import type { Voice } from '../../../pack/index.ts'

/** What was decided about a line that may need telling. `raised`: somebody reading thinks that it may. */
export type TellingAnswer = 'raised' | 'told' | 'no-worry'

interface Decision {
  partnership_id: string
  id: Generated<string>
  focus_group_id: string
  line: number
  by: string
  at: Generated<Date>
}

declare module '../../../db/schema.ts' {
  interface Schema {
    focus_group: {
      partnership_id: string
      id: string
      audience: Voice
      held_on: string
      people: number
      sealed_about: Buffer
      added_by: string
      added_at: Generated<Date>
    }
    focus_group_notes: {
      partnership_id: string
      focus_group_id: string
      sealed_text: Buffer
      pasted_by: string
      pasted_at: Generated<Date>
    }
    focus_group_correction: {
      partnership_id: string
      id: Generated<string>
      focus_group_id: string
      audience: Voice
      held_on: string
      people: number
      sealed_about: Buffer
      by: string
      at: Generated<Date>
    }
    focus_group_removal: { partnership_id: string; focus_group_id: string; by: string; at: Generated<Date> }
    focus_group_telling: Decision & { answer: TellingAnswer; sealed_words: Buffer | null }
    focus_group_line: Decision & { sealed_text: Buffer }
    focus_group_code: Decision & { themes: string[] }
    focus_group_quote: Decision & { chosen: boolean }
  }
}
