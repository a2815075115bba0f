import { type Database, DatabaseAway, type Tx } from '../../db/index.ts'
import type { Jobs } from '../../jobs/index.ts'
import { dayOf, type Pack } from '../../pack/index.ts'
import { trialLoaded } from '../../trial-mark/index.ts'
import { type Figures, figuresFrom } from './figures.ts'
import { keepFigures, latestFigures, sharedFiles } from './queries.ts'
import { type Library, libraryOf } from './round.ts'
import { fileFrom } from './share-round.ts'

/** Publishes the figures of all that was shared so far, held against the release before; what they are. */
export async function publishFigures(
  tx: Tx,
  library: Library,
  partnershipId: string,
  now: Date,
): Promise<Figures | null> {
  const rows = await sharedFiles(tx, [...library.all.keys()])
  const before = await latestFigures(tx)
  const files = rows.flatMap((row) => {
    const file = fileFrom(library, row)
    return file ? [file] : []
  })
  const figures = figuresFrom(library, files, before, dayOf(now))
  if (figures && JSON.stringify({ ...figures, day: '' }) !== JSON.stringify({ ...before, day: '' }))
    await keepFigures(tx, partnershipId, figures)
  return figures
}

/** Each night, after the day before was shuffled. */
export const publishScenariosBy = (jobs: Jobs, pack: Pack, clock: () => Date): void => {
  const library = libraryOf(pack)
  if (!library) return
  jobs.every('practice.publish-scenarios', '50 2 * * *', async ({ database, partnershipId }) => {
    await database.transaction({ partnershipId }, (tx) => publishFigures(tx, library, partnershipId, clock()))
  })
}

const FRESH_MS = 60_000

/** What was published last, and whether made-up answers may be among it. */
export interface Published {
  readonly figures: Figures | null
  readonly trial: boolean
}

/** What was published last, in memory: pages are made while the database is away. */
export function openFiguresShelf(
  database: Pick<Database, 'transaction'>,
  partnershipId: string,
  clock: () => Date,
): () => Promise<Published> {
  let [published, at] = [{ figures: null, trial: false } as Published, Number.NEGATIVE_INFINITY]
  return async () => {
    if (clock().getTime() - at < FRESH_MS) return published
    try {
      published = await database.transaction({ partnershipId }, async (tx) => ({
        figures: await latestFigures(tx),
        trial: await trialLoaded(tx, 'practice_answer'),
      }))
      at = clock().getTime()
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error
    }
    return published
  }
}
