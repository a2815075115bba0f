import type { Reader } from '../frame/index.ts'
import { ALL } from './count-followed.ts'
import { MANY, SINGLE } from './families.ts'
import { GROUPINGS } from './followed.ts'
import { labelName, periodName, teamName } from './names.ts'
import { waitedIn } from './pages/how-soon.html.ts'
import { togetherName } from './pages/parts.html.ts'
import type { Figures } from './read-figures.ts'
import { shareOf } from './say.ts'

export const FIGURE_COLUMNS = [
  'period',
  'of',
  'kind',
  'label',
  'code',
  'count',
  'share',
  'low',
  'high',
  'working_days',
  'withheld',
] as const
export type FigureRow = Readonly<Record<(typeof FIGURE_COLUMNS)[number], string | number | null>>

/** What the page shows as rows, one figure each: no more than it, so that it is as safe to give away. */
export const figureRows = (reader: Reader, figures: Figures): FigureRow[] => {
  const { t } = reader
  const { period, team, total } = figures
  const row = (kind: string, label: string, code: string, rest: Partial<FigureRow>): FigureRow => ({
    period: periodName(reader, period),
    of: team === ALL ? t('The whole partnership') : teamName(reader, team),
    kind,
    label,
    code,
    count: null,
    share: null,
    low: null,
    high: null,
    working_days: null,
    withheld: null,
    ...rest,
  })
  const counted = (n: number | null): Partial<FigureRow> =>
    n === null ? { withheld: t('Too few to show') } : { count: n }
  if (total === null) return [row('total', t('Concerns told'), '', counted(null))]
  return [
    row('total', t('Concerns told'), '', counted(total)),
    ...SINGLE.filter(({ process, byTeam }) => !process && (byTeam || team === ALL)).flatMap(({ id }) => {
      const { labels, together } = figures.family(id)
      return [
        ...labels.map(({ label, n }) => row(id, labelName(reader, id, label), label, counted(n))),
        ...(together
          ? [
              row(
                id,
                togetherName(reader, id, together.labels),
                together.labels.join(' '),
                counted(together.n),
              ),
            ]
          : []),
      ]
    }),
    ...(team === ALL ? MANY : []).flatMap(({ id }) => {
      const { labels, few } = figures.many(id)
      return [
        ...labels.map(({ label, n }) => row(id, labelName(reader, id, label), label, counted(n))),
        ...(few > 0
          ? [
              row(id, t('{n} more, fewer than six times each', { n: few }), '', {
                withheld: t('Too few to show'),
              }),
            ]
          : []),
      ]
    }),
    ...waitedIn(reader, figures).map(({ id, name, done, of, half }) => {
      const share = shareOf(done, of)
      return row('soon', name, id, {
        count: of,
        ...(share ? intervalOf(share) : { withheld: t('Too few to show') }),
        working_days: share ? half : null,
      })
    }),
    ...GROUPINGS.flatMap((grouping) =>
      (figures.alike?.[grouping] ?? []).map(({ group, difference, found }) =>
        row(
          `same-signs-${grouping}`,
          labelName(reader, grouping, group),
          group,
          difference ? intervalOf(difference) : { withheld: found },
        ),
      ),
    ),
  ]
}

const intervalOf = ({ estimate, low, high }: { estimate: number; low: number; high: number }) => ({
  share: Math.round(estimate * 1e4) / 1e4,
  low: Math.round(low * 1e4) / 1e4,
  high: Math.round(high * 1e4) / 1e4,
})
