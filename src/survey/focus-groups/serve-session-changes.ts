import { dayOf } from '../../pack/index.ts'
import { FOCUS_GROUPS, focusGroupPath } from '../urls.ts'
import type { SessionRoutes } from './desk.ts'
import { parseSession, typedSession } from './kept/add-session.ts'
import { correctSession, removeSession } from './kept/change-session.ts'
import { isHeld } from './kept/queries.ts'
import { correctionPage, removalPage } from './pages/session-changes.html.ts'

/** What was wrong about a session is corrected; one that should not be there is removed, after a question. */
export const serveSessionChanges = (routes: SessionRoutes): void => {
  routes.see(null, (visit, session) => correctionPage(visit, session), 'correction')
  routes.act(
    null,
    async (visit, deciding) => {
      const { session } = deciding
      const typed = { ...typedSession(visit.form), id: session.id }
      const parsed = parseSession(typed, dayOf(visit.now))
      if (!parsed.ok) return { page: correctionPage(visit, session, typed, parsed.faults), status: 422 }
      await correctSession(deciding, parsed.session)
      return { redirect: focusGroupPath(session.id), notice: visit.reader.t('Saved.') }
    },
    { below: 'correction' },
  )

  routes.see(
    null,
    async (visit, session) => removalPage(visit, session, await isHeld(visit.tx, session.id)),
    'removal',
  )
  routes.act(
    null,
    async ({ reader: { t } }, deciding) => {
      const became = await removeSession(deciding)
      if (became === 'held') return { redirect: focusGroupPath(deciding.session.id, 'removal') }
      if (became === 'removed')
        return {
          redirect: FOCUS_GROUPS,
          notice: t('The session is removed, and what was said in it is deleted.'),
        }
      return {
        redirect: focusGroupPath(deciding.session.id, 'telling'),
        notice: t('First say of each line who was told, or why nobody need be.'),
      }
    },
    { below: 'removal' },
  )
}
