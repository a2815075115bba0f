import type { Static } from 'typebox'
import type { Parts } from './parts.ts'
import type { BriefingContent } from './schema/briefing.ts'
import type { Contact } from './schema/contacts.ts'
import type { Desk } from './schema/desk.ts'
import type { Form, TeamId } from './schema/form.ts'
import type { Article, CalledHere, SearchAlert } from './schema/guidance.ts'
import type { Harm, Harms } from './schema/harms.ts'
import type { Instrument } from './schema/instrument.ts'
import type { Keeping } from './schema/keeping.ts'
import type { Partnership } from './schema/partnership.ts'
import type { Exercise } from './schema/practice.ts'
import type { AtWork } from './schema/practice-at-work.ts'
import type { Cast } from './schema/practice-cast.ts'
import type { ClassGuide } from './schema/practice-class.ts'
import type { Ring } from './schema/practice-ring.ts'
import type { Priority } from './schema/priority.ts'
import type { Receives } from './schema/receiving.ts'
import type { Resource, TradeGuide } from './schema/resources.ts'
import type { FormId, Form as PublishedFormSchema, Route, RouteId } from './schema/routes.ts'
import type { Scenario, ScenarioRules } from './schema/scenario.ts'
import type { Sign, SignDomain } from './schema/signs.ts'
import type { Survey } from './schema/survey.ts'
import type { WhomToTell } from './schema/whom-to-tell.ts'
import type { Words } from './schema/words.ts'

/** What a form is called, and where the partnership itself has published it. */
export type PublishedForm = Static<typeof PublishedFormSchema>
export type Approach = Static<typeof Harms>['approach']

/** English text → the same in another language. A string that is missing is shown in English. */
export type Translation = ReadonlyMap<string, string>

/**
 * One partnership's content, read and found sound: every key is known, every id is there once, and every
 * reference leads somewhere. Maps keep the order of their files.
 */
export interface Pack {
  /** The folder that it was read from. */
  readonly dir: string
  /** The first 16 hex digits of the SHA-256 of all its files: a new one whenever anything in it changes. */
  readonly hash: string
  readonly partnership: Partnership
  readonly contacts: ReadonlyMap<string, Contact>
  /** By their `order`. */
  readonly domains: readonly SignDomain[]
  readonly signs: ReadonlyMap<string, Sign>
  readonly approach: Approach
  readonly harms: ReadonlyMap<string, Harm>
  readonly routes: ReadonlyMap<RouteId, Route>
  readonly publishedForms: ReadonlyMap<FormId, PublishedForm>
  /** The forms that can be filled in here; none: nothing can be told here. */
  readonly forms: ReadonlyMap<FormId, Form>
  readonly whomToTell: WhomToTell
  readonly resources: readonly Resource[]
  readonly tradeGuides: readonly TradeGuide[]
  readonly words: Words
  readonly articles: readonly Article[]
  readonly searchAlerts: readonly SearchAlert[]
  readonly calledHere: readonly CalledHere[]
  /** What is asked of each audience, and how answers are read; null: this pack has no survey. */
  readonly survey: Survey | null
  /** Surveys as they are asked, by id; none where the pack has no survey. */
  readonly instruments: ReadonlyMap<string, Instrument>
  /** What a briefing says beside the voices of a survey; null: this pack has none. */
  readonly briefing: BriefingContent | null
  /** How each priority of the business plan begins, by id; none: the pack seeds none. */
  readonly priorities: ReadonlyMap<string, Priority>
  /** What is due when once something was told, by team; none: nothing can be told here. */
  readonly receiving: ReadonlyMap<TeamId, Receives>
  /** What teams decide and write back; null: nothing is decided here. */
  readonly desk: Desk | null
  /** How long what is kept; null: nothing is deleted by its age. */
  readonly keeping: Keeping | null
  /** Exercises to practise with, in their order; null: this pack has none. */
  readonly practice: Practice | null
  /** By language (`cy`); English is not among them. */
  readonly translations: ReadonlyMap<string, Translation>
}

export interface Practice {
  readonly exercises: ReadonlyMap<string, Exercise>
  readonly cast: Cast
  readonly classGuide: ClassGuide | null
  /** Whom parents and carers may choose to ring; null: they are not asked. */
  readonly ring: Ring | null
  /** What people at work in a trade are asked before and after; null: they are not asked. */
  readonly atWork: AtWork | null
  /** Scenarios for practitioners, in their order, and who the child of one may be; null: there are none. */
  readonly scenarios: { readonly rules: ScenarioRules; readonly all: ReadonlyMap<string, Scenario> } | null
}

const byId = <Id extends string, Item extends { id: string }>(list: readonly Item[]): ReadonlyMap<Id, Item> =>
  new Map(list.map((item) => [item.id as Id, item]))

/** Puts the files of a pack together; undefined where one is missing. Expects that their references were checked. */
export const assemble = (
  dir: string,
  hash: string,
  parts: Parts,
  translations: ReadonlyMap<string, Translation>,
): Pack | undefined => {
  const {
    partnership,
    contacts,
    harms,
    routes,
    whomToTell,
    resources,
    tradeGuides,
    words,
    domains,
    instruments,
    forms,
    exercises,
    cast,
    classGuide,
    ring,
    atWork,
    scenarios,
    scenarioRules,
    guidance,
    survey,
    briefing,
    priorities,
    receiving,
    desk,
    keeping,
  } = parts
  if (!partnership || !contacts || !harms || !routes || !whomToTell) return undefined
  if (!resources || !tradeGuides || !words) return undefined
  return {
    dir,
    hash,
    partnership: partnership.value,
    contacts: byId(contacts.value.contacts),
    domains: domains.map(({ value }) => value),
    signs: byId(domains.flatMap(({ value }) => value.signs)),
    approach: harms.value.approach,
    harms: byId(harms.value.harms),
    routes: byId<RouteId, Route>(routes.value.routes),
    publishedForms: byId<FormId, PublishedForm>(routes.value.forms),
    forms: byId<FormId, Form>(forms.map(({ value }) => value)),
    whomToTell: whomToTell.value,
    resources: resources.value.resources,
    tradeGuides: tradeGuides.value.trade_guides,
    words: words.value,
    articles: guidance?.value.articles ?? [],
    searchAlerts: guidance?.value.search_alerts ?? [],
    calledHere: guidance?.value.called_here ?? [],
    survey: survey?.value ?? null,
    instruments: byId(instruments.map(({ value }) => value)),
    briefing: briefing?.value ?? null,
    priorities: byId(priorities?.value.priorities ?? []),
    receiving: new Map(receiving?.value.teams.map((one) => [one.team, one])),
    desk: desk?.value ?? null,
    keeping: keeping?.value ?? null,
    practice: cast
      ? {
          exercises: byId(exercises.map(({ value }) => value)),
          cast: cast.value,
          classGuide: classGuide?.value ?? null,
          ring: ring?.value ?? null,
          atWork: atWork?.value ?? null,
          scenarios: scenarioRules
            ? { rules: scenarioRules.value, all: byId(scenarios.map(({ value }) => value)) }
            : null,
        }
      : null,
    translations,
  }
}
