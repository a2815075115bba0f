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
 * Who told a concern. The database gives it only with a line in the record, so that no reading goes unrecorded. Whether
 * they may is for the caller to have asked (`concernFor`). Null: it was sealed under another key.
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
