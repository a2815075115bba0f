import type { NavigationEntry, Role, StaffRoutes } from '../accounts/index.ts'
import { dayOf, type Pack } from '../pack/index.ts'
import { evidenceFile } from './measure/evidence-file.ts'
import { practiceEvidence } from './measure/practice-evidence.ts'
import { changedPage } from './pages/changed.html.ts'
import { drawingPage, drawingsPage } from './pages/drawing.html.ts'
import { DRAWINGS, PRACTICE_CHANGED, practiceFilePath } from './urls.ts'

const OFFICERS: readonly Role[] = ['partnership-officer']

/** Where officers find what is practised, in the head of their pages. */
export const practiceNavigation: NavigationEntry = {
  href: DRAWINGS,
  also: [PRACTICE_CHANGED],
  words: 'Practice',
  roles: OFFICERS,
}

/** What officers see of the exercises of the pack: each drawn, with every way through it. */
export function serveDrawings(staff: StaffRoutes, pack: Pack): void {
  const { practice } = pack
  staff.get(PRACTICE_CHANGED, OFFICERS, async ({ reader, tx, now }) => ({
    page: changedPage(reader, await practiceEvidence(tx, pack, dayOf(now))),
  }))
  for (const format of ['csv', 'json'] as const)
    staff.get(practiceFilePath(format), OFFICERS, async ({ tx, now }) => ({
      file: evidenceFile(await practiceEvidence(tx, pack, dayOf(now)), format),
    }))
  staff.get(DRAWINGS, OFFICERS, async ({ reader }) => ({ page: drawingsPage(reader, practice) }))
  staff.get(`${DRAWINGS}/:exercise`, OFFICERS, async ({ reader, params }) => {
    const exercise = practice?.exercises.get(params.exercise ?? '')
    return exercise ? { page: drawingPage(reader, exercise) } : { notFound: true }
  })
}
