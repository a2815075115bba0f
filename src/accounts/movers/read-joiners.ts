import { readCsv } from '../../kit/read-csv.ts'
import type { Translate } from '../../kit/translate.ts'
import type { Organisation } from '../organisations/queries.ts'
import { isEmail, normalEmail } from '../people/people.ts'
import { isRole, ROLE_WORDS, ROLES_IN, type Role } from '../roles.ts'
import { endOfDay } from './last-day.ts'

/** Somebody who is to join, as a line of a file says. */
export interface Joiner {
  readonly name: string
  readonly email: string
  readonly organisationId: string
  readonly roles: readonly Role[]
  /** The last day, as 2026-11-23; '' where none is planned. */
  readonly until: string
}

export interface JoinerLine {
  readonly line: number
  readonly joiner: Joiner | null
  /** What stands there, to be shown beside what is wrong. */
  readonly name: string
  readonly faults: readonly string[]
}

export const COLUMNS = ['name', 'email', 'organisation', 'roles', 'last_day'] as const
/** The most people of one file. */
export const MOST_JOINERS = 300

/** Reads a file of people who join. Every line is told with what is wrong in it; nothing is written. */
export function readJoiners(
  t: Translate,
  text: string,
  { organisations, now }: { organisations: readonly Organisation[]; now: Date },
): { lines: JoinerLine[]; faults: string[] } {
  const rows: string[][] = []
  const separator = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
  const broken = readCsv([text.replace(/^\uFEFF/, '')], separator, (cells) => void rows.push(cells))
  if (broken)
    return { lines: [], faults: [t('Line {line} is broken: a quote is not closed.', { line: broken.row })] }
  const [head = [], ...body] = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const at = COLUMNS.map((name) =>
    head.findIndex((cell) => cell.trim().toLowerCase().replace(/ /g, '_') === name),
  )
  const missing = COLUMNS.filter((name, i) => at[i] === -1 && name !== 'last_day')
  if (missing.length > 0)
    return { lines: [], faults: [t('There is no column {names}.', { names: missing.join(', ') })] }
  if (body.length === 0) return { lines: [], faults: [t('There is nobody in it.')] }
  if (body.length > MOST_JOINERS)
    return { lines: [], faults: [t('There are more than {n} people in it.', { n: MOST_JOINERS })] }
  const byName = new Map(organisations.map((one) => [one.name.toLowerCase(), one]))
  const seen = new Set<string>()
  const lines = body.map((cells, i): JoinerLine => {
    const [name, email, place, roles, until] = at.map((column) => (cells[column] ?? '').trim()) as Five
    const faults: string[] = []
    const organisation = byName.get(place.toLowerCase())
    const wanted = roles.split(/\s*[,;|]\s*/).map(roleOf)
    if (name === '' || name.length > 200) faults.push(t('The name is missing, or too long'))
    if (!isEmail(email)) faults.push(t('That is no e-mail address'))
    if (seen.has(normalEmail(email))) faults.push(t('This address stands in the file twice'))
    seen.add(normalEmail(email))
    if (!organisation) faults.push(t('There is no open organisation of that name'))
    if (roles === '' || wanted.includes(null)) faults.push(t('A role is missing, or is none of ours'))
    const fit = organisation
      ? wanted.filter((role) => role && ROLES_IN[organisation.kind].includes(role))
      : []
    if (organisation && fit.length < wanted.length && !wanted.includes(null))
      faults.push(t('There is no such role in an organisation of that kind'))
    const end = until === '' ? null : endOfDay(until)
    if (until !== '' && (!end || end <= now))
      faults.push(t('The last day is no day to come, like 2027-07-31'))
    const good = faults.length === 0 && organisation
    return {
      line: i + 2,
      name,
      faults,
      joiner: good ? { name, email, organisationId: organisation.id, roles: wanted as Role[], until } : null,
    }
  })
  return { lines, faults: [] }
}

type Five = [string, string, string, string, string]

/** By its id, or as it is called on pages. */
const roleOf = (text: string): Role | null => {
  const id = text.trim().toLowerCase().replace(/ /g, '-')
  if (isRole(id)) return id
  const found = Object.entries(ROLE_WORDS).find(
    ([, words]) => words.toLowerCase() === text.trim().toLowerCase(),
  )
  return found ? (found[0] as Role) : null
}
