import { csvOf } from '../../kit/spreadsheet.ts'
import type { PairedChange } from './paired.ts'
import type { PracticeEvidence } from './practice-evidence.ts'

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
] as const
type Row = Record<(typeof COLUMNS)[number], string | number | null>

/** What practice changed, one figure a row; what may not be told has no numbers, and says so. */
export function evidenceFile(
  evidence: PracticeEvidence,
  format: 'csv' | 'json',
): { name: string; type: string; content: string } {
  const rows = evidence.audiences.flatMap(({ audience, measures }) =>
    measures.flatMap(({ measure, soon, later }): Row[] => {
      const row = (when: string, paired: PairedChange | null): Row => ({
        source: evidence.trial ? 'practice (trial data)' : 'practice',
        audience,
        measure,
        when,
        n: paired?.n ?? null,
        before: paired?.before ?? null,
        after: paired?.after ?? null,
        change: paired?.change.estimate ?? null,
        low: paired?.change.low ?? null,
        high: paired?.change.high ?? null,
        withheld: paired ? '' : 'fewer than 10 people',
      })
      return [row('right after', soon), row('eight weeks on', later)]
    }),
  )
  return format === 'csv'
    ? { name: 'practice.csv', type: 'text/csv; charset=utf-8', content: csvOf(COLUMNS, rows) }
    : {
        name: 'practice.json',
        type: 'application/json',
        content: `${JSON.stringify({ ...(evidence.trial ? { trial: true } : {}), figures: rows }, null, 2)}\n`,
      }
}
