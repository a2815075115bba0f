import type { Reader } from '../../frame/index.ts'
import { ZONE } from '../../pack/index.ts'

/** A moment as people here read it: "23 November 2026, 14:05". */
export const momentInWords = ({ language }: Reader, at: Date): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ZONE,
  })
    .format(at)
    .replace(' at ', ', ')
