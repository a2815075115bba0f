import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Press, Printed } from '../../pdf/index.ts'
import type { Briefing } from '../briefing.ts'
import { dayInWords } from '../figures.ts'
import { trialSuffix } from '../trial-words.ts'
import { easyPicture } from './easy-drawings.ts'
import { EASY_PARTS, type EasyLine } from './easy-lines.ts'

/** The easy-read version in print. */
export const printEasy = (press: Press, briefing: Briefing, lines: readonly EasyLine[]): Promise<Printed> => {
  const { title, partnership, emergency, colours, date } = briefing
  return press.print(
    readFileSync(join(import.meta.dirname, 'easy.typ'), 'utf8'),
    {
      documentTitle: `${title}: easy read`,
      kicker: `Easy read · ${partnership.name}`,
      title,
      partnership: partnership.name,
      emergency: `${emergency.sentence} Call ${emergency.number}.`,
      made: `${dayInWords(date)}${trialSuffix(briefing)}`,
      footer: `${title} · easy read`,
      colours: { ...colours },
      parts: EASY_PARTS.flatMap(({ id, title: heading }) => {
        const own = lines.filter(({ part }) => part === id)
        if (own.length === 0) return []
        return [
          {
            title: heading,
            lines: own.map(({ say, drawing }) => ({ say, picture: easyPicture(drawing, colours) })),
          },
        ]
      }),
    },
    date,
  )
}
