import type { Pack, SearchAlert } from '../../pack/index.ts'
import { oneOtherLetter, oneSlip, standsIn, wordsOf } from './search-words.ts'

/** How many other words may stand between two of an alert: “has got a big knife” is “has knife”. */
const MOST_BETWEEN = 2
/** A letter forgotten, doubled or swapped in a shorter word makes another word of it (“rap”, “gin”). */
const SLIP_FORGIVEN_FROM = 4
/** As does another letter (“taped”, “stay”), or one before it (“grape”, “skill”). */
const ALL_FORGIVEN_FROM = 7

const same = (wanted: string, typed: string): boolean => {
  if (wanted === typed) return true
  if (Math.min(wanted.length, typed.length) < SLIP_FORGIVEN_FROM) return false
  if (wanted.length >= ALL_FORGIVEN_FROM) return oneSlip(wanted, typed) || oneOtherLetter(wanted, typed)
  return oneSlip(wanted, typed) && typed.slice(1) !== wanted
}

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
