import { POINTS } from '../briefing.ts'
import { PARTS } from '../editing/sentences.ts'

/** Pages of the editor: the parts of the briefing, then its easy-read version. */
export const EDITOR_PARTS: readonly {
  readonly id: string
  readonly title: string
  readonly short: string | null
  readonly number: number | null
}[] = [
  ...PARTS.map(({ id, title, number }) => ({
    id,
    title,
    number,
    short: POINTS.find((point) => point.id === id)?.short ?? (id === 'front' ? 'Title' : 'To do'),
  })),
  { id: 'easy', title: 'Easy read', short: null, number: null },
]
