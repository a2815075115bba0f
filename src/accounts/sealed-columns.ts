import type { SealedColumn } from '../vault/index.ts'

const sealed = (table: string, column: string, purpose: string, about: string): SealedColumn => ({
  table,
  column,
  purpose: (partnershipId) => `accounts/${partnershipId}/${purpose}`,
  about,
})

/** Secrets of this room that it must be able to read again. */
export const SEALED_OF_ACCOUNTS: readonly SealedColumn[] = [
  sealed('one_time_code', 'sealed_secret', 'one-time-code', 't.person_id::text'),
  sealed('openid_setting', 'sealed_secret', 'openid-secret', 't.provider_id::text'),
  sealed('sign_in_attempt', 'sealed_expected', 'attempt', 't.id::text'),
]
