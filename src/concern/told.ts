import type { Actor } from '../accounts/index.ts'
import type {
  Answer as Decided,
  Facts,
  MentionField,
  MentionKind,
  PersonRole,
  TeamId,
} from '../pack/index.ts'
import type { Allocation, Answers } from '../questionnaire/index.ts'

export type FormId = NonNullable<Decided['form']>

/**
 * A person, place, vehicle, phone, account or group that a concern names. Only what was said is in `said`, as it was
 * typed; coded answers are the ids of their options.
 */
export interface Mention {
  readonly kind: MentionKind
  /** What a person is in this report; empty for all else. One person may be both harmed and harming. */
  readonly roles: readonly PersonRole[]
  readonly said: Readonly<Partial<Record<MentionField, string>>>
  /** Of a phone or an account that was told with a person: which mention that person is, from 0. */
  readonly of?: number
}

/** Who receives a concern, and who hears of it as well. Teams by what they are for; whose they are, accounts knows. */
export interface Routing {
  readonly receiver: TeamId
  readonly copies: readonly { readonly team: TeamId; readonly why: CopyReason }[]
  /** What the pack's table says to do first, of the facts. Always a route of the pack. */
  readonly route: Decided['first']['route']
  readonly rule: string
  /** A contact of the pack that is telephoned first; null where writing is enough. */
  readonly callFirst: string | null
  /**
   * An adult who works with children is told of: nobody of the organisation it comes from or of that workplace may
   * see it, their safeguarding lead neither. The one who told still may.
   */
  readonly hidden: boolean
}
export type CopyReason = 'child-of-concern' | 'significant-harm' | 'form' | 'works-with-children'

/** What stands in clear beside a concern, for lists and counts; never what anybody wrote. */
export interface Coded {
  readonly teller: Facts['teller']
  readonly anonymous: boolean
  readonly significant: boolean
  readonly harms: readonly string[]
  /** Ids of what was ticked as noticed: signs of the pack, and items of the forms that ask in another way. */
  readonly signs: readonly string[]
  readonly ageBand: AgeBand | null
  readonly gender: string | null
  readonly ethnicity: string | null
  readonly worksWithChildren: boolean
}
export type AgeBand = 'under-13' | '13-15' | '16-17' | '18-plus'

/** What somebody has told, at the moment of "Send": made by `toldFrom`, stored by `submitConcern`. */
export interface Told {
  readonly form: FormId
  /** Everything but what tells who told. */
  readonly answers: Answers
  /** Who told and how to reach them: for the store of its own. */
  readonly source: Answers
  readonly allocation: Allocation
  readonly facts: Facts
  readonly mentions: readonly Mention[]
  readonly routing: Routing
  readonly coded: Coded
  /** Which rule of the form's consent block held. */
  readonly consent: string
  /** Of the compiled questionnaire, and of the whole pack: what the answers are to be read with. */
  readonly version: string
  readonly packVersion: string
  /** The same for a double click, a reload and a second tab. */
  readonly nonce: string
  /** Who is signed in; null for everybody else. */
  readonly actor: Actor | null
  readonly now: Date
}
