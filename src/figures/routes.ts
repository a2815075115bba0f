import type { NavigationEntry, Outcome, Role, StaffRoutes, Visit } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { teamsOf } from '../teams/index.ts'
import { ALL } from './count-followed.ts'
import { exportFigures, FORMATS } from './export-figures.ts'
import { makeFigures } from './make-figures.ts'
import { figuresPage, noFiguresPage } from './pages/figures.html.ts'
import { countedFrom, halfYearOf, periodId, readPeriod } from './periods.ts'
import { firstTold } from './queries.ts'
import { type Figures, type FiguresMade, readFigures } from './read-figures.ts'
import { FIGURES_PATH } from './urls.ts'

/** Who sees everything, and each team beside it. */
const SEES_ALL: readonly Role[] = ['partnership-officer', 'auditor']
/** Who sees what their own team has: never one worker beside another, and no other team's. */
const SEES_OWN: readonly Role[] = ['first-contact', 'exploitation-team', 'police-team']
const READS: readonly Role[] = [...SEES_ALL, ...SEES_OWN]

export const figuresNavigation: NavigationEntry = { href: FIGURES_PATH, words: 'Figures', roles: READS }

/** Hangs the page of figures and its files on the signed-in routes. */
export const serveFigures = (staff: StaffRoutes): void => {
  staff.get(FIGURES_PATH, READS, see)
  for (const format of FORMATS)
    staff.get(`${FIGURES_PATH}.${format}`, READS, async (visit) => {
      const { figures, made } = await lookIn(visit)
      // Nothing was counted yet: the page says from when on.
      if (made.periods.length === 0) return { redirect: FIGURES_PATH }
      if (!figures) return { notFound: true }
      const { tx, actor, reader } = visit
      const id = periodId(figures.period)
      await record(tx, {
        actor,
        action: 'figures.taken',
        of: { kind: 'figures', id },
        detail: { form: format, team: figures.team },
      })
      return { file: await exportFigures(reader, figures, format) }
    })
}

const see = async (visit: Visit): Promise<Outcome> => {
  const { reader, tx } = visit
  const { made, teams, figures } = await lookIn(visit)
  if (figures) return { page: figuresPage(reader, { figures, periods: made.periods, teams }) }
  if (made.periods.length > 0) return { notFound: true }
  const first = await firstTold(tx)
  return { page: noFiguresPage(reader, first && countedFrom(halfYearOf(first))) }
}

interface Looked {
  readonly made: FiguresMade
  /** Those whose figures the reader may see; null stands for everything. */
  readonly teams: readonly (string | null)[]
  /** Null: there is no such period, or it is not for them. */
  readonly figures: Figures | null
}

const lookIn = async (visit: Visit): Promise<Looked> => {
  const { tx, reader, query, now } = visit
  await makeFigures(tx, reader.pack, now)
  const made = await readFigures(tx)
  const teams = await teamsFor(visit, made)
  const [newest] = made.periods
  const period = query.period ? readPeriod(query.period) : (newest ?? null)
  const team = query.team ? query.team : (teams[0] ?? ALL)
  const may = teams.includes(team === ALL ? null : team)
  return { made, teams, figures: period && may ? made.of(period, team) : null }
}

/** A lead's own would be those of one school: so few that they see each of them, and none is shown. */
const teamsFor = async ({ tx, actor, reader }: Visit, { teams }: FiguresMade): Promise<(string | null)[]> => {
  // As the pack has them: who answers most first.
  const order = [...reader.pack.receiving.keys(), 'lead'] as string[]
  const inOrder = (of: readonly string[]): string[] => order.filter((team) => of.includes(team))
  if (actor.roles.some((role) => SEES_ALL.includes(role))) return [null, ...inOrder(teams)]
  return inOrder((await teamsOf(tx, actor)).map(({ receives }) => receives)).filter((team) => team !== 'lead')
}
