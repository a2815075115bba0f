import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'

/** The end of the record: how much of it no link covers yet, of the last two days, and the last link. */
export interface SealStanding {
  readonly unsealed: number
  readonly oldest: Date | null
  readonly sealed: string | null
  readonly sealedAt: Date | null
}

/** Quick however long the record is: `verify` looks at all of it. */
export const sealStanding = async (tx: Tx): Promise<SealStanding> => {
  const { rows } = await sql<SealStanding>`
    select count(e.id)::int as unsealed, min(e.at) as oldest,
      (select sequence::text from audit_seal order by sequence desc limit 1) as sealed,
      (select sealed_at from audit_seal order by sequence desc limit 1) as "sealedAt"
    from audit_entry e
    where e.at > now() - interval '2 days' and not exists (
      select from audit_seal s where s.partnership_id = e.partnership_id and s.entry_id = e.id)`.execute(tx)
  return rows[0] as SealStanding
}
