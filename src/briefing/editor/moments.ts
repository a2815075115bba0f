import { ZONE } from '../../pack/index.ts'

const inWords = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: ZONE,
})

/** “23 November 2026 at 10:05”, on England's clocks. */
export const momentInWords = (at: Date): string => inWords.format(at)
