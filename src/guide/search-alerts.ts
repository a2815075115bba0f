import type { Pack, SearchAlert } from '../pack/index.ts'
import { oneSlip, standsIn, wordsOf } from './search-words.ts'

/** How many other words may stand between two of an alert: “has got a big knife” is “has knife”. */
const MOST_BETWEEN = 2
/** A slip in a shorter word makes another word of it (“taped”). */
const FORGIVEN_FROM = 7

const same = (wanted: string, typed: string): boolean =>
  wanted === typed || (wanted.length >= FORGIVEN_FROM && oneSlip(wanted, typed))

/**
 * Frightening words among what somebody typed. Errs towards help: whoever looks up “knife crime” for school loses
 * nothing by seeing whom to call.
 */
export function alertsFor(pack: Pack, typed: string): SearchAlert[] {
  const words = wordsOf(typed)
  return pack.searchAlerts.filter((alert) =>
    alert.words.some((phrase) => standsIn(wordsOf(phrase), words, MOST_BETWEEN, same)),
  )
}
