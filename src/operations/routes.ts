import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NavigationEntry, StaffRoutes, Visit } from '../accounts/index.ts'
import type { Mail } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import { operationsPage } from './operations.html.ts'
import { readOperations } from './read-operations.ts'
import { OPERATIONS } from './urls.ts'

const ADMINISTRATORS = ['administrator'] as const

export const operationsNavigation: NavigationEntry = {
  href: OPERATIONS,
  words: 'Operations',
  roles: ADMINISTRATORS,
}

interface Parts {
  readonly pack: Pack
  readonly mail: Pick<Mail, 'count' | 'way'>
  /** The data folder. */
  readonly data: string
  /** The database that comes with the service, in that folder. */
  readonly embedded: boolean
  /** How deleting stands, row by row: of a room above this one. */
  readonly deleting?: (
    visit: Pick<Visit, 'tx' | 'reader' | 'now'>,
  ) => Promise<readonly (readonly [name: string, value: string])[]>
}

/** How the service itself is: for administrators. */
export function serveOperations(staff: StaffRoutes, parts: Parts): void {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'))
  const { partnership, hash } = parts.pack
  const versions = { software: version, pack: partnership.version, hash, node: process.versions.node }
  staff.get(OPERATIONS, ADMINISTRATORS, async ({ tx, reader, now }) => {
    const seen = await readOperations(tx, parts, now)
    const { way } = parts.mail
    const deleting = (await parts.deleting?.({ tx, reader, now })) ?? []
    return { page: operationsPage(reader, seen, { versions, way, embedded: parts.embedded, deleting }) }
  })
}
