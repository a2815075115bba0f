import { type Resealed, sealedIn } from '../key-ring/index.ts'

/** Whom a hold is about and why, why it was lifted; who asks what is kept, and what was decided of it. */
export const SEALED_OF_KEEPING: readonly Resealed[] = [
  sealedIn('legal_hold', 't.id::text'),
  sealedIn('legal_hold_lift', 't.hold_id::text'),
  sealedIn('subject_request', 't.id::text'),
  sealedIn('subject_event', `t.request_id || '/' || t.sequence`),
  sealedIn('subject_review', `t.request_id || '/' || t.of_kind || '/' || t.of_id`),
]
