import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayInWords } from '../../briefing/index.ts'
import type { Result } from '../../kit/result.ts'
import { ok } from '../../kit/result.ts'
import type { openPress, Printable, Printed } from '../../pdf/index.ts'
import type { BoardReport } from './report.ts'

const MOST_PAGES = 3
interface Step {
  /** Of the text, in points; smaller than 7.6 nobody reads on paper. */
  readonly size: number
  readonly actions: number
  readonly left: number
  readonly measures: number
  /** Rows of what practice changed. */
  readonly practice: number
  readonly text: number
}
/** Tried in this order until it has three pages; what is left out is counted, and stands on the page. */
const STEPS: readonly Step[] = [
  { size: 9.6, actions: 40, left: 20, measures: 40, practice: 40, text: 2000 },
  { size: 8.6, actions: 20, left: 14, measures: 30, practice: 20, text: 1000 },
  { size: 8, actions: 12, left: 10, measures: 12, practice: 8, text: 420 },
  { size: 7.6, actions: 8, left: 6, measures: 8, practice: 5, text: 260 },
  { size: 7.6, actions: 4, left: 4, measures: 4, practice: 3, text: 140 },
]

/** One to three pages, PDF/UA-1. A fault where this machine cannot print. The same report gives the same bytes. */
export const printReport = async (
  report: BoardReport,
  press: ReturnType<typeof openPress>,
): Promise<Result<Printed>> => {
  const opened = await press
  if (!opened.ok) return opened
  const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8')
  let printed: Printed | undefined
  for (const step of STEPS) {
    printed = await opened.value.print(template, filled(report, step), report.date)
    if (printed.pages <= MOST_PAGES) break
  }
  return ok(printed as Printed)
}

/** At most that long, cut between words and marked; never cut in silence. */
const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const end = cut.lastIndexOf(' ')
  return `${(end > most * 0.6 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/, '')}…`
}

const filled = (report: BoardReport, step: Step): Printable => {
  const cut = (text: string): string => shortened(text, step.text)
  const { actions, left, known } = report
  // What is open comes before what is over; within, as it stands.
  const open = [...actions].sort((a, b) => Number(isOver(a.state)) - Number(isOver(b.state)))
  let room = step.measures
  return {
    ...report,
    size: step.size,
    made: dayInWords(report.date),
    kicker: kickerOf(report),
    headline: { ...report.headline, say: cut(report.headline.say) },
    scope: { ...report.scope, say: cut(report.scope.say) },
    covered: report.covered.map(({ say, cells }) => ({
      say: cut(say),
      cells: cells.map((cell) => ({ ...cell })),
    })),
    left: left.slice(0, step.left).map((one) => ({ ...one })),
    moreLeft: Math.max(0, left.length - step.left),
    actions: open.slice(0, step.actions).map((one) => ({ ...one, says: cut(one.says) })),
    moreActions: Math.max(0, actions.length - step.actions),
    known: known.map(({ people, measures }) => {
      const shown = measures.slice(0, Math.max(1, Math.ceil(room / known.length)))
      room = step.measures
      return {
        people:
          shown.length < measures.length
            ? `${people} (${measures.length - shown.length} more on the page)`
            : people,
        measures: shown.map(({ name, reading, points, ...measure }) => ({
          ...measure,
          heading: reading ? `${name}: ${reading}` : name,
          alt: `${name}, wave by wave from 0 to 100%. ${points.map(({ wave, said }) => `${wave}: ${spoken(said)}`).join('. ')}.`,
          changes: measure.changes.map((change) => ({ ...change })),
          points: points.slice(-4).map((point) => ({ ...point })),
        })),
      }
    }),
    checks: report.checks.map((check) => ({ ...check })),
    gaps: (report.gaps ?? []).map((one) => ({ ...one })),
    practice: report.practice
      ? {
          ...report.practice,
          measures: report.practice.measures.slice(0, step.practice).map((one) => ({ ...one })),
          more: Math.max(0, report.practice.measures.length - step.practice),
          gaps: report.practice.gaps.map((one) => ({ ...one })),
        }
      : null,
    told: report.told
      ? {
          ...report.told,
          raised: report.told.raised.map((one) => ({ ...one })),
          support: report.told.support.map((one) => ({ ...one })),
          differently: [...report.told.differently],
        }
      : null,
  }
}

const isOver = (state: string): boolean => ['Done', 'Dropped'].includes(state)

/** Read aloud, brackets are noise. */
const spoken = (said: string): string => said.replace(/ \(([^)]*)\)/g, ', $1')

/** A plan whose name says its years does not say them twice. */
export const kickerOf = ({ number, plan, years }: Pick<BoardReport, 'number' | 'plan' | 'years'>): string =>
  [number, plan, ...(plan.includes(years) ? [] : [years])].join(' · ')
