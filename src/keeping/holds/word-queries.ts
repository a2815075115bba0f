import '../schema.ts'
import { sql } from 'kysely'
import { SEALED_OF_CONCERNS } from '../../concern/index.ts'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import { SEALED_OF_SURVEYS } from '../../survey/index.ts'
import type { SealedColumn } from '../../vault/index.ts'
import type { FoundInWords } from '../schema.ts'
import { SEALED_OF_KEEPING } from '../sealed-columns.ts'

/** A column whose words may name somebody, and which column leads to the record that it is part of. */
export interface Looked {
  readonly sealed: SealedColumn
  readonly ofId: string
}

const ALL = [...SEALED_OF_CONCERNS, ...SEALED_OF_SURVEYS, ...SEALED_OF_KEEPING]

const looked = (table: string, column: string, ofId = 'id'): Looked => {
  const sealed = ALL.find((one) => one.table === table && one.column === column)
  if (!sealed) throw new TypeError(`${table}.${column} is no sealed column.`)
  return { sealed, ofId }
}

/** Of decisions not to share. No role of the application reads them as a table: {@link decisionsOn}. */
export const DECISION = looked('not_shared', 'sealed')

/** Everything else in whose words a hold looks for what it is on; the first column of each is there in every record. */
export const LOOKED_THROUGH: readonly (readonly [kind: FoundInWords, ...columns: Looked[]])[] = [
  ['comment', looked('survey_comment', 'words'), looked('comment_decision', 'told', 'comment_id')],
  [
    'focus-group',
    looked('focus_group', 'sealed_about'),
    looked('focus_group_correction', 'sealed_about', 'focus_group_id'),
    looked('focus_group_notes', 'sealed_text', 'focus_group_id'),
    looked('focus_group_line', 'sealed_text', 'focus_group_id'),
    looked('focus_group_telling', 'sealed_words', 'focus_group_id'),
  ],
  [
    'request',
    looked('subject_request', 'sealed'),
    looked('subject_event', 'sealed', 'request_id'),
    looked('subject_review', 'sealed', 'request_id'),
  ],
]

/** What is sealed of a record, and to what it is bound. */
export interface SealedText {
  readonly ofId: string
  readonly about: string
  readonly sealed: Buffer
}

/** The ids of records, some at a time, in their order. @param parent a column of the records themselves */
export const idsAfter = async (
  tx: Tx,
  parent: Looked,
  after: string | null,
  most: number,
): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    select t.id from ${sql.table(parent.sealed.table)} t
    where t.partnership_id = ${PARTNERSHIP} and (${after}::uuid is null or t.id > ${after}::uuid)
    order by t.id limit ${most}`.execute(tx)
  ).rows.map(({ id }) => id)

export const textsOf = async (
  tx: Tx,
  { sealed, ofId }: Looked,
  ids: readonly string[],
): Promise<SealedText[]> =>
  (
    await sql<SealedText>`
    select t.${sql.ref(ofId)} as "ofId", ${sql.raw(sealed.about)} as about, t.${sql.ref(sealed.column)} as sealed
    from ${sql.table(sealed.table)} t where t.partnership_id = ${PARTNERSHIP}
      and t.${sql.ref(ofId)} = any(${[...ids]}::uuid[]) and t.${sql.ref(sealed.column)} is not null`.execute(
      tx,
    )
  ).rows

/**
 * Decisions not to share, some at a time; the database writes down that they were gone through.
 * @param holdId the hold that looks; null: all in force do
 */
export const decisionsOn = async (
  tx: Tx,
  holdId: string | null,
  after: string | null,
  most: number,
): Promise<SealedText[]> =>
  (
    await sql<SealedText>`
    select id as "ofId", id::text as about, sealed
    from not_shared_for_hold(${holdId}::uuid, ${after}::uuid, ${most}::int)`.execute(tx)
  ).rows

/** A record in whose words a hold found what it is on. */
export interface FoundByHold {
  readonly holdId: string
  readonly kind: FoundInWords
  readonly ofId: string
}

export const insertFound = async (tx: Tx, found: readonly FoundByHold[]): Promise<void> => {
  await sql`
    insert into legal_hold_find (partnership_id, hold_id, of_kind, of_id)
    select ${PARTNERSHIP}, f.hold, f.kind, f.id from unnest(${found.map(({ holdId }) => holdId)}::uuid[],
      ${found.map(({ kind }) => kind)}::text[], ${found.map(({ ofId }) => ofId)}::uuid[]) f (hold, kind, id)
    on conflict do nothing`.execute(tx)
}
