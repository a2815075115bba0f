import { VOICES, type Voice } from '../../pack/index.ts'
import type { ItemBank } from './item-bank.ts'
import type { AskedQuestion } from './questions.ts'

/** Whose answers a file holds, or why that is not sure. */
export type WhichAudience = { readonly audience: Voice } | { readonly why: string }

/** How much better one audience must fit than the next, on average over the questions. */
const CLEARLY = 0.05
const A_NAME_SAYS = 0.25
/** Wording as clear as this against the name of the file is a contradiction, and nobody's to settle but a person's. */
const CONTRADICTS = 0.2

/** By the wording of the questions, and by the name of the file. */
export const whichAudience = (
  bank: ItemBank,
  file: string,
  questions: readonly AskedQuestion[],
): WhichAudience => {
  const byWording = new Map(VOICES.map((voice) => [voice, wordingFor(bank, voice, questions)]))
  const named = namedBy(bank, file)
  const score = (voice: Voice): number => (byWording.get(voice) ?? 0) + (named === voice ? A_NAME_SAYS : 0)
  const [best, second] = [...VOICES].sort((a, b) => score(b) - score(a))
  const [worded, next] = [...VOICES].sort((a, b) => (byWording.get(b) ?? 0) - (byWording.get(a) ?? 0))
  if (!best || !second || !worded || !next) return { why: 'There is no audience.' }
  const lead = (byWording.get(worded) ?? 0) - (byWording.get(next) ?? 0)
  if (named && worded !== named && lead >= CONTRADICTS) {
    return { why: `Its name says ${named}, and its questions are those for ${worded}.` }
  }
  if (score(best) - score(second) < CLEARLY) {
    return { why: 'It is not sure whose answers these are: neither its name nor its questions say so.' }
  }
  return { audience: best }
}

/** How well the questions fit those for an audience, from 0 to 1. */
const wordingFor = (bank: ItemBank, voice: Voice, questions: readonly AskedQuestion[]): number => {
  const wordings = bank.questionsFor.get(voice)
  const scores = questions.map(({ header }) => wordings?.fits(header)[0]?.score ?? 0)
  const all = questions.map(({ header }) => bank.questions.fits(header)[0]?.score ?? 0)
  const counted = scores.filter((_, i) => (all[i] ?? 0) >= 0.4)
  return counted.length === 0 ? 0 : counted.reduce((sum, score) => sum + score, 0) / counted.length
}

const namedBy = (bank: ItemBank, file: string): Voice | undefined => {
  const words = file.toLowerCase().match(/[a-z]+/g) ?? []
  const named = VOICES.filter((voice) =>
    (bank.survey.audiences[voice]?.file_words ?? []).some((begin) =>
      words.some((word) => word.startsWith(begin)),
    ),
  )
  return named.length === 1 ? named[0] : undefined
}
