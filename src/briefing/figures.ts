import type { Briefing, Figure, Finding, Voice } from './briefing.ts'

/** 0.784 → “78%”. What is not quite nobody or everybody is never rounded to it. */
export const percent = (share: number): string => {
  const rounded = Math.round(share * 100)
  if (rounded === 0 && share > 0) return 'under 1%'
  if (rounded === 100 && share < 1) return 'over 99%'
  return `${rounded}%`
}

/** “74% to 82%”. */
export const interval = ({ low, high }: Figure): string => `${percent(low)} to ${percent(high)}`

/** 1234 → “1,234”. */
export const count = (n: number): string => n.toLocaleString('en-GB')

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const at = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** 2026-11-23 → “23 November 2026”. */
export const dayInWords = (day: string): string => inWords.format(at(day))

/** “2 March to 27 April 2025”; “no date” where a file has none. */
export const daysInWords = (from: string | null, to: string | null): string => {
  if (from === null || to === null) return 'no date'
  return from === to ? dayInWords(from) : inWords.formatRange(at(from), at(to)).replace(/\s*–\s*/, ' to ')
}

/** At most that long, cut between words and marked with an ellipsis; never cut in silence. */
export const shortened = (text: string, most: number): string => {
  const whole = text.replace(/\s+/g, ' ').trim()
  if (whole.length <= most) return whole
  const cut = whole.slice(0, most)
  const end = cut.lastIndexOf(' ')
  return `${(end > most * 0.6 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/, '')}…`
}

/**
 * What a sentence rests on, never left out: the figure, how many, when and how it was asked.
 * @param above what stands above it already; a date that is in there is not said again
 */
export const basisOf = ({ figure, falseAlarms, when, question }: Finding, above = ''): string =>
  [
    `${percent(figure.estimate)} (${interval(figure)}) of ${count(figure.n)} answers`,
    ...(falseAlarms === null ? [] : [`${percent(falseAlarms)} of what is no sign ticked too`]),
    ...(above.includes(when) ? [] : [when]),
    `asked: “${question}”`,
  ].join(' · ')

/** Why there is no strength or no learning. That none was found is never told as if there were no gap. */
export const noneOf = (kind: 'strength' | 'learning', { measured, leftOut }: Voice): string => {
  if (measured.length === 0) return 'Nothing to go by.'
  if ((kind === 'strength' ? leftOut.strengths : leftOut.learning) > 0)
    return 'Not told in words here. The figures of all that was measured stand in the full briefing.'
  return kind === 'strength'
    ? 'No figure was high enough, and sure enough, to be called a strength.'
    : 'No figure was low enough, and sure enough, to be called learning. That does not show that there is no gap.'
}

/** What an editor left out beside what is told; empty where nothing is. */
export const leftOutSaid = (leftOut: number): string =>
  leftOut === 0
    ? ''
    : `${leftOut} more ${leftOut === 1 ? 'is' : 'are'} in the figures, and not told in words here.`

/** How a figure becomes a strength or learning, for whoever reads the figures. */
export const howRead = ({ strength, learning, falseAlarms }: Briefing['reading']): string =>
  [
    'Each figure is a share of those who answered, with the range that it could well be in (a 95% interval).',
    `It is called a strength where even the lower end is at least ${percent(strength)}, and learning where even the`,
    `upper end is at most ${percent(learning)}. Recognising signs is no strength where more than`,
    `${percent(falseAlarms)} of what is no sign was ticked too. Numbers so small that they could point at a person are`,
    'left out.',
  ].join(' ')

/** Whose figures of practice are: said wherever they stand. */
export const PRACTICE_IS =
  'People who practised on this service and chose to share answered the same questions before and after. They are other people than those of the survey, so none of it is set against the voices.'
