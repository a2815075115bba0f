import { type Resealed, sealedIn } from '../key-ring/index.ts'

/** What those who answer wrote for themselves and each other. */
export const SEALED_OF_DESK: readonly Resealed[] = [
  sealedIn('desk_step', `t.concern_id || '/' || t.team_id || '/' || t.sequence`),
  sealedIn('desk_reminder', `'reminder/' || t.id`, 'desk_step'),
  sealedIn('link_refusal', 't.id::text'),
  sealedIn('police_grading', 't.id::text'),
  sealedIn('opening_review', 't.id::text'),
]
