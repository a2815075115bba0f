import type { Generated } from 'kysely'

/**
 * The tables, as queries see them. The room that owns a table adds it here by declaration merging:
 * `declare module '../db/index.ts' { interface Schema { … } }`.
 */
export interface Schema {
  partnership: { id: string; slug: string; name: string; created_at: Generated<Date> }
  pack_load: {
    partnership_id: string
    in_force_since: Generated<Date>
    pack_version: string
    pack_hash: string
  }
}
