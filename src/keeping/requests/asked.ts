import type { Who } from '../exactly.ts'
import type { RequestKeys } from './keys.ts'
import type { EventRow, RequestRow } from './request-queries.ts'

/** What is sealed of a request. */
export interface Asked {
  /** Who asks. */
  readonly asker: string
  /** For themselves, for a child, or for somebody else who lets them. */
  readonly whose: 'own' | 'child' | 'other'
  /** How the answer reaches them. */
  readonly contact: string
  /** By what they are found. */
  readonly who: Who
}

/** How a request ends. */
export const ENDS = ['answered', 'refused', 'nothing-found', 'withdrawn'] as const

/** Null: it was sealed under another key. */
export const askedOf = (
  keys: RequestKeys,
  { id, sealed }: Pick<RequestRow, 'id' | 'sealed'>,
): Asked | null => {
  const open = keys.request.unseal(sealed, id)
  return open === null ? null : (JSON.parse(open) as Asked)
}

export const aboutEvent = (requestId: string, sequence: number): string => `${requestId}/${sequence}`

/** What was written about an event; null: nothing, or under another key. */
export const noteOf = (
  keys: RequestKeys,
  requestId: string,
  { sequence, sealed }: EventRow,
): string | null =>
  sealed === null ? null : keys.event.unseal(Buffer.from(sealed, 'hex'), aboutEvent(requestId, sequence))

export const isOpen = ({ events }: Pick<RequestRow, 'events'>): boolean =>
  !events.some(({ kind }) => kind === 'closed')
