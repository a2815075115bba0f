import type { Tx } from '../db/index.ts'
import type { Reader } from '../frame/index.ts'
import { GROUPINGS } from './followed.ts'
import { makeFigures } from './make-figures.ts'
import { periodName } from './names.ts'
import { groupSaid } from './pages/alike.html.ts'
import { waitedIn } from './pages/how-soon.html.ts'
import { periodId } from './periods.ts'
import { countOfLabel, readFigures, type ShownCount } from './read-figures.ts'
import { countSaid, shareOf, shareSaid } from './say.ts'

/** One figure of what was told, in words. */
export interface ToldFigure {
  readonly say: string
  readonly said: string
}

/** What was told to services says of a plan's question: of the last year that was counted, or the last half-year. */
export interface ToldInYear {
  /** “October 2025 to September 2026”. */
  readonly period: string
  /** As an address names it. */
  readonly periodId: string
  /** How early concerns were raised, and how soon somebody took them up. */
  readonly raised: readonly ToldFigure[]
  readonly support: readonly ToldFigure[]
  /** Where children of whom the same was told were answered differently; empty where no difference was found. */
  readonly differently: readonly string[]
}

/** Null: nothing was counted yet. Counts what can be counted, as the page of figures does. */
export const toldInYear = async (tx: Tx, reader: Reader): Promise<ToldInYear | null> => {
  const { t, pack, now } = reader
  await makeFigures(tx, pack, now)
  const made = await readFigures(tx)
  const [period] = made.periods
  const figures = period && made.of(period)
  if (!period || !figures?.total) return null
  const of = (family: string, label: string): ShownCount => countOfLabel(figures.family(family), label)
  const share = (part: ShownCount) => shareSaid(t, shareOf(part, figures.total))
  const offered = of('support', 'none')
  const waited = waitedIn(reader, figures)
  return {
    period: periodName(reader, period),
    periodId: periodId(period),
    raised: [
      { say: t('Concerns told'), said: countSaid(t, figures.total) },
      { say: t('Told before significant harm was feared'), said: share(of('feared', 'not-yet')) },
      ...waited
        .filter(({ id }) => id !== 'begin')
        .map(({ name, done, of: all }) => ({ say: name, said: shareSaid(t, shareOf(done, all)) })),
    ],
    support: [
      { say: t('Led to help'), said: share(of('helped', 'help')) },
      { say: t('Support was offered'), said: share(offered === null ? null : figures.total - offered) },
      { say: t('Support began within 28 days'), said: share(of('support', 'begun')) },
      { say: t('Support was refused'), said: share(of('support', 'refused')) },
    ],
    differently: GROUPINGS.flatMap((grouping) =>
      (figures.alike?.[grouping] ?? [])
        .filter(({ found, difference }) => found === 'gap' && (difference?.estimate ?? 0) < 0)
        .map((one) => groupSaid(reader, grouping, one)),
    ),
  }
}
