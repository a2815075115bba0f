import type { Generated } from 'kysely'
import type { Counted } from './count-followed.ts'
import type { HalfYear } from './periods.ts'
import type { Shown } from './shown.ts'

declare module '../db/schema.ts' {
  interface Schema {
    figure_half_year: {
      partnership_id: string
      half: HalfYear
      made_at: Generated<Date>
      counted: Counted
      shown: Shown
    }
  }
}
