import { findWordsToAvoid, type Pack, readingOf } from '../../pack/index.ts'
import type { Voices } from '../../survey/index.ts'
import type { Voice } from '../briefing.ts'
import { basisOf } from '../figures.ts'
import { type Doubt, doubtsOfChange, doubtsOfClaims, doubtsOfReasons } from './claims.ts'
import { doubtsOfNumbers, doubtsOfOtherNumbers } from './numbers.ts'
import { type Sentence, wordsIn } from './sentences.ts'

export type { Doubt }

/** A reading age over fewer words says nothing. */
const FEWEST_WORDS = 12

/**
 * What to look at again in a sentence: numbers and claims that its figure does not bear, words that blame a child, and
 * how hard it is to read. It is pointed out; the editor decides.
 */
export const doubtsOf = (sentence: Sentence, pack: Pack, voices: Voices): Doubt[] => {
  const { said, suggested, evidence, editable } = sentence
  // What a person said stands as they said it.
  if (!editable || said === '') return []
  const avoided = findWordsToAvoid(pack.words)(said).map(({ words, say }) => ({
    what: `“${words}”: words to avoid.`,
    right: `Say: ${say}.`,
  }))
  const reading = said === suggested ? [] : doubtsOfReading(said, pack)
  if (evidence.kind === 'finding') {
    const { finding, voice } = evidence
    return [
      ...doubtsOfNumbers(said, finding),
      ...(said === suggested ? [] : doubtsOfClaims(said, finding.figure)),
      ...(said === suggested ? [] : doubtsOfChange(said, directionOf(voices, voice, finding.measure))),
      ...doubtsOfReasons(said, suggested),
      ...avoided,
      ...reading,
    ]
  }
  const numbers =
    evidence.kind === 'figures' || evidence.kind === 'own'
      ? doubtsOfOtherNumbers(said, [suggested, ...(evidence.voice ? allFigures(evidence.voice) : [])])
      : []
  return [...numbers, ...avoided, ...reading]
}

/** Every figure of a voice as it stands in its basis. */
const allFigures = ({ strengths, learning, neither, beside, who }: Voice): string[] => [
  who,
  ...[...strengths, ...learning, ...neither, ...beside].flatMap((one) => [basisOf(one), one.sentence]),
]

const directionOf = (
  { audiences }: Voices,
  { audience }: Voice,
  measure: string,
): 'up' | 'down' | null | undefined => {
  const read = audiences[audience]?.measures.find((one) => one.measure === measure)
  return read?.change ? read.change.direction : undefined
}

const doubtsOfReading = (said: string, pack: Pack): Doubt[] => {
  if (wordsIn(said) < FEWEST_WORDS) return []
  const most = pack.partnership.reading_age.practitioners
  const { age, longestSentence, hardWords } = readingOf(pack, [said])
  if (age <= most + 1) return []
  const hard = hardWords.length > 0 ? ` Shorter words for: ${hardWords.slice(0, 4).join(', ')}.` : ''
  return [
    {
      what: `Reading age ${Math.round(age)}; ${most} is aimed at.`,
      right: `${longestSentence.words > 20 ? `Break the sentence of ${longestSentence.words} words.` : 'Say it more shortly.'}${hard}`,
    },
  ]
}
