import type { Figures } from './figures.ts'

declare module '../../db/schema.ts' {
  interface Schema {
    scenario_figures: {
      partnership_id: string
      day: string
      figures: Figures
    }
  }
}
