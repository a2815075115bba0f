import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import type { Answers } from '../questionnaire/index.ts'
import type { Asker } from './concern-for.ts'
import type { ConcernKeys } from './keys.ts'

/** Why somebody reads who told: coded, as it stands in the record. */
export const SOURCE_REASONS = ['contact-them', 'keep-them-safe', 'evidence', 'court', 'complaint'] as const
export type SourceReason = (typeof SOURCE_REASONS)[number]

export interface Source {
  /** What they wrote of themselves, by the form's questions. */
  readonly answers: Answers
  /** The signed-in person who told. */
  readonly personId: string | null
}

/**
 * Whether somebody may read who told a concern: a row of `source_permission` says which role of the team that answers,
 * and whether only whoever has the concern now. Asked of the database, which refuses {@link readSource} otherwise.
 */
export const mayReadSource = async (tx: Tx, actor: Asker, concernId: string): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`
    select may_read_source(${concernId}::uuid, ${actor.personId}::uuid) as may`.execute(tx)
  return rows[0]?.may === true
}

/**
 * Who told a concern. The database gives it only to who {@link mayReadSource}, and with a line in the record, so that no
 * reading goes unrecorded. Null: it was sealed under another key. @throws where they may not
 */
export const readSource = async (
  tx: Tx,
  keys: ConcernKeys,
  actor: Asker,
  { concernId, reason }: { concernId: string; reason: SourceReason },
): Promise<Source | null> => {
  const { rows } = await sql<{ sealed: Buffer | null }>`
    select read_concern_source(${concernId}::uuid, ${actor.personId}::uuid, ${reason}) as sealed`.execute(tx)
  const sealed = rows[0]?.sealed
  const open = sealed ? keys.source.unseal(sealed, concernId) : null
  if (open === null) return null
  const { answers, person } = JSON.parse(open) as { answers: Answers; person?: string }
  return { answers, personId: person ?? null }
}
