import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { CodedAnswers } from '../sharing/coded.ts'
import type { Figures } from './figures.ts'

/** What was shared of these scenarios; rows of one person have one link. */
export const sharedFiles = async (
  tx: Tx,
  stories: readonly string[],
): Promise<readonly { story: string; person: string; answers: CodedAnswers }[]> => {
  const { rows } = await sql<{ story: string; person: string; answers: CodedAnswers }>`
    select exercise as story, coalesce(encode(link, 'hex'), id::text) as person, answers from practice_answer
    where audience = 'practitioners' and exercise = any(${[...stories]}::text[])`.execute(tx)
  return rows
}

/** What was published last; null: nothing yet. */
export const latestFigures = async (tx: Tx): Promise<Figures | null> => {
  const { rows } = await sql<{ figures: Figures }>`
    select figures from scenario_figures order by day desc limit 1`.execute(tx)
  return rows[0]?.figures ?? null
}

/** Keeps what a day published; what was published that day already stays. */
export const keepFigures = async (tx: Tx, partnershipId: string, figures: Figures): Promise<void> => {
  await sql`insert into scenario_figures (partnership_id, day, figures)
    values (${partnershipId}::uuid, ${figures.day}::date, ${JSON.stringify(figures)}::jsonb) on conflict do nothing`.execute(
    tx,
  )
}
