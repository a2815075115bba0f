import type { Outcome, Visit } from '../../accounts/index.ts'
import { focusGroupPath } from '../urls.ts'
import type { SessionRoutes } from './desk.ts'
import type { Fault } from './kept/add-session.ts'
import { checkLines } from './kept/decide.ts'
import type { SaidLine, Session } from './kept/session.ts'
import { namesPage } from './pages/names.html.ts'
import { type Slice, sliceOf } from './pages/turns.html.ts'

const LONGEST = 2000
const OVERTAKEN =
  'Somebody else has changed this line since you opened the page. Yours is in the box: save again to keep it'

const sliced = (
  { t }: Visit['reader'],
  { said }: Session,
  asked: { show?: string | undefined; page?: string | undefined },
): Slice<SaidLine> =>
  sliceOf(
    [
      { id: 'open', words: t('To check'), lines: said.filter(({ checked }) => checked === null) },
      {
        id: 'marked',
        words: t('With something marked'),
        lines: said.filter(({ found }) => found.length > 0),
      },
      { id: 'all', words: t('All'), lines: said },
    ],
    asked,
  )

export const serveNames = (routes: SessionRoutes): void => {
  routes.see('names', (visit, session) =>
    namesPage(visit, session, sliced(visit.reader, session, visit.query)),
  )

  routes.act('names', async (visit, deciding): Promise<Outcome> => {
    const { form, reader } = visit
    const { session } = deciding
    const typed = new Map<number, string>()
    const faults: Fault[] = []
    let overtaken = false
    for (const { line, checked } of session.said) {
      const text = form[`text-${line}`]
      if (typeof text !== 'string') continue
      const one = text.trim().replace(/\s*[\r\n]+\s*/g, ' ')
      typed.set(line, one)
      const field = `text-${line}`
      if (one === '')
        faults.push({ field, says: 'Leave something of the line: [removed] where nothing may stand' })
      else if (one.length > LONGEST) faults.push({ field, says: 'Use at most 2,000 characters' })
      else if (form[`seen-${line}`] !== (checked?.id ?? '') && checked?.text !== one) {
        overtaken = true
        faults.push({ field, says: OVERTAKEN })
      }
    }
    const show = typeof form.show === 'string' ? form.show : 'open'
    if (faults.length > 0) {
      // The very lines that were sent, whatever others have done meanwhile.
      const slice = {
        ...sliced(reader, session, { show }),
        lines: session.said.filter(({ line }) => typed.has(line)),
      }
      return { page: namesPage(visit, session, slice, typed, faults), status: overtaken ? 409 : 422 }
    }
    await checkLines(deciding, typed)
    const left = session.said.some(({ line, checked }) => checked === null && !typed.has(line))
    return {
      redirect:
        left || show !== 'open'
          ? `${focusGroupPath(session.id, 'names')}?show=${encodeURIComponent(show)}`
          : focusGroupPath(session.id, 'coding'),
      notice: left ? reader.t('Saved.') : reader.t('Saved. Every line has been checked.'),
    }
  })
}
