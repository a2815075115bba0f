import { accountsNamed, lookedUpBy, type Mention, readReference } from '../../concern/index.ts'

/** What somebody typed to find a concern: a reference, or whatever it may be, each in the spelling it was kept in. */
export interface Search {
  readonly reference: string | null
  readonly texts: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ISO = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/
const NUMBERS = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/
const WORDS = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})\b/i

/** A name and a date of birth in one line, in any order: "Kit Sample 4 March 2012", "04/03/2012 Sample, Kit". */
const nameAndBirth = (typed: string): { name: string; born: string } | null => {
  const two = (text = ''): string => text.padStart(2, '0')
  for (const [pattern, read] of [
    [ISO, ([, y, m, d]: string[]) => `${y}-${two(m)}-${two(d)}`],
    [NUMBERS, ([, d, m, y]: string[]) => `${y}-${two(m)}-${two(d)}`],
    [
      WORDS,
      ([, d, m = '', y]: string[]) => `${y}-${two(String(MONTHS.indexOf(m.toLowerCase()) + 1))}-${two(d)}`,
    ],
  ] as const) {
    const found = pattern.exec(typed)
    if (!found) continue
    const name = typed.replace(found[0], ' ').replace(/\b(?:born|dob|date of birth)\b[:.]?/gi, ' ')
    return { name, born: read([...found]) }
  }
  return null
}

/**
 * Reads what was typed as everything that it can be: a plate of six letters and digits may be a postcode too. Without a
 * whole plate, number, account, postcode, or name with date of birth there is nothing to look up.
 */
export const readSearch = (typed: string): Search => {
  const text = typed.slice(0, 200).trim()
  const of = (kind: Mention['kind'], said: Mention['said']): string[] => lookedUpBy({ kind, said })
  const person = nameAndBirth(text)
  const texts = [
    ...of('vehicle', { plate: text }),
    // Digits within a name, a date or an address make no number.
    ...(/^[\d\s()+.-]+$/.test(text) && !person ? of('phone', { number: text }) : []),
    ...(/^@|^https?:|^\S+$|^\S+\s+\(?on\s+\S+$/i.test(text) && text.replace(/\D/g, '').length < 9
      ? accountsNamed(text)
      : []),
    ...(person ? of('person', person) : []),
    ...of('place', { address: text }),
  ]
  return { reference: readReference(text), texts: [...new Set(texts)] }
}
