import type { NavigationEntry, StaffRoutes } from '../../accounts/index.ts'
import type { Jobs } from '../../jobs/index.ts'
import type { Post } from '../../mail/index.ts'
import { dayOf, type Pack, workingDays } from '../../pack/index.ts'
import { COMMENTS, INSTRUMENTS, OFFICER, WAVES } from '../urls.ts'
import { commentCounts } from './comment-queries.ts'
import { serveComments } from './comment-routes.ts'
import { dropOldUploads } from './import-queries.ts'
import { serveImports } from './import-routes.ts'
import { serveInstruments } from './instrument-routes.ts'
import { OFFICERS, type OfficerParts } from './officer-parts.ts'
import { homePage } from './pages/home.html.ts'
import { allWaves, countByWave } from './queries.ts'
import { shuffleDay } from './shuffle-day.ts'
import { openTaking } from './take-response.ts'
import { serveWaves } from './wave-routes.ts'

interface SurveyParts {
  readonly pack: Pack
  readonly publicUrl: string
  readonly post: Post
  readonly key: Uint8Array
}

/** Where officers find surveys, in the head of their pages. */
export const surveyNavigation: readonly NavigationEntry[] = [
  { href: OFFICER, words: 'Your work', roles: OFFICERS },
  { href: WAVES, words: 'Surveys', roles: OFFICERS },
  { href: INSTRUMENTS, words: 'What is asked', roles: OFFICERS },
  { href: COMMENTS, words: 'Comments', roles: OFFICERS },
]

/** Everything that an officer does with surveys. */
export function serveSurveys(staff: StaffRoutes, { key, ...parts }: SurveyParts): void {
  const officer: OfficerParts = { ...parts, taking: openTaking(key) }
  staff.get(OFFICER, OFFICERS, async ({ tx, reader, now }) => {
    const { waiting } = await commentCounts(tx)
    const today = dayOf(now)
    const dues = waiting.map(({ day, n }) => ({ due: workingDays(parts.pack).after(day), n }))
    const overdue = dues.filter(({ due }) => due < today)
    const sum = (list: readonly { n: number }[]): number => list.reduce((all, { n }) => all + n, 0)
    const comments = { waiting: sum(dues), overdue: sum(overdue), due: dues[0]?.due ?? null }
    return { page: homePage(reader, { waves: await allWaves(tx), counts: await countByWave(tx), comments }) }
  })
  serveInstruments(staff, officer)
  serveWaves(staff, officer)
  serveImports(staff, officer)
  serveComments(staff, officer)
}

/** Each night the rows of the day before are written anew in random order, and files that nobody came back to are dropped. */
export const shuffleBy = (jobs: Jobs, clock: () => Date): void =>
  jobs.every('survey.shuffle-day', '20 2 * * *', async ({ database, partnershipId }) => {
    const yesterday = dayOf(new Date(clock().getTime() - 86_400_000))
    await database.transaction({ partnershipId }, async (tx) => {
      await shuffleDay(tx, yesterday)
      await dropOldUploads(tx, new Date(clock().getTime() - 7 * 86_400_000))
    })
  })
