import { openConcernKeys } from '../concern/index.ts'
import { type ColumnSealing, openColumnSealing } from '../vault/index.ts'
import type { DeskKeys } from './look-at.ts'

/** Every key of the room: one for each column that is sealed. */
export interface AllDeskKeys extends DeskKeys {
  /** Why two concerns are not linked. */
  readonly refusal: ColumnSealing
  /** Conditions of the police. */
  readonly grading: ColumnSealing
  /** What was found of an opening. */
  readonly review: ColumnSealing
}

export const openDeskKeys = (key: Uint8Array, partnershipId: string): AllDeskKeys => {
  const column = (name: string) => openColumnSealing(key, `${name}.sealed/${partnershipId}`)
  return {
    concern: openConcernKeys(key, partnershipId),
    step: column('desk_step'),
    refusal: column('link_refusal'),
    grading: column('police_grading'),
    review: column('opening_review'),
  }
}
