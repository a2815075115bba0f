import type { AskedPage, Instrument, Voice } from '../../pack/index.ts'
import type { Expanded } from './expanded.ts'

/** How long it takes to answer, counted and not guessed. */
export interface Minutes {
  /** Questions that everybody is asked, or may be. */
  readonly questions: number
  /** Words that are read, those said before the first question among them; an option that comes again counts once. */
  readonly words: number
  readonly pages: number
  /** Rounded up to half a minute. */
  readonly minutes: number
}

/** Words read in a minute: adults silently about 240 (Brysbaert 2019); children from about 11 on, slower. */
const PACE: Readonly<Record<Voice, number>> = { children: 180, parents: 220, practitioners: 240 }
/** Seconds to choose and tap in one question, and to go on to the next page on a phone. */
const TAP = 2
const TURN = 2

const count = (text: string | undefined): number => (text ? text.split(/\s+/).filter(Boolean).length : 0)

/**
 * The time to answer: words by the pace of silent reading, a tap for each question and a turn for each page. An open
 * box is left empty by most, and counts as a tap.
 */
export const minutesToAnswer = (instrument: Instrument, { questionnaire, audience }: Expanded): Minutes => {
  const { pages } = questionnaire
  const questions = pages.flatMap((page) => page.questions)
  const once = new Set<string>()
  const wordsOf = (page: AskedPage): string[] => [
    page.title ?? '',
    page.text ?? '',
    ...page.questions.flatMap(({ ask, hint, options, scale }) => [
      ask,
      hint ?? '',
      ...(options ?? []).map(({ say }) => say),
      ...(scale ? [scale.from_label, scale.to_label] : []),
    ]),
  ]
  for (const text of [instrument.title, ...Object.values(instrument.before), ...pages.flatMap(wordsOf)])
    once.add(text)
  const words = [...once].reduce((sum, text) => sum + count(text), 0)
  const minutes = words / PACE[audience] + (questions.length * TAP + (pages.length + 2) * TURN) / 60
  return { questions: questions.length, words, pages: pages.length, minutes: Math.ceil(minutes * 2) / 2 }
}
