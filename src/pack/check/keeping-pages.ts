import type { Parts } from '../parts.ts'
import { collector, type Page } from './page-texts.ts'

/** How long records are kept, as everybody reads it on the privacy page; and why, as officers do. */
export const keepingPages = ({ keeping }: Parts): Page[] => {
  if (!keeping) return []
  const { file, value } = keeping
  const own = collector(file, [])
  return [
    {
      name: 'how long records are kept',
      readers: 'public',
      texts: value.records.flatMap(({ say }, i) => own(['records', i, 'say'], say)),
    },
    {
      name: 'why records are kept',
      readers: 'practitioners',
      texts: [
        ...value.records.flatMap(({ why }, i) => own(['records', i, 'why'], why)),
        ...(['withhold', 'erase', 'keep'] as const).flatMap((list) =>
          value[list].flatMap(({ say }, i) => own([list, i, 'say'], say)),
        ),
        ...own(['elsewhere'], value.elsewhere),
      ],
    },
  ]
}
