import type { SealedColumn } from '../vault/index.ts'

/** What of a letter is encrypted: to whom it goes, and every word of it. */
export const SEALED_OF_LETTERS: readonly SealedColumn[] = (
  ['sealed_to', 'sealed_subject', 'sealed_text'] as const
).map((column) => ({
  table: 'letter',
  column,
  purpose: (partnershipId) => `letter.${column}/${partnershipId}`,
  about: 't.id::text',
}))
