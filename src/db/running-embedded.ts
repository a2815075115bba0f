import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { APPLICATION_ROLE, DATABASE, OWNER_ROLE } from './cluster.ts'
import { commandOf } from './process-identity.ts'

/** The addresses of the PostgreSQL that a running service has started in this data folder; null: none runs there. */
export function runningEmbedded(data: string): { url: string; role: string; ownerUrl: string } | null {
  const files = join(data, 'postgres', 'cluster')
  try {
    // PostgreSQL's own note: its number, folder, start, port, folder of the socket, …, and whether it is ready.
    const lines = readFileSync(join(files, 'postmaster.pid'), 'utf8').split('\n')
    if (lines[7]?.trim() !== 'ready' || !commandOf(Number(lines[0]))?.includes(files)) return null
    const passwords = JSON.parse(readFileSync(join(data, 'postgres', 'passwords.json'), 'utf8'))
    const address = (role: string, password: string) =>
      `postgresql://${role}:${password}@localhost:5432/${DATABASE}?host=${encodeURIComponent(lines[4] as string)}`
    return {
      url: address(APPLICATION_ROLE, passwords.application),
      role: APPLICATION_ROLE,
      ownerUrl: address(OWNER_ROLE, passwords.owner),
    }
  } catch {
    return null
  }
}
