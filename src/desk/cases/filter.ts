import { isUuid } from '../../kit/uuid.ts'
import { isDay, type Pack } from '../../pack/index.ts'
import { CODED_HARMS } from '../say.ts'
import { DUE, type DueWhen } from './places.ts'

export const SHOWING = ['open', 'mine', 'unclaimed', 'overdue', 'answers', 'closed', 'all'] as const
export type Showing = (typeof SHOWING)[number]

/** Whether the one who told has been written to: yes, not yet, or they want nothing. */
export const WRITTEN = ['yes', 'no', 'unwanted'] as const
export type Written = (typeof WRITTEN)[number]

export const AGE_BANDS = ['under-13', '13-15', '16-17', '18-plus'] as const
export const NOBODY = 'nobody'

/** Which concerns of an inbox are shown; null: whichever. */
export interface Filter {
  readonly showing: Showing
  readonly team: string | null
  readonly form: string | null
  readonly route: string | null
  readonly harm: string | null
  readonly age: string | null
  readonly gender: string | null
  /** A person's id, or `nobody`. */
  readonly holder: string | null
  readonly due: DueWhen | null
  readonly written: Written | null
  /** The days on which it was told, in England, both within: `2026-11-23`. */
  readonly from: string | null
  readonly to: string | null
}

/** What may be chosen, of this pack and these teams. */
export interface Choices {
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly forms: readonly string[]
  readonly routes: readonly string[]
  readonly harms: readonly string[]
  readonly genders: readonly { readonly id: string; readonly say: string }[]
}

export const choicesOf = (pack: Pack, teams: Choices['teams']): Choices => ({
  teams,
  forms: [...pack.forms.keys()],
  routes: [...pack.routes.keys()],
  harms: CODED_HARMS,
  genders: [...gendersOf(pack)].map(([id, say]) => ({ id, say })),
})

/** What a form offers where it asks for somebody's gender: coded in clear for lists. */
const gendersOf = (pack: Pack): ReadonlyMap<string, string> => {
  const forms = [...pack.forms.values()]
  return new Map(
    forms.flatMap(({ mentions, questionnaire }) => {
      const asked = mentions.flatMap(({ kind, fields }) => (kind === 'person' ? (fields.gender ?? []) : []))
      return questionnaire.pages
        .flatMap(({ questions }) => questions)
        .filter(({ id }) => asked.includes(id))
        .flatMap(({ options = [] }) => options.map(({ id, say }) => [id, say] as const))
    }),
  )
}

/** The filter of an address. What is none of the choices is no filter; days that are none are told of. */
export const readFilter = (
  query: Readonly<Record<string, string>>,
  choices: Choices,
): { filter: Filter; wrong: readonly ('from' | 'to')[] } => {
  const one = <Value extends string>(name: string, of: readonly Value[]): Value | null =>
    of.find((each) => each === query[name]) ?? null
  const day = (name: 'from' | 'to'): string | null => {
    const typed = query[name]?.trim() ?? ''
    return isDay(typed) ? typed : null
  }
  const holder = query.holder ?? ''
  const filter: Filter = {
    showing: one('show', SHOWING) ?? 'open',
    team: one(
      'team',
      choices.teams.map(({ id }) => id),
    ),
    form: one('form', choices.forms),
    route: one('route', choices.routes),
    harm: one('harm', choices.harms),
    age: one('age', AGE_BANDS),
    gender: one(
      'gender',
      choices.genders.map(({ id }) => id),
    ),
    holder: holder === NOBODY || isUuid(holder) ? holder : null,
    due: one('due', DUE),
    written: one('written', WRITTEN),
    from: day('from'),
    to: day('to'),
  }
  const wrong = (['from', 'to'] as const).filter((name) => query[name]?.trim() && filter[name] === null)
  return { filter, wrong }
}

/** The filter as an address has it, with what is never said left out. */
export const filterQuery = ({
  showing,
  ...rest
}: Filter): readonly (readonly [name: string, value: string])[] =>
  Object.entries({ show: showing === 'open' ? null : showing, ...rest }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )

/** How many things are chosen beside the tab. */
export const narrowedBy = (filter: Filter): number =>
  filterQuery(filter).filter(([name]) => name !== 'show').length
