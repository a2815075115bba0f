import { isEmail } from '../accounts/index.ts'
import type { FieldFault } from '../frame/index.ts'
import { type Sent, sentText, sentTexts } from '../kit/sent.ts'
import type { Translate } from '../kit/translate.ts'
import { MOST_LETTERS_OF_A_NAME, type Module } from '../practice/index.ts'

/** By when, in days; none: whenever they can. */
export const WITHIN = { week: 7, 'two-weeks': 14, month: 30, 'three-months': 91, whenever: null } as const
export type Within = keyof typeof WITHIN

export const MOST_PEOPLE = 200

/** What was sent, as it is put back into the form. */
export interface TypedAssignment {
  readonly organisation: string
  readonly modules: readonly string[]
  readonly within: string
  readonly people: string
  readonly teams: string
}

export interface NewAssignment extends Whom {
  readonly modules: readonly string[]
  readonly within: Within
}

/** Who is asked: people by e-mail, teams by a link that they share. */
export interface Whom {
  readonly people: readonly { readonly name: string; readonly email: string; readonly team: string }[]
  readonly teams: readonly { readonly team: string; readonly people: number }[]
}

export const typedAssignment = (form: Sent): TypedAssignment => ({
  organisation: sentText(form, 'organisation'),
  modules: sentTexts(form, 'modules'),
  within: sentText(form, 'within'),
  people: sentText(form, 'people'),
  teams: sentText(form, 'teams'),
})

/** Lines that hold something, each cut at its commas, with its number. */
const rowsOf = (typed: string): { at: number; cells: string[] }[] =>
  typed
    .split(/\r\n|[\r\n]/)
    .map((line, i) => ({ at: i + 1, cells: line.split(/[,;\t]/).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))

const fits = (words: string | undefined, most: number): words is string =>
  words !== undefined && words !== '' && [...words].length <= most

type Read<Value> = { ok: true; value: Value } | { ok: false; faults: FieldFault[] }

/** What is asked of whom, or every fault beside its field. */
export function readAssignment(
  t: Translate,
  known: readonly Pick<Module, 'id'>[],
  typed: TypedAssignment,
): Read<NewAssignment> {
  const modules = known.map(({ id }) => id).filter((id) => typed.modules.includes(id))
  const whom = readWhom(t, typed)
  const faults: FieldFault[] = [
    ...(modules.length === 0 ? [{ field: 'modules', says: t('Choose what they practise') }] : []),
    ...(Object.hasOwn(WITHIN, typed.within) ? [] : [{ field: 'within', says: t('Choose by when') }]),
    ...(whom.ok ? [] : whom.faults),
  ]
  return whom.ok && faults.length === 0
    ? { ok: true, value: { ...whom.value, modules, within: typed.within as Within } }
    : { ok: false, faults }
}

/**
 * Who is asked, or every fault beside its field.
 * @param already e-mail addresses of those who are asked this already
 */
export function readWhom(
  t: Translate,
  typed: Pick<TypedAssignment, 'people' | 'teams'>,
  already: readonly string[] = [],
): Read<Whom> {
  const faults: FieldFault[] = []
  const rows = rowsOf(typed.people)
  const people = rows.map(({ cells: [name = '', email = '', team = ''] }) => ({
    name,
    email: email.toLowerCase(),
    team: team || t('Everybody'),
  }))
  const wrong = rows.find((_, i) => {
    const one = people[i]
    return !one || !fits(one.name, MOST_LETTERS_OF_A_NAME) || !isEmail(one.email) || !fits(one.team, 80)
  })
  const again = people.findIndex(({ email }) => already.includes(email))
  if (wrong)
    faults.push({
      field: 'people',
      says: t('Line {line}: write a name, an e-mail address and a team, with commas between', {
        line: wrong.at,
      }),
    })
  else if (again !== -1)
    faults.push({
      field: 'people',
      says: t('Line {line}: this e-mail address is asked already', { line: rows[again]?.at ?? 0 }),
    })
  else if (new Set(people.map(({ email }) => email)).size < people.length)
    faults.push({ field: 'people', says: t('An e-mail address stands there twice') })
  else if (people.length > MOST_PEOPLE)
    faults.push({ field: 'people', says: t('Write up to {most} people at once', { most: MOST_PEOPLE }) })
  const teamRows = rowsOf(typed.teams)
  const teams = teamRows.map(({ cells: [team = '', count = ''] }) => ({ team, people: Number(count) }))
  const wrongTeam = teamRows.find((_, i) => {
    const one = teams[i]
    return !one || !fits(one.team, 80) || !Number.isInteger(one.people) || one.people < 1 || one.people > 5000
  })
  if (wrongTeam)
    faults.push({
      field: 'teams',
      says: t('Line {line}: write a team and how many people it has, with a comma between', {
        line: wrongTeam.at,
      }),
    })
  else if (teams.length > 50) faults.push({ field: 'teams', says: t('Write up to 50 teams at once') })
  if (rows.length === 0 && teamRows.length === 0)
    faults.push({ field: 'people', says: t('Write whom you ask, or a team below') })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { people, teams } }
}
