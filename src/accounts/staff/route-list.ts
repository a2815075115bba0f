import type { Server } from '../../http/index.ts'
import type { Role } from '../roles.ts'

/** One signed-in route, as it was declared. */
export interface StaffRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly roles: readonly Role[]
}

const lists = new WeakMap<Server, StaffRoute[]>()

export function listRoute(server: Server, route: StaffRoute): void {
  const list = lists.get(server) ?? []
  list.push(route)
  lists.set(server, list)
}

/** Every signed-in route of a service, whichever room it belongs to: what the tests of who may walk. */
export const staffRoutesOf = (server: Server): readonly StaffRoute[] => lists.get(server) ?? []
