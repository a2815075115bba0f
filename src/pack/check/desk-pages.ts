import type { Parts } from '../parts.ts'
import { collector, type Page } from './page-texts.ts'

/** What a team is shown, and each reply: the public reads replies one at a time. */
export const deskPages = ({ desk }: Parts): Page[] => {
  if (!desk) return []
  const { file, value } = desk
  const own = collector(file, [])
  return [
    {
      name: 'what a team decides and is reminded of',
      readers: 'practitioners',
      texts: [
        ...value.outcomes.flatMap(({ say, about }, i) => [
          ...own(['outcomes', i, 'say'], say),
          ...own(['outcomes', i, 'about'], about),
        ]),
        ...own(['limits'], value.limits),
        ...value.shows.flatMap(({ why }, i) => own(['shows', i, 'why'], why)),
        ...value.supports.flatMap(({ say }, i) => own(['supports', i, 'say'], say)),
        ...(value.opens_more?.reasons ?? []).flatMap(({ say }, i) =>
          own(['opens_more', 'reasons', i, 'say'], say),
        ),
      ],
    },
    ...value.replies.map(
      ({ id, text }, i): Page => ({
        name: `the reply “${id}”`,
        readers: 'public',
        texts: own(['replies', i, 'text'], text),
      }),
    ),
  ]
}
