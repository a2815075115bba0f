import { sql } from 'kysely'
import { actionsSeen, findEntries, record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { isUuid } from '../../kit/uuid.ts'
import type { StaffRoutes } from '../staff/visit.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { recordPage } from './pages/record.html.ts'

const ENTRIES_A_PAGE = 50
/** What was done and read: for administrators and auditors. Looking at it is written down too. */
export function serveRecord(staff: StaffRoutes): void {
  staff.get(ACCOUNT_PATHS.audit, ['administrator', 'auditor'], async ({ actor, tx, reader, query }) => {
    const fits = (value: string | undefined, pattern: RegExp): string =>
      value && pattern.test(value) ? value : ''
    const filter = {
      actor: isUuid(query.actor ?? '') ? (query.actor ?? '') : '',
      action: fits(query.action, /^[a-z.-]{1,60}$/),
      from: dayOf(query.from),
      to: dayOf(query.to),
    }
    const before = fits(query.before, /^\d{1,18}$/)
    const found = await findEntries(tx, { ...filter, before }, ENTRIES_A_PAGE + 1)
    const entries = found.slice(0, ENTRIES_A_PAGE)
    await record(tx, {
      actor,
      action: 'record.seen',
      of: { kind: 'record', id: 'all' },
      detail: { entries: entries.length },
    })
    return {
      page: recordPage(reader, {
        entries,
        filter,
        people: await named(tx),
        actions: await actionsSeen(tx),
        older: found.length > ENTRIES_A_PAGE ? (entries.at(-1)?.id ?? null) : null,
      }),
    }
  })
}

/** A day of the calendar, or nothing. */
function dayOf(text = ''): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : ''
}

async function named(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person order by lower(name), id limit 2000`.execute(tx)
  return rows
}
