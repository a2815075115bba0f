import { momentInWords, type Visit } from '../../accounts/index.ts'
import { runsNewest, stateOf } from './run-queries.ts'

/** How deleting stands, as rows without a word of what: for administrators. Of the last fifty lists. */
export const deletingStanding = async ({
  tx,
  reader,
  now,
}: Pick<Visit, 'tx' | 'reader' | 'now'>): Promise<readonly (readonly [name: string, value: string])[]> => {
  const { t } = reader
  const runs = (await runsNewest(tx, { from: 0, most: 50 })).map((run) => ({
    ...run,
    state: stateOf(run, now),
  }))
  const waiting = runs.filter(({ state }) => state === 'waiting')
  const running = runs.filter(({ state }) => state === 'running')
  const [last] = runs
    .filter(({ state, endedAt }) => state === 'done' && endedAt)
    .toSorted((a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0))
  const next = waiting.toSorted((a, b) => (a.beginsAt?.getTime() ?? 0) - (b.beginsAt?.getTime() ?? 0))[0]
  return [
    [
      t('Lists that were approved and wait'),
      next?.beginsAt
        ? t('{n}, the next begins on {moment}', {
            n: waiting.length,
            moment: momentInWords(reader, next.beginsAt),
          })
        : t('None'),
    ],
    [
      t('Being deleted now'),
      running.length === 0
        ? t('None')
        : running.map(({ deleted, kept, of }) => t('{n} of {of}', { n: deleted + kept, of })).join('; '),
    ],
    [
      t('Last list that ended'),
      last?.endedAt
        ? t('{moment}: {deleted} deleted, {kept} kept', {
            moment: momentInWords(reader, last.endedAt),
            deleted: last.deleted,
            kept: last.kept,
          })
        : t('None yet'),
    ],
  ]
}
