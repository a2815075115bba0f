import type { Pack, Scenario, ScenarioSet, Week } from '../../pack/index.ts'
import { areCoded, type CodedAnswers } from '../sharing/coded.ts'
import { isCarried } from '../way.ts'
import type { Allotment, Allotted } from './allot.ts'

/** What somebody answered at the end of a week; what the week does not ask is null. */
export interface WeekAnswers {
  readonly worry: number | null
  readonly harm: string | null
  readonly next: string | null
  /** What they would write: never kept. */
  readonly words: string | null
}

/** What travels sealed in the page: which stories were allotted with which children, and what was answered so far. */
export interface Round extends Allotment {
  readonly set: string
  /** Draws the names. */
  readonly seed: string
  /** By it what is shared is kept once. It is drawn apart from the seed, and says nothing of it. */
  readonly nonce: string
  /** What a room above gave along at the beginning, sealed by it. */
  readonly carried?: string
  /** What was answered before it began, by who wants to share; absent: nobody was asked. */
  readonly before?: CodedAnswers
  /** How many stories were opened; 1 at the beginning. */
  readonly opened: number
  readonly over: boolean
  /** By story, by week. */
  readonly answers: readonly (readonly WeekAnswers[])[]
}

/** The scenarios of a pack and the survey questions that they ask; null: it has none. */
export interface Library {
  readonly rules: NonNullable<NonNullable<Pack['practice']>['scenarios']>['rules']
  readonly all: ReadonlyMap<string, Scenario>
  readonly asked: NonNullable<ReturnType<Pack['instruments']['get']>>['vignettes'] & {}
}

export const libraryOf = ({ practice, instruments }: Pack): Library | null => {
  const asked = practice?.scenarios && instruments.get(practice.scenarios.rules.asks_as)?.vignettes
  return practice?.scenarios && asked ? { ...practice.scenarios, asked } : null
}

/** Where a round is: at a week of a story, after a story, or at its end. */
export type Place =
  | { readonly at: 'week'; readonly nth: number; readonly scenario: Scenario; readonly week: Week }
  | { readonly at: 'after'; readonly nth: number; readonly scenario: Scenario }
  | { readonly at: 'end' }

/** The story that stands nth in a round, and what was answered to it. */
export const storyOf = ({ all }: Library, { stories, answers }: Round, nth: number) => ({
  scenario: all.get(stories[nth] ?? '') as Scenario,
  answered: answers[nth] ?? [],
})

export function placeIn(library: Library, round: Round): Place {
  if (round.over) return { at: 'end' }
  const nth = round.opened - 1
  const { scenario, answered } = storyOf(library, round, nth)
  const week = scenario.weeks[answered.length]
  return week ? { at: 'week', nth, scenario, week } : { at: 'after', nth, scenario }
}

/** What names a place in a form, so that an old page moves nothing. */
export const placeId = (place: Place): string =>
  place.at === 'week' ? `${place.nth}.${place.week.id}` : place.at === 'after' ? `${place.nth}.after` : 'end'

/** Whether all of a story was answered. */
export const isWhole = (library: Library, round: Round, nth: number): boolean => {
  const { scenario, answered } = storyOf(library, round, nth)
  return answered.length === scenario.weeks.length
}

/** What is allotted in a set. */
export const allottedIn = ({ rules, all }: Library, { allots }: Pick<ScenarioSet, 'allots'>): Allotted => ({
  stories: [...all.keys()],
  factors: rules.factors
    .filter(({ id }) => allots.includes(id))
    .map(({ id, levels }) => ({ id, levels: levels.map((level) => level.id) })),
})

export const setOf = ({ rules }: Library, id: string): ScenarioSet | undefined =>
  rules.sets.find((set) => set.id === id)

const HEX = /^[0-9a-f]{24}$/
/** Words that are longer were not written here. */
export const MOST_WORDS = 1000

/** What was sealed by another release may have another shape: what is no round of today's pack is null. */
export function roundFrom(value: unknown, library: Library): Round | null {
  const { set, seed, nonce, opened, over, stories, children, answers, carried, before } = (value ??
    {}) as Record<string, unknown>
  const known = typeof set === 'string' ? setOf(library, set) : undefined
  if (!known || typeof seed !== 'string' || typeof nonce !== 'string') return null
  if (!HEX.test(seed) || !HEX.test(nonce) || !Array.isArray(stories) || !Array.isArray(children)) return null
  if (!Array.isArray(answers) || stories.length !== children.length || answers.length > stories.length)
    return null
  if (!Number.isInteger(opened) || Number(opened) < 1 || Number(opened) > stories.length) return null
  if (new Set(stories).size !== stories.length || !stories.every((id) => library.all.has(id))) return null
  const factors = library.rules.factors.filter(({ id }) => known.allots.includes(id))
  const allotted = children.every((child) =>
    factors.every(({ id, levels }) => levels.some((level) => level.id === child?.[id])),
  )
  if (!allotted || !answers.every((list) => Array.isArray(list))) return null
  const round: Round = {
    set: known.id,
    seed,
    nonce,
    stories,
    children,
    ...(isCarried(carried) ? { carried } : {}),
    ...(areCoded(before) ? { before } : {}),
    opened: Number(opened),
    over: over === true,
    answers: (answers as unknown[][]).map((list, nth) => {
      const { weeks } = library.all.get(stories[nth]) as Scenario
      return list.slice(0, weeks.length).map((one, i) => answersFrom(one, weeks[i] as Week, library))
    }),
  }
  return round
}

const answersFrom = (value: unknown, { asks }: Week, { asked }: Library): WeekAnswers => {
  const { worry, harm, next, words } = (value ?? {}) as Record<string, unknown>
  const { from, to } = asked.concern.scale
  const isOf = (choices: readonly { id: string }[], id: unknown): id is string =>
    typeof id === 'string' && choices.some((choice) => choice.id === id)
  return {
    worry:
      asks.includes('worry') && Number.isInteger(worry) && Number(worry) >= from && Number(worry) <= to
        ? Number(worry)
        : null,
    harm: asks.includes('harm') && isOf(asked.harm.choices, harm) ? harm : null,
    next: asks.includes('next') && isOf(asked.next.choices, next) ? next : null,
    words:
      asks.includes('words') && typeof words === 'string' && words !== '' ? words.slice(0, MOST_WORDS) : null,
  }
}
