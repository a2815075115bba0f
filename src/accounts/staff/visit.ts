import type { Tx } from '../../db/index.ts'
import type { Reader, StaffPage } from '../../frame/index.ts'
import type { Html } from '../../kit/html.ts'
import type { OrganisationKind, Role } from '../roles.ts'

/** An organisation that somebody works for, and what they may do there. */
export interface ActorOrganisation {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly roles: readonly Role[]
}

/** Somebody signed in. */
export interface Actor {
  readonly personId: string
  readonly name: string
  /** Those of all their organisations, each once. */
  readonly roles: readonly Role[]
  /** Only those in which they have a role, and that are not closed. */
  readonly organisations: readonly ActorOrganisation[]
  readonly partnershipId: string
  readonly sessionId: string
}

/** One request of somebody signed in, allowed and checked, in the one transaction that answers it. */
export interface Visit {
  readonly actor: Actor
  readonly tx: Tx
  readonly reader: Reader
  /** Of the path. One called `id`, or ending in `Id`, is a UUID: anything else was not found before. */
  readonly params: Readonly<Record<string, string>>
  /** Of the address, each once: the first. */
  readonly query: Readonly<Record<string, string>>
  readonly now: Date
  /** Fields of the form as sent, each a string or a list of them; {} for a GET. */
  readonly form: Readonly<Record<string, unknown>>
  /** Files sent (routes with `files` only). An empty file field is no file. */
  readonly files: readonly SentFile[]
  /** The hidden field against forged requests: in every form that is sent by POST. */
  readonly csrf: Html
  /** A notice left by the page before ("Saved."). The frame shows it: a page need not. */
  readonly notice?: string
  /** What they answered in public before they signed in, sealed by whoever asked; given once, to GET. */
  readonly carried?: string
}

export interface SentFile {
  readonly field: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is answered, after the transaction was committed. */
export type Outcome =
  | { readonly page: StaffPage; readonly status?: number }
  | { readonly redirect: string; readonly notice?: string }
  | { readonly file: { readonly name: string; readonly type: string; readonly content: Uint8Array | string } }
  | { readonly notFound: true }

/** Where a signed-in route says who may. Whoever may not is told that there is no such page. */
export interface StaffRoutes {
  get(path: string, roles: readonly Role[], see: (visit: Visit) => Promise<Outcome>): void
  post(
    path: string,
    roles: readonly Role[],
    act: (visit: Visit) => Promise<Outcome>,
    options?: { readonly files?: FileLimits },
  ): void
}

export interface FileLimits {
  /** Bytes of each file. */
  readonly limit: number
  /** How many files at once. */
  readonly most: number
}
