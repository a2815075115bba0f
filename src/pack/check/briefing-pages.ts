import type { Parts } from '../parts.ts'
import type { BriefingContent } from '../schema/briefing.ts'
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
        ...texts(['team_check', 'tell', 'ask'], value.team_check?.tell.ask),
      ],
    },
    ...(value.easy_read ? [easyPage(value.easy_read, texts)] : []),
  ]
}

const easyPage = (
  { about, found, signs, tell }: NonNullable<BriefingContent['easy_read']>,
  texts: ReturnType<typeof collector>,
): Page => ({
  name: 'the easy-read briefing',
  readers: 'public',
  texts: [
    ...Object.entries({ about, signs, tell }).flatMap(([part, lines]) =>
      lines.flatMap(({ say }, i) => texts(['easy_read', part, i, 'say'], say)),
    ),
    ...Object.entries(found).flatMap(([measure, { say }]) =>
      texts(['easy_read', 'found', measure, 'say'], say),
    ),
  ],
})
