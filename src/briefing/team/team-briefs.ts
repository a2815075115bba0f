import type { Tx } from '../../db/index.ts'
import type { Pack } from '../../pack/index.ts'
import { PROFILES, twoProportions, wilson } from '../../statistics/index.ts'
import type { Figure } from '../briefing.ts'
import { marked, TEAM_MEASURES, type TeamMeasure, teamCheckOf } from './team-check.ts'
import { answersBefore, logged, type TeamAnswer, type TeamLog } from './team-queries.ts'

/** One of the two things checked, before and after. Null: so few answered that it is not shown. */
export interface TeamChange {
  readonly measure: TeamMeasure
  readonly name: string
  readonly before: Figure | null
  readonly after: Figure | null
  /** After less before, with its 95% interval; null where either is not shown. */
  readonly change: { readonly estimate: number; readonly low: number; readonly high: number } | null
}

/** What teams made of a briefing: a measure of its own, of those who took part, never mixed with a survey. */
export interface TeamBriefs {
  readonly teams: number
  /** As those who led it told; nobody has counted them again. */
  readonly people: number
  readonly logs: readonly TeamLog[]
  readonly changes: readonly TeamChange[]
}

/**
 * Totals and change of the team briefs, of one briefing or of all.
 * @param today the day on England's clocks; answers of teams that began today are not counted yet
 */
export const teamBriefs = async (
  tx: Tx,
  pack: Pack,
  today: string,
  briefing: string | null = null,
): Promise<TeamBriefs> => {
  const logs = await logged(tx, briefing)
  return {
    teams: logs.length,
    people: logs.reduce((sum, { people }) => sum + people, 0),
    logs,
    changes: changesIn(pack, await answersBefore(tx, briefing, today)),
  }
}

/** The change of each measure between before and after, where enough answered both. */
const changesIn = (pack: Pack, answers: readonly TeamAnswer[]): TeamChange[] => {
  const check = teamCheckOf(pack)
  if (!check) return []
  const profile = PROFILES[pack.survey?.suppression ?? 'fewer-than-10']
  const judged = answers.map((one) => ({ moment: one.moment, right: marked(check, one.answers) }))
  return TEAM_MEASURES.map(({ id: measure, name }) => {
    const count = (moment: 'before' | 'after') => {
      const own = judged.filter((one) => one.moment === moment)
      return { n: own.length, successes: own.filter(({ right }) => right[measure]).length }
    }
    const [before, after] = [count('before'), count('after')]
    const enough = ({ n }: { n: number }): boolean => n > profile.to
    const shown = (one: { n: number; successes: number }): Figure | null =>
      enough(one) ? { ...wilson(one.successes, one.n), n: one.n } : null
    const both = enough(before) && enough(after)
    const { estimate, low, high } = both ? twoProportions(before, after) : { estimate: 0, low: 0, high: 0 }
    return {
      measure,
      name,
      before: shown(before),
      after: shown(after),
      change: both ? { estimate, low, high } : null,
    }
  })
}
