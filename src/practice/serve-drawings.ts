import type { NavigationEntry, Role, StaffRoutes } from '../accounts/index.ts'
import type { Pack } from '../pack/index.ts'
import { drawingPage, drawingsPage } from './pages/drawing.html.ts'
import { DRAWINGS } from './urls.ts'

const OFFICERS: readonly Role[] = ['partnership-officer']

/** Where officers find what is practised, in the head of their pages. */
export const practiceNavigation: NavigationEntry = { href: DRAWINGS, words: 'Practice', roles: OFFICERS }

/** What officers see of the exercises of the pack: each drawn, with every way through it. */
export function serveDrawings(staff: StaffRoutes, { practice }: Pack): void {
  staff.get(DRAWINGS, OFFICERS, async ({ reader }) => ({ page: drawingsPage(reader, practice) }))
  staff.get(`${DRAWINGS}/:exercise`, OFFICERS, async ({ reader, params }) => {
    const exercise = practice?.exercises.get(params.exercise ?? '')
    return exercise ? { page: drawingPage(reader, exercise) } : { notFound: true }
  })
}
