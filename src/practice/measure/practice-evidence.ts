import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { Pack } from '../../pack/index.ts'
import type { Block } from '../scenarios/figures.ts'
import { latestFigures } from '../scenarios/queries.ts'
import type { CodedAnswers } from '../sharing/coded.ts'
import { type MeasuredAudience, readMeasured, type SharedRow } from './read-measured.ts'

/** What practice shows, for rooms above: a source of its own, never on a line with the waves of a survey. */
export interface PracticeEvidence {
  readonly audiences: readonly MeasuredAudience[]
  /** The same story with one child and another, as scenarios published it; null: nothing yet. */
  readonly gap: { readonly worry: Block | null; readonly tells: Block | null } | null
}

/** All of it may leave the partnership: small numbers are suppressed here. */
export async function practiceEvidence(tx: Tx, pack: Pack, today: string): Promise<PracticeEvidence> {
  const { rows } = await sql<SharedRow & { answers: CodedAnswers }>`
    select id::text, audience, day::text, encode(link, 'hex') as link, answers from practice_answer
    where exists (select from jsonb_object_keys(answers) key
      where key like 'before.%' or key like 'after.%' or key like 'later.%')`.execute(tx)
  const published = await latestFigures(tx)
  const gender = Object.entries(published?.factors ?? {}).find(([name]) => name.endsWith('.gender'))?.[1]
  return {
    audiences: readMeasured(pack, rows, today),
    gap: gender ? { worry: gender.worry?.all ?? null, tells: gender.tells?.all ?? null } : null,
  }
}
