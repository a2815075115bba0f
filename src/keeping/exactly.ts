import { accountsNamed, lookedUpBy, readReference } from '../concern/index.ts'
import type { FieldFault } from '../frame/index.ts'
import type { Translate } from '../kit/translate.ts'

/** By what somebody or something is found: whole and exactly, several in a line each. */
export const WHO_FIELDS = [
  'names',
  'day',
  'month',
  'year',
  'phones',
  'emails',
  'accounts',
  'plates',
  'references',
] as const
export type Who = Readonly<Record<(typeof WHO_FIELDS)[number], string>>

export const NOBODY: Who = {
  names: '',
  day: '',
  month: '',
  year: '',
  phones: '',
  emails: '',
  accounts: '',
  plates: '',
  references: '',
}

/** What is looked for. */
export interface Exact {
  /** Of `lookedUpBy`. */
  readonly texts: readonly string[]
  readonly references: readonly string[]
  /** In small letters. */
  readonly emails: readonly string[]
  /** As they were typed, for what is searched by words alone. */
  readonly names: readonly string[]
}

const LONGEST = 2000

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A date of three boxes, as yyyy-mm-dd; '' where none was typed. */
export const dayIn = ({ day, month, year }: Pick<Who, 'day' | 'month' | 'year'>): string =>
  day + month + year === '' ? '' : [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')

const isBirth = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

/** What identifies exactly, of what was typed. What identifies nothing by itself is no fault, and finds nothing. */
export const exactlyOf = (who: Who): Exact => {
  const born = dayIn(who)
  const names = linesOf(who.names)
  const each = (text: string, found: (line: string) => readonly string[]) => linesOf(text).flatMap(found)
  return {
    texts: [
      ...new Set([
        ...names.flatMap((name) => lookedUpBy({ kind: 'person', said: { name, born } })),
        ...each(who.phones, (number) => lookedUpBy({ kind: 'phone', said: { number } })),
        ...each(who.accounts, (line) => accountsNamed(line)),
        ...each(who.emails, (line) => accountsNamed(line)),
        ...each(who.plates, (plate) => lookedUpBy({ kind: 'vehicle', said: { plate } })),
      ]),
      // A place is not a person: who lives at a postcode is not who is asked for.
    ].filter((text) => !text.startsWith('postcode:')),
    references: each(who.references, (line) => [readReference(line) ?? []].flat()),
    emails: linesOf(who.emails).map((line) => line.toLowerCase()),
    names,
  }
}

/** What is wrong with what was typed: a line that could not find anything is said, so that nobody thinks it was looked for. */
export const whoFaults = (t: Translate, who: Who): FieldFault[] => {
  const faults: FieldFault[] = []
  const born = dayIn(who)
  const wrong = (field: string, says: string): void => void faults.push({ field, says })
  const each = (field: keyof Who, found: (line: string) => unknown, says: (line: string) => string): void => {
    const bad = linesOf(who[field]).find((line) => !found(line))
    if (bad !== undefined) wrong(field, says(bad.slice(0, 60)))
  }
  for (const field of WHO_FIELDS)
    if (who[field].length > LONGEST) wrong(field, t('Write {n} characters or fewer', { n: LONGEST }))
  if (born !== '' && !isBirth(born))
    wrong('born-day', t('Write the whole date of birth: day, month and year'))
  const known = born !== '' && isBirth(born) ? born : '2000-01-01'
  each(
    'names',
    (name) =>
      lookedUpBy({ kind: 'person', said: { name, born: known } }).some((x) => x.startsWith('person:')),
    (line) => t('“{line}” is not a whole name: write first and last name, one person a line', { line }),
  )
  each(
    'phones',
    (number) => lookedUpBy({ kind: 'phone', said: { number } }).length > 0,
    (line) => t('“{line}” is not a whole telephone number', { line }),
  )
  each(
    'emails',
    (line) => /^[^\s@]+@[^\s@]+$/.test(line),
    (line) => t('“{line}” is not an e-mail address', { line }),
  )
  each(
    'accounts',
    (line) => accountsNamed(line).length > 0,
    (line) => t('“{line}” is not the name of an account', { line }),
  )
  each(
    'plates',
    (plate) => lookedUpBy({ kind: 'vehicle', said: { plate } }).length > 0,
    (line) => t('“{line}” is not a whole number plate', { line }),
  )
  each('references', readReference, (line) => t('“{line}” is not a reference', { line }))
  return faults
}
