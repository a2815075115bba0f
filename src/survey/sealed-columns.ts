import type { SealedColumn } from '../vault/index.ts'

const of = (table: string, column: string, about: string): SealedColumn => ({
  table,
  column,
  purpose: () => `${table}.${column}`,
  about,
})

const group = (table: string, column: string, kind: string, about: string): SealedColumn => ({
  table,
  column,
  purpose: (partnershipId) => `focus_group.${kind}/${partnershipId}`,
  about,
})

const LINE = `t.focus_group_id || '/' || t.line`

/** What people wrote or said in their own words, and files that wait. */
export const SEALED_OF_SURVEYS: readonly SealedColumn[] = [
  of('survey_comment', 'words', 't.id::text'),
  of('comment_decision', 'told', 't.comment_id::text'),
  of('survey_upload', 'bytes', 't.id::text'),
  group('focus_group', 'sealed_about', 'about', 't.id::text'),
  group('focus_group_correction', 'sealed_about', 'about', 't.focus_group_id::text'),
  group('focus_group_notes', 'sealed_text', 'notes', 't.focus_group_id::text'),
  group('focus_group_telling', 'sealed_words', 'words', LINE),
  group('focus_group_line', 'sealed_text', 'line', LINE),
]
