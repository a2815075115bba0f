import { focusGroupPath } from '../urls.ts'
import type { SessionRoutes } from './desk.ts'
import { chooseQuotes } from './kept/decide.ts'
import { quotesPage } from './pages/quotes.html.ts'

export const serveQuotes = (routes: SessionRoutes): void => {
  routes.see('quotes', (visit, session) => quotesPage(visit, session))

  routes.act('quotes', async ({ form, reader }, deciding) => {
    const { session } = deciding
    const ticked = new Set([form.quote ?? []].flat())
    // What was changed on this page only: what somebody else chose meanwhile stands.
    const changed = session.said.flatMap(({ line }): [number, boolean][] => {
      const was = form[`was-${line}`]
      const now = ticked.has(`${line}`)
      return (was === 'yes' || was === 'no') && (was === 'yes') !== now ? [[line, now]] : []
    })
    await chooseQuotes(deciding, new Map(changed))
    return { redirect: focusGroupPath(session.id), notice: reader.t('The quotes are saved.') }
  })
}
