import type { Static, TObject, TSchema } from 'typebox'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Actor, ActorOrganisation } from '../staff/visit.ts'
import type { Fault, ProblemName } from './problems.ts'
import type { Scope } from './scopes.ts'

/** One request of a program whose key was right, in the one transaction that answers it. */
export interface ProgramVisit<Body = unknown> {
  /** The program, as whoever does something: it has no role, and is in no team. */
  readonly actor: Actor
  /** For which it acts: it sees what this organisation's teams see, and nothing else. */
  readonly organisation: Omit<ActorOrganisation, 'roles'>
  readonly scopes: readonly Scope[]
  /** The part of its key that is no secret, for the record. */
  readonly key: string
  readonly tx: Tx
  readonly reader: Reader
  readonly now: Date
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** As its schema has it. */
  readonly body: Body
  /** Of `If-Match`: the number of the step that was seen last; -1 where the route does not need it. */
  readonly after: number
  /** Of `Idempotency-Key`; '' where the route does not need it. */
  readonly once: string
}

export type ApiOutcome =
  | {
      readonly status: number
      readonly body: unknown
      /** The number of the last step: goes out as ETag. */
      readonly after?: number
      readonly location?: string
    }
  | { readonly refused: ProblemName; readonly errors?: readonly Fault[] }

/** One address of the interface, with all that its description says. */
export interface ApiRoute<Body extends TSchema = TSchema> {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Under /api/v1: `/concerns/:reference`. */
  readonly path: string
  readonly scope: Scope
  readonly summary: string
  readonly description: string
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: Body
  readonly needs?: 'if-match' | 'idempotency-key'
  /** By status, each with what it means. */
  readonly answers: Readonly<Record<number, TSchema>>
  /** Besides what every address refuses. */
  readonly refuses: readonly ProblemName[]
  /** A body that shows how it is meant. */
  readonly example?: Static<Body>
  answer(visit: ProgramVisit<Static<Body>>): Promise<ApiOutcome>
}

/** Where rooms hang what programs may do. */
export interface ApiRoutes {
  add<Body extends TSchema>(route: ApiRoute<Body>): void
}

const lists = new WeakMap<Server, ApiRoute[]>()

/** Collects the routes of a service; served by `serveApi` when every room has added its own. */
export function apiRoutes(server: Server): ApiRoutes {
  const list: ApiRoute[] = []
  lists.set(server, list)
  return { add: (route) => void list.push(route as unknown as ApiRoute) }
}

/** Every route for programs, whichever room it belongs to: what is served, described, and walked by tests. */
export const apiRoutesOf = (server: Server): readonly ApiRoute[] => lists.get(server) ?? []
