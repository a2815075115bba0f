import type { Parts } from '../parts.ts'
import { collector, type Page } from './page-texts.ts'

/** What an instrument says of its own; questions of the item bank are judged where they stand. */
export const instrumentPages = ({ instruments }: Parts): Page[] =>
  instruments.flatMap(({ file, value }): Page[] => {
    const readers = value.audience === 'practitioners' ? 'practitioners' : 'public'
    const own = collector(file, [])
    return [
      {
        name: `what is said before the survey “${value.id}”`,
        readers,
        texts: [
          ...own(['title'], value.title),
          ...Object.entries(value.before).flatMap(([key, text]) => own(['before', key], text)),
          ...own(['cannot_find_you', 'say'], value.cannot_find_you.say),
          ...own(['thanks'], value.thanks),
        ],
      },
      {
        name: `the survey “${value.id}”`,
        readers,
        texts: value.questions.flatMap((entry, i) => {
          const texts = collector(file, ['questions', i])
          return [
            ...texts(['vignette'], entry.vignette),
            ...texts(['ask'], entry.ask),
            ...texts(['hint'], entry.hint),
            ...texts(['apart'], entry.apart),
            ...(entry.choices ?? []).flatMap(({ say }, j) => texts(['choices', j, 'say'], say)),
          ]
        }),
      },
      ...(value.vignettes
        ? [
            {
              name: `what the survey “${value.id}” asks of each story`,
              readers,
              texts: (['harm', 'concern', 'next'] as const).flatMap((key) => {
                const asked = value.vignettes?.[key]
                return [
                  ...own(['vignettes', key, 'ask'], asked?.ask),
                  ...(asked && 'choices' in asked ? asked.choices : []).flatMap(({ say }, j) =>
                    own(['vignettes', key, 'choices', j, 'say'], say),
                  ),
                ]
              }),
            } as const,
          ]
        : []),
    ]
  })
