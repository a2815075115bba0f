import { memberOf } from '../accounts/index.ts'
import type { Tx } from '../db/index.ts'
import type { ConcernKeys } from './keys.ts'

/**
 * By which what somebody told is found, for every organisation that they were ever in. In a session that came through
 * the sign-in of one: only what they told for that one.
 */
export const tellerTokensOf = async (
  tx: Tx,
  keys: Pick<ConcernKeys, 'tellerTokens'>,
  personId: string,
): Promise<Buffer[]> =>
  (await memberOf(tx, personId)).flatMap((organisationId) => keys.tellerTokens(personId, organisationId))
