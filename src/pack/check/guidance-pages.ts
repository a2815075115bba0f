import type { Parts } from '../parts.ts'
import { collector, type Page } from './page-texts.ts'

/** Every article, and every sentence that stands above results because of what was searched for. */
export const guidancePages = ({ guidance }: Parts): Page[] => {
  if (!guidance) return []
  const { file, value } = guidance
  return [
    ...value.articles.map(({ id, doors, title, lead, sections }, i): Page => {
      const texts = collector(file, ['articles', i])
      return {
        name: `the article “${id}”`,
        readers: doors.every((door) => door === 'practitioners') ? 'practitioners' : 'public',
        texts: [
          ...texts(['title'], title),
          ...texts(['lead'], lead),
          ...sections.flatMap(({ heading, paragraphs, points, steps, do_not, sayings, law }, j) => {
            const within = collector(file, ['articles', i, 'sections', j])
            return [
              ...within(['heading'], heading),
              ...within(['paragraphs'], paragraphs),
              ...within(['points'], points),
              ...within(['steps'], steps),
              ...within(['do_not'], do_not),
              ...(sayings ?? []).flatMap(({ say, instead_of, why }, k) => [
                ...within(['sayings', k, 'say'], say),
                ...within(['sayings', k, 'instead_of'], instead_of),
                ...within(['sayings', k, 'why'], why),
              ]),
              ...(law ?? []).flatMap(({ line }, k) => within(['law', k, 'line'], line)),
            ]
          }),
        ],
      }
    }),
    ...value.search_alerts.map(
      ({ id, sentence }, i): Page => ({
        name: `the search alert “${id}”`,
        readers: 'public',
        texts: collector(file, ['search_alerts', i])(['sentence'], sentence),
      }),
    ),
  ]
}
