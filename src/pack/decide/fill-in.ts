/** What the places in a text stand for; a place that has no value here is undefined. */
export type Places = Readonly<Record<string, string | undefined>>

/** Every place that a `how` or `by_when` of the pack may have. */
export const PLACES = [
  'number',
  'text',
  'website',
  'contact',
  'opens',
  'opens_day',
  'area',
  'police',
  'code_word',
  'front_door',
  'neighbours',
] as const

const PART = /\[([^\]]*)\]/g
const PLACE = /\{(\w+)\}/g

/**
 * Fills `{number}` and the like from the contact and the pack, so that no number is written twice.
 * A part in square brackets is left out where one of its places has no value.
 */
export const fillIn = (text: string, places: Places): string => {
  const fill = (part: string): string => part.replace(PLACE, (place, name) => places[name] ?? place)
  const whole = text.replace(PART, (_, part: string) => (emptyPlaces(part, places).length > 0 ? '' : part))
  return fill(whole).replace(/\s+/g, ' ').trim()
}

/** The places of a text, outside square brackets, that would stay empty. */
export const unfilled = (text: string, places: Places): string[] =>
  emptyPlaces(text.replace(PART, ''), places)

/** Places of a text that no pack can fill. */
export const unknownPlaces = (text: string): string[] =>
  [...text.matchAll(PLACE)]
    .map(([, name = '']) => name)
    .filter((name) => !PLACES.some((known) => known === name))

const emptyPlaces = (text: string, places: Places): string[] =>
  [...text.matchAll(PLACE)].map(([, name = '']) => name).filter((name) => places[name] === undefined)
