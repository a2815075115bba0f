import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { dayOf } from '../../pack/index.ts'
import { A_PAGE, NOT_FOUND, OFFICERS } from '../officers.ts'
import { duePath, KEEPING } from '../urls.ts'
import { countDue, dueOf } from './due-queries.ts'
import { duePage, noPeriodsPage, periodsPage } from './periods.html.ts'
import { countWithoutYear } from './year-queries.ts'

const YEAR_MS = 365 * 86_400_000
const DRAFTS_DAYS = 28

/** How long what is kept, and what is due. */
export const servePeriods = (staff: StaffRoutes): void => {
  staff.get(KEEPING, OFFICERS, (visit) => showPeriods(visit))
  staff.get(duePath(':type'), OFFICERS, showDue)
}

/** The page as it is now, with what was sent and not taken. */
export const showPeriods = async (
  { tx, reader, csrf, now }: Visit,
  faults: readonly FieldFault[] = [],
): Promise<Outcome> => {
  const { keeping, desk } = reader.pack
  if (!keeping) return { page: noPeriodsPage(reader) }
  const due = await countDue(tx, keeping, {
    today: dayOf(now),
    later: dayOf(new Date(now.getTime() + YEAR_MS)),
  })
  const yearless = keeping.records.some(({ keep }) => keep.from === 'child-18')
    ? await countWithoutYear(tx)
    : 0
  const draftsDays = desk?.drafts_days ?? DRAFTS_DAYS
  const page = periodsPage(reader, { keeping, due, yearless, draftsDays, csrf, faults })
  return { page, status: faults.length > 0 ? 422 : 200 }
}

const showDue = async ({ tx, reader, params, query, now }: Visit): Promise<Outcome> => {
  const { keeping } = reader.pack
  const type = keeping?.records.find(({ id }) => id === params.type)
  if (!keeping || !type) return NOT_FOUND
  const page = pageNumber(query.page)
  const rows = await dueOf(tx, keeping, {
    type: type.id,
    today: dayOf(now),
    from: (page - 1) * A_PAGE,
    most: A_PAGE + 1,
  })
  return {
    page: duePage(reader, { type, rows: rows.slice(0, A_PAGE), page, more: rows.length > A_PAGE }),
  }
}
