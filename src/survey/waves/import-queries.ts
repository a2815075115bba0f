import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Answers } from '../import/answers.ts'
import type { MappingFile } from '../import/mapping-file.ts'
import { type By, newCode, newLabel } from './open-wave.ts'
import { storeAnswers } from './stored-answers.ts'

/** A file that waits for somebody to say what its columns are for. */
export interface Upload {
  readonly id: string
  readonly name: string
  /** Closed: it may still hold names. */
  readonly bytes: Uint8Array
  readonly mapping: MappingFile | null
}

export const addUpload = async (tx: Tx, id: string, name: string, bytes: Buffer, by: By): Promise<void> => {
  await sql`
    insert into survey_upload (partnership_id, id, name, bytes, sent_by)
    values (${PARTNERSHIP}, ${id}, ${name}, ${bytes}, ${by?.personId ?? null})`.execute(tx)
}

export const uploadById = async (tx: Tx, id: string): Promise<Upload | null> => {
  const { rows } = await sql<Upload>`
    select id, name, bytes, mapping from survey_upload
    where partnership_id = ${PARTNERSHIP} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export const keepMapping = async (tx: Tx, id: string, mapping: MappingFile): Promise<void> => {
  await sql`
    update survey_upload set mapping = ${JSON.stringify(mapping)}::json
    where partnership_id = ${PARTNERSHIP} and id = ${id}`.execute(tx)
}

export const dropUpload = async (tx: Tx, id: string): Promise<void> => {
  await sql`delete from survey_upload where partnership_id = ${PARTNERSHIP} and id = ${id}`.execute(tx)
}

/** Drops files that nobody came back to. */
export const dropOldUploads = async (tx: Tx, before: Date): Promise<void> => {
  await sql`delete from survey_upload where partnership_id = ${PARTNERSHIP} and sent_at < ${before}`.execute(
    tx,
  )
}

interface ImportedWave {
  readonly title: string
  readonly answers: Answers
  readonly mapping: MappingFile
  readonly firstDay: string
  readonly lastDay: string
}

/** Keeps the answers of a file as a wave that was answered elsewhere; gives its id. */
export const addImportedWave = async (
  tx: Tx,
  { title, answers, mapping, firstDay, lastDay }: ImportedWave,
  by: By,
): Promise<string> => {
  const label = await newLabel(tx, answers.audience, firstDay)
  const { rows } = await sql<{ id: string }>`
    insert into wave (partnership_id, code, title, label, audience, first_day, last_day, opened_by)
    values (${PARTNERSHIP}, ${newCode()}, ${title}, ${label}, ${answers.audience}, ${firstDay}, ${lastDay},
      ${by?.personId ?? null})
    returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  await sql`
    insert into imported_wave (partnership_id, wave_id, mapping, answers)
    values (${PARTNERSHIP}, ${id}, ${JSON.stringify(mapping)}::jsonb, ${storeAnswers(answers)}::jsonb)`.execute(
    tx,
  )
  return id
}

/**
 * Comments that came in a file: they wait to be looked at like all others, from today. In an order of their own: that of
 * the file is the order of the answers too.
 */
export const addComments = async (
  tx: Tx,
  waveId: string,
  day: string,
  comments: readonly { id: string; words: Buffer }[],
): Promise<void> => {
  if (comments.length === 0) return
  await sql`
    insert into survey_comment (partnership_id, id, wave_id, day, question, words)
    select ${PARTNERSHIP}, one.id, ${waveId}::uuid, ${day}::date, 'from-a-file', one.words
    from unnest(${comments.map(({ id }) => id)}::uuid[], ${comments.map(({ words }) => words)}::bytea[]) as one (id, words)
    order by random()`.execute(tx)
}
