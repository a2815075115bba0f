import { makeFigures } from '../figures/index.ts'
import type { Part } from './part.ts'

/** What was told, counted as the page would count it whenever somebody first looks. */
export const FIGURES: Part = {
  name: 'figures',
  says: 'Figures of what was told',
  load: async ({ tx, pack, asOf }) => void (await makeFigures(tx, pack, new Date(`${asOf}T00:00:00Z`))),
}
