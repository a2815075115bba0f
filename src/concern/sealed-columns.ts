import { sql } from 'kysely'
import { type Resealed, sealedIn } from '../key-ring/index.ts'
import { openConcernKeys } from './keys.ts'

/** Everything that somebody told, and who told it. */
export const SEALED_OF_CONCERNS: readonly Resealed[] = [
  sealedIn('concern', 't.id::text'),
  {
    ...sealedIn('concern_source', 't.concern_id::text'),
    // The token of a signed-in teller stands for their id, which anybody with the old key could try: it goes with it.
    async also(tx, opened, rootKey, partnershipId) {
      const keys = openConcernKeys(rootKey, partnershipId)
      const tokens = opened.flatMap(({ about, text }) => {
        const { person, organisation = null } = JSON.parse(text) as { person?: string; organisation?: string }
        return person ? [{ about, token: keys.tellerToken(person, organisation) }] : []
      })
      await sql`
        update concern c set teller_token = v.token
        from unnest(${tokens.map(({ about }) => about)}::uuid[], ${tokens.map(({ token }) => token)}::bytea[]) v (id, token)
        where c.partnership_id = ${partnershipId} and c.id = v.id`.execute(tx)
    },
  },
  sealedIn('mention', `t.concern_id || '/' || t.ordinal`),
  sealedIn('message', 't.id::text'),
  sealedIn('concern_opening', 't.id::text'),
  sealedIn('draft', 't.id::text'),
  sealedIn('not_shared', 't.id::text'),
]
