import type { Parts } from '../parts.ts'
import { collector, type Page } from './page-texts.ts'

/** Priorities are read by the partnership's board. The two questions are the plan's own words, and stay as they are. */
export const priorityPages = ({ priorities }: Parts): Page[] => {
  if (!priorities) return []
  const { file, value } = priorities
  return value.priorities.map(({ id, definition, why, how, parts }, i): Page => {
    const texts = collector(file, ['priorities', i])
    return {
      name: `the priority “${id}”`,
      readers: 'practitioners',
      texts: [
        ...texts(['definition'], definition),
        ...texts(['why'], why),
        ...texts(['how'], how),
        ...parts.flatMap(({ say, cannot_tell }, j) => [
          ...texts(['parts', j, 'say'], say),
          ...texts(['parts', j, 'cannot_tell'], cannot_tell),
        ]),
      ],
    }
  })
}
