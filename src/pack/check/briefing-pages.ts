import type { Parts } from '../parts.ts'
import { collector, type Page } from './page-texts.ts'

/** The briefing is read by practitioners, on one side or two. */
export const briefingPages = ({ briefing }: Parts): Page[] => {
  if (!briefing) return []
  const { file, value } = briefing
  const texts = collector(file, [])
  const { definition, why, scope, how } = value.overview
  return [
    {
      name: 'the briefing',
      readers: 'practitioners',
      texts: [
        ...texts(['purpose'], value.purpose),
        ...texts(['overview', 'definition'], definition),
        ...texts(['overview', 'why'], why),
        ...texts(['overview', 'scope'], scope),
        ...texts(['overview', 'how'], how),
        ...texts(['signs_note'], value.signs_note),
        ...value.referrals.flatMap(({ when }, i) => texts(['referrals', i, 'when'], when)),
        ...value.questions.flatMap(({ say }, i) => texts(['questions', i, 'say'], say)),
        ...value.three_things.flatMap(({ say }, i) => texts(['three_things', i, 'say'], say)),
      ],
    },
  ]
}
