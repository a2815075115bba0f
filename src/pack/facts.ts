import type { Teller } from './schema/common.ts'
import type { FormId, RouteId } from './schema/routes.ts'

/**
 * What is known when somebody asks whom to tell. All but `teller` may be absent: absent means unknown.
 * The same words in `route --facts`, in the pack's table and in the pages.
 */
export const FACT_WORDS = {
  teller: ['young-person', 'parent', 'practitioner', 'trade', 'community'],
  danger: ['now', 'no'],
  missing: ['yes', 'no'],
  about: ['me', 'child', 'group', 'place', 'vehicle', 'adult', 'online'],
  child_known: ['yes', 'no'],
  significant_harm: ['yes', 'unsure', 'no'],
  worker: ['yes', 'no', 'unknown'],
  lead: ['available', 'unavailable', 'none', 'me'],
  adult_works_with_children: ['yes', 'no', 'unknown'],
  age: ['under-13', '13-15', '16-17', '18-plus'],
  lives: ['here', 'elsewhere', 'unknown'],
  safe_adult: ['yes', 'no', 'unknown'],
  images: ['yes', 'no'],
} as const

/** Facts that hold any of several words. */
export const LIST_FACT_WORDS = {
  known_of: ['adult', 'place', 'vehicle', 'online', 'group'],
  harm: ['sexual', 'criminal', 'trafficking', 'radicalisation', 'violence', 'online', 'self-harm', 'unsure'],
} as const

export type Facts = {
  readonly [Name in keyof typeof FACT_WORDS]?: (typeof FACT_WORDS)[Name][number]
} & {
  readonly [Name in keyof typeof LIST_FACT_WORDS]?: readonly (typeof LIST_FACT_WORDS)[Name][number][]
} & {
  readonly teller: Teller
  /** The moment of asking, ISO 8601 with zone. Absent: within everybody's opening hours. */
  readonly at?: string
}

/** A route, and how to take it at this moment. */
export interface Reach {
  readonly route: RouteId
  /** An id of contacts.yaml; null where the reader knows the person (a trusted adult, their lead). */
  readonly contact: string | null
  /** What to do, as a sentence with the number in it. */
  readonly how: string
  readonly by_when: string
}

/** One line of the answer: a route beside the first, and why it stands there. */
export interface AlsoLine extends Reach {
  readonly why: string
  /** The contact of the route itself; another than `contact` where that stands in for it while it is closed. */
  readonly usual: string | null
}

/** Whom to tell: what the pages show, and `route --facts` prints. */
export interface Answer {
  readonly first: Reach
  readonly also: readonly AlsoLine[]
  readonly form: FormId | null
  /** The id of the rule that gave this answer. */
  readonly rule: string
  readonly why: string
}
