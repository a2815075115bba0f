import type { Figure, Finding } from '../briefing.ts'
import { interval, percent } from '../figures.ts'
import { type Doubt, IN_SO_MANY } from './claims.ts'

/** A number as it stands in a sentence: “78%”, “1,234”, “7.3”. Those within words (“14-year-olds”) count too. */
const NUMBER = /(?<![\p{L}\d.,])\d[\d,]*(?:\.\d+)?(?:\s?%|\sper cent\b)?/giu

const numbersIn = (text: string): string[] =>
  [...text.matchAll(NUMBER)].map(([found]) =>
    found
      .replace(/\s?per cent/i, '%')
      .replace(/[\s,]/g, '')
      .replace(/^0+(?=\d)/, ''),
  )

/** Every number that may stand beside this figure: itself, its ends, how many, when, and what was suggested. */
const numbersOf = ({ figure, falseAlarms, when, question, change, sentence }: Finding): Set<string> =>
  new Set(
    [
      ...[figure.estimate, figure.low, figure.high, ...(falseAlarms === null ? [] : [falseAlarms])].flatMap(
        (share) => [percent(share), `${(share * 100).toFixed(1)}%`],
      ),
      String(figure.n),
      when,
      question,
      change ?? '',
      sentence,
    ].flatMap(numbersIn),
  )

/** Numbers of a sentence that are neither its figure's nor were suggested with it. */
export const doubtsOfNumbers = (said: string, finding: Finding): Doubt[] => {
  const known = numbersOf(finding)
  return [...new Set(numbersIn(said.replace(IN_SO_MANY, ' ')))]
    .filter((number) => !known.has(number))
    .map((number) => ({
      what: `${number} is not in this finding: it is ${inWords(finding.figure)}.`,
      right: 'Put the figure that was found, or leave the number out.',
    }))
}

const inWords = (figure: Figure): string =>
  `${percent(figure.estimate)} (${interval(figure)}) of ${figure.n.toLocaleString('en-GB')}`

/** Numbers of a sentence that rests on no figure of its own, and that was suggested without them. */
export const doubtsOfOtherNumbers = (said: string, allowed: readonly string[]): Doubt[] => {
  const known = new Set(allowed.flatMap(numbersIn))
  return [...new Set(numbersIn(said))]
    .filter((number) => !known.has(number) && number.endsWith('%'))
    .map((number) => ({
      what: `${number} is in no finding of this point.`,
      right: 'Put a figure that was found, or leave the number out.',
    }))
}
