import { openConcernKeys } from '../concern/index.ts'
import { type Resealed, sealedIn } from '../key-ring/index.ts'
import { exactlyOf } from './exactly.ts'
import type { HeldWords } from './holds/held-words.ts'
import { putHoldTokens } from './holds/hold-queries.ts'

/** What officers wrote: about holds, and about what somebody asks. */
export const SEALED_OF_KEEPING: readonly Resealed[] = [
  {
    ...sealedIn('legal_hold', 't.id::text'),
    // What a hold is on is found by tokens, which a new root key makes anew: it holds on.
    async also(tx, opened, rootKey, partnershipId) {
      const { token } = openConcernKeys(rootKey, partnershipId)
      for (const { about, text } of opened) {
        const { texts } = exactlyOf((JSON.parse(text) as HeldWords).who)
        if (texts.length > 0) await putHoldTokens(tx, about, texts.map(token))
      }
    },
  },
  sealedIn('legal_hold_lift', 't.hold_id::text'),
  sealedIn('subject_request', 't.id::text'),
  sealedIn('subject_event', `t.request_id || '/' || t.sequence`),
  sealedIn('subject_review', `t.request_id || '/' || t.of_kind || '/' || t.of_id`),
]
