import type { Parts } from '../parts.ts'
import { collector, type Page } from './page-texts.ts'

/** How long records are kept and why, as officers and whoever asks them read it. */
export const keepingPages = ({ keeping }: Parts): Page[] => {
  if (!keeping) return []
  const { file, value } = keeping
  const own = collector(file, [])
  return [
    {
      name: 'how long records are kept',
      readers: 'practitioners',
      texts: [
        ...value.records.flatMap(({ say, why }, i) => [
          ...own(['records', i, 'say'], say),
          ...own(['records', i, 'why'], why),
        ]),
        ...(['withhold', 'erase', 'keep'] as const).flatMap((list) =>
          value[list].flatMap(({ say }, i) => own([list, i, 'say'], say)),
        ),
        ...own(['elsewhere'], value.elsewhere),
      ],
    },
  ]
}
