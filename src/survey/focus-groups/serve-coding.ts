import type { Outcome, Visit } from '../../accounts/index.ts'
import { focusGroupPath } from '../urls.ts'
import type { SessionRoutes } from './desk.ts'
import { codeLines } from './kept/decide.ts'
import type { SaidLine, Session } from './kept/session.ts'
import { codingPage, notYoursPage } from './pages/coding.html.ts'
import { sliceOf } from './pages/turns.html.ts'

/** Which reader somebody is; null: two others are it. Whoever comes while nobody has begun is the first. */
const readerIn = ({ readers, step }: Session, person: string): 'first' | 'second' | 'not-yet' | null => {
  const [first, second] = readers
  if (first === undefined || first === person) return 'first'
  if (second !== undefined) return second === person ? 'second' : null
  return step === 'quotes' ? 'second' : 'not-yet'
}

/** The lines that a reader codes. */
const linesFor = ({ said, sample }: Session, who: 'first' | 'second'): readonly SaidLine[] =>
  who === 'first' ? said : said.filter(({ line }) => sample.includes(line))

export const serveCoding = (routes: SessionRoutes, script: string): void => {
  const page = (visit: Visit, session: Session, who: 'first' | 'second') => {
    const { reader, actor, query } = visit
    const lines = linesFor(session, who)
    const mine = (line: SaidLine) => line.themes.get(actor.personId)
    const shows = [
      { id: 'open', words: reader.t('To code'), lines: lines.filter((line) => mine(line) === undefined) },
      { id: 'all', words: reader.t('All'), lines },
      ...(reader.pack.survey?.themes ?? [])
        .map(({ id, name }) => ({
          id,
          words: reader.t(name),
          lines: lines.filter((line) => mine(line)?.includes(id)),
        }))
        .filter((one) => one.lines.length > 0),
    ]
    const done = lines.length - (shows[0]?.lines.length ?? 0)
    return codingPage(visit, session, {
      reader: who,
      slice: sliceOf(shows, query),
      done,
      all: lines.length,
      script,
    })
  }

  routes.see('coding', (visit, session) => {
    const who = readerIn(session, visit.actor.personId)
    return who === 'first' || who === 'second' ? page(visit, session, who) : notYoursPage(visit, session, who)
  })

  routes.act('coding', async ({ form, reader, actor }, deciding): Promise<Outcome> => {
    const { session } = deciding
    const path = focusGroupPath(session.id, 'coding')
    const who = readerIn(session, actor.personId)
    // Two began at once, neither saw what the other ticked: who saved first is the first reader, the other the second.
    const late = form.began === 'first' && who !== 'first'
    if (who !== 'first' && who !== 'second' && !(late && who === 'not-yet'))
      return { redirect: path, notice: reader.t('Somebody else is reading this session.') }
    const themes = new Set((reader.pack.survey?.themes ?? []).map(({ id }) => id))
    const coded = new Map(
      linesFor(session, late ? 'first' : (who as 'first' | 'second'))
        .filter(({ line }) => form[`has-${line}`] === 'yes')
        .map(({ line }) => [line, themesIn(form[`theme-${line}`], themes)] as const),
    )
    await codeLines(deciding, coded)
    if (late)
      return {
        redirect: path,
        notice: reader.t(
          'Somebody else began at the same time. What you ticked is kept, as the second reader’s.',
        ),
      }
    const left = linesFor(session, who as 'first' | 'second').some(
      ({ line, themes: by }) => !by.has(actor.personId) && !coded.has(line),
    )
    const show =
      typeof form.show === 'string' && form.show !== 'open' ? `?show=${encodeURIComponent(form.show)}` : ''
    return left || show
      ? { redirect: path + show, notice: reader.t('Saved.') }
      : { redirect: focusGroupPath(session.id), notice: reader.t('Saved. Every line has been coded.') }
  })
}

/** What was ticked, as far as the pack knows it: in the pack's order, each once. */
const themesIn = (ticked: unknown, themes: ReadonlySet<string>): string[] => {
  const all = new Set([ticked].flat())
  return [...themes].filter((id) => all.has(id))
}
