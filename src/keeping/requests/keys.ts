import { type ConcernKeys, openConcernKeys } from '../../concern/index.ts'
import { openStepSealing } from '../../desk/index.ts'
import { type ColumnSealing, openColumnSealing } from '../../vault/index.ts'

/** What the room needs to read what a request found, and to keep what was decided. */
export interface RequestKeys {
  readonly concern: ConcernKeys
  /** Of a team's step. */
  readonly step: ColumnSealing
  /** Of a decision not to share; bound to its id. */
  readonly notShared: ColumnSealing
  /** Who asks; bound to the request's id. */
  readonly request: ColumnSealing
  /** Bound to the request's id and the number of the event. */
  readonly event: ColumnSealing
  /** Bound to the request's id, and the kind and id of the record. */
  readonly review: ColumnSealing
}

export const openRequestKeys = (key: Uint8Array, partnershipId: string): RequestKeys => {
  const column = (name: string) => openColumnSealing(key, `${name}/${partnershipId}`)
  return {
    concern: openConcernKeys(key, partnershipId),
    step: openStepSealing(key, partnershipId),
    notShared: column('not_shared.sealed'),
    request: column('subject_request.sealed'),
    event: column('subject_event.sealed'),
    review: column('subject_review.sealed'),
  }
}
