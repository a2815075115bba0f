import { csvOf } from '../../kit/spreadsheet.ts'
import { gapReads } from '../scenarios/figures.ts'
import { GAPS } from './evidence-sentences.ts'
import { isFromChance, type PairedChange } from './paired.ts'
import type { PracticeEvidence, PracticeGap } from './practice-evidence.ts'

/** `change` is after less before; of a gap the second child less the first. */
const COLUMNS = [
  'source',
  'audience',
  'measure',
  'when',
  'n',
  'before',
  'after',
  'change',
  'low',
  'high',
  'withheld',
  'first',
  'first_answers',
  'first_figure',
  'second',
  'second_answers',
  'second_figure',
  'smallest_found',
  'reads',
] as const
type Whole = Record<(typeof COLUMNS)[number], string | number | null>
type Row = Partial<Whole>

/** What a figure may be told as, in words that somebody reads who has the file alone. */
const READS = {
  chance: 'cannot be told from chance',
  question: 'underpowered: a question, not a finding',
  found: 'more than chance',
} as const

const WITHHELD = 'fewer than 10 people'

/** What practice changed, one figure a row; what may not be told has no numbers, and says so. */
export function evidenceFile(
  evidence: PracticeEvidence,
  format: 'csv' | 'json',
): { name: string; type: string; content: string } {
  const source = evidence.trial ? 'practice (trial data)' : 'practice'
  const told: Row[] = [
    ...evidence.audiences.flatMap(({ audience, measures }) =>
      measures.flatMap(({ measure, soon, later }): Row[] => [
        { audience, measure, when: 'right after', ...pairedRow(soon) },
        { audience, measure, when: 'eight weeks on', ...pairedRow(later) },
      ]),
    ),
    ...(evidence.gap ? gapRows(evidence.gap) : []),
  ]
  const rows = told.map((row) => ({ ...EMPTY, source, ...row }))
  return format === 'csv'
    ? { name: 'practice.csv', type: 'text/csv; charset=utf-8', content: csvOf(COLUMNS, rows) }
    : {
        name: 'practice.json',
        type: 'application/json',
        content: `${JSON.stringify({ ...(evidence.trial ? { trial: true } : {}), figures: rows }, null, 2)}\n`,
      }
}

const EMPTY = { ...Object.fromEntries(COLUMNS.map((name) => [name, null])), withheld: '' } as Whole

const pairedRow = (paired: PairedChange | null): Row => {
  if (!paired) return { withheld: WITHHELD }
  const { n, before, after, change } = paired
  const { estimate, low, high } = change
  const reads = READS[isFromChance(paired) ? 'chance' : 'found']
  return { n, before, after, change: estimate, low, high, reads }
}

/** The same story with one child and with the other. What is answered counts file by file, so that it has no `n` of people. */
const gapRows = (gap: PracticeGap): Row[] =>
  GAPS.map((outcome): Row => {
    const [first, second] = gap.children
    const of = {
      audience: 'practitioners',
      measure: `gap-${outcome}`,
      when: 'during practice',
      first,
      second,
    }
    const block = gap[outcome]
    if (!block) return { ...of, withheld: WITHHELD }
    const [one, other] = block.levels
    const { estimate, low, high } = block.gap
    return {
      ...of,
      change: estimate,
      low,
      high,
      first_answers: one?.n ?? null,
      first_figure: one?.estimate ?? null,
      second_answers: other?.n ?? null,
      second_figure: other?.estimate ?? null,
      smallest_found: block.smallest,
      reads: READS[gapReads(block)],
    }
  })
