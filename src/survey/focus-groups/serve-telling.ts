import type { Outcome } from '../../accounts/index.ts'
import { focusGroupPath } from '../urls.ts'
import type { SessionRoutes } from './desk.ts'
import type { Fault } from './kept/add-session.ts'
import { decideTelling } from './kept/decide.ts'
import { isDecided } from './kept/session.ts'
import { tellingPage } from './pages/telling.html.ts'

const LONGEST = 2000
const OVERTAKEN =
  'Somebody else has answered this since you opened the page. Read theirs; yours is kept below.'

export const serveTelling = (routes: SessionRoutes): void => {
  routes.see('telling', (visit, session) => tellingPage(visit, session))

  routes.act('telling', async (visit, deciding): Promise<Outcome> => {
    const { form, reader } = visit
    const { session } = deciding
    const need = session.needs.find(({ line }) => `${line}` === form.line)
    if (!need) return { notFound: true }
    const answer = form.answer === 'told' || form.answer === 'no-worry' ? form.answer : null
    const words = typeof form.words === 'string' ? form.words.trim() : ''
    const faults: Fault[] = []
    const field = (name: string): string => `${name}-${need.line}`
    if (!answer) faults.push({ field: field('answer'), says: 'Say what you did' })
    if (words === '')
      faults.push({ field: field('words'), says: 'Say whom you told and when, or why it is no worry' })
    else if (words.length > LONGEST)
      faults.push({ field: field('words'), says: 'Use at most 2,000 characters' })
    const overtaken = form.seen !== (need.decided?.id ?? '')
    const same = need.decided?.answer === answer && need.decided?.words === words
    if (overtaken && !same) faults.push({ field: field('words'), says: OVERTAKEN })
    if (faults.length > 0 || !answer) {
      const typed = { line: need.line, answer: `${form.answer ?? ''}`, words, faults }
      return { page: tellingPage(visit, session, typed), status: overtaken ? 409 : 422 }
    }
    if (!same) await decideTelling(deciding, { line: need.line, answer, words })
    const more = session.needs.some((one) => one !== need && !isDecided(one))
    return {
      redirect: focusGroupPath(session.id, 'telling'),
      notice: more ? reader.t('Saved. Here is the next.') : reader.t('Saved. Every line has its answer.'),
    }
  })

  routes.act(
    'telling',
    async ({ form, reader }, deciding): Promise<Outcome> => {
      const { session } = deciding
      const said = session.said.find(({ line }) => `${line}` === form.line)
      if (!said) return { notFound: true }
      if (!session.needs.some(({ line }) => line === said.line))
        await decideTelling(deciding, { line: said.line, answer: 'raised', words: null })
      return {
        redirect: focusGroupPath(session.id, 'telling'),
        notice: reader.t('Added: it waits for an answer.'),
      }
    },
    { below: 'raise' },
  )
}
