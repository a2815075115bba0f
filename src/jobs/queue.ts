import type { QueueOptions } from 'pg-boss'

const MINUTE = 60
const YEAR = 365 * 24 * 60 * MINUTE

/**
 * The queue of one kind of work of one partnership. It is part of the name because several services, each with its own
 * pack and its own key, may share a database: none takes the work of another.
 */
export const queueOf = (name: string, partnershipId: string): string => {
  if (!/^[a-z]+(\.[a-z-]+)+$/.test(name) || !/^[0-9a-f-]{36}$/.test(partnershipId))
    throw new TypeError('A job is called ROOM.WORK, and belongs to a partnership.')
  return `${name}/${partnershipId}`
}

/**
 * Nothing is given up: a job that fails is tried again, after seconds at first and then every ten minutes, for as long as
 * it takes. Of a job that is done nothing is kept after a week.
 */
export const QUEUE: QueueOptions & { readonly notify: true } = {
  notify: true,
  retryLimit: 1_000_000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 10 * MINUTE,
  // Who was killed in the middle says no more that it is at work: somebody takes over after that.
  heartbeatSeconds: 10,
  expireInSeconds: 10 * MINUTE,
  retentionSeconds: 10 * YEAR,
  deleteAfterSeconds: 7 * 24 * 60 * MINUTE,
}
