import type { Jobs } from '../../jobs/index.ts'
import { dayOf } from '../../pack/index.ts'
import { shufflePracticeDay } from './queries.ts'

/** Each night what was shared the day before is written anew in random order, and old links lose their words. */
export const shufflePracticeBy = (jobs: Jobs, clock: () => Date): void =>
  jobs.every('practice.shuffle-day', '35 2 * * *', async ({ database, partnershipId }) => {
    const yesterday = dayOf(new Date(clock().getTime() - 86_400_000))
    await database.transaction({ partnershipId }, (tx) => shufflePracticeDay(tx, yesterday))
  })
