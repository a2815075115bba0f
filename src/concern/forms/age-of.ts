import { dayOf } from '../../pack/index.ts'
import type { AgeBand, Mention } from '../told.ts'

/** How old somebody is, in whole years, as far as it was said: from the least that it can be to the most. */
export interface Age {
  readonly least: number
  readonly most: number
}

/** "About 14" is 14 give or take these. */
const ABOUT = 2
const OLDEST = 120
const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const NUMBER = new RegExp(`\\b(?:(\\d{1,3})(s?)|(${NUMBERS.toReversed().join('|')}))\\b`, 'gi')
const ROUGHLY = /about|around|roughly|approx|maybe|perhaps|looks?|might|\bor so\b|ish\b|circa|\bc\.|~|\?|s\b/i

/** The age of a person on a day: by what is known of their birth, else by what was written; null: nobody can say. */
export const ageOf = ({ said }: Mention, now: Date): Age | null =>
  (said.born === undefined ? null : ageByBirth(said.born, now)) ?? ageByWords(said.age ?? '')

/** Of part of a date, every day that it may be counts. */
function ageByBirth(born: string, now: Date): Age | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(born)
  if (!parts) return null
  const [, year = '', month, day] = parts
  const latest = `${year}-${month ?? '12'}-${day ?? '31'}`
  const earliest = `${year}-${month ?? '01'}-${day ?? '01'}`
  const [least, most] = [yearsFrom(latest, now), yearsFrom(earliest, now)]
  return most < 0 || least > OLDEST ? null : { least: Math.max(0, least), most }
}

const yearsFrom = (day: string, now: Date): number => {
  const today = dayOf(now)
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4))
  return today.slice(5) < day.slice(5) ? years - 1 : years
}

function ageByWords(text: string): Age | null {
  const numbers = [...text.matchAll(NUMBER)].flatMap(([, digits, plural, word]): Age[] => {
    const years = digits === undefined ? NUMBERS.indexOf((word ?? '').toLowerCase()) : Number(digits)
    // "In his 20s" is any of ten years.
    if (plural) return years % 10 === 0 ? [{ least: years, most: years + 9 }] : []
    return [{ least: years, most: years }]
  })
  const possible = numbers.filter(({ least }) => least <= OLDEST)
  if (possible.length === 0) return /\bteen/i.test(text) ? { least: 13, most: 19 } : null
  const least = Math.min(...possible.map((one) => one.least))
  const most = Math.max(...possible.map((one) => one.most))
  const give = least === most && ROUGHLY.test(text.replace(/\d+s\b/g, '')) ? ABOUT : 0
  return { least: Math.max(0, least - give), most: most + give }
}

/** Could this person be under 18? Somebody of whom no age is known is not taken for a child. */
export const maybeChild = (mention: Mention, now: Date): boolean => {
  const age = ageOf(mention, now)
  return age !== null && age.least < 18
}

/** The band that an age lies in, by its middle. */
export function bandOf({ least, most }: Age): AgeBand {
  const middle = (least + most) / 2
  if (middle < 13) return 'under-13'
  if (middle < 16) return '13-15'
  return middle < 18 ? '16-17' : '18-plus'
}
