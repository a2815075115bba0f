import type { Pack, Priority, Voice } from '../../pack/index.ts'
import type { Point } from './series.ts'
import { seriesOf } from './series.ts'
import type { WaveRead } from './waves.ts'

/** What the evidence says on one part of a question, of one audience. */
export interface Cell {
  readonly audience: Voice
  readonly kind: 'answered' | 'too-few' | 'not-asked' | 'no-wave'
  /** The nearest measure that has a figure. */
  readonly by: { readonly measure: string; readonly point: Point } | null
}

export interface PartCovered {
  readonly id: string
  readonly say: string
  readonly cannotTell: string | null
  readonly cells: readonly Cell[]
}

/** Which parts of a question the evidence speaks to, audience by audience, and which not. */
export const coverageOf = (
  parts: Priority['parts'],
  covers: readonly Voice[],
  waves: readonly WaveRead[],
): PartCovered[] =>
  parts.map(({ id, say, measures, cannot_tell }) => ({
    id,
    say,
    cannotTell: cannot_tell ?? null,
    cells: covers.map((audience) => cellOf(measures, audience, waves)),
  }))

const cellOf = (measures: readonly string[], audience: Voice, waves: readonly WaveRead[]): Cell => {
  const all = measures.map((measure) => ({ measure, series: seriesOf(waves, { audience, measure }) }))
  const found = all.find(({ series }) => series.latest)
  if (found?.series.latest)
    return { audience, kind: 'answered', by: { measure: found.measure, point: found.series.latest } }
  const points = all.flatMap(({ series }) => series.points)
  const kind =
    points.length === 0 ? 'no-wave' : points.some(({ why }) => why === 'too-few') ? 'too-few' : 'not-asked'
  return { audience, kind, by: null }
}

/** The parts of a priority of the pack; one that began in the browser is asked about as a whole. */
export const partsOf = (pack: Pack, slug: string): Priority['parts'] => pack.priorities.get(slug)?.parts ?? []
