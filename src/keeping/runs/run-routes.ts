import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { sentTexts, typedText } from '../../kit/sent.ts'
import { A_PAGE, NOT_FOUND, OFFICERS } from '../officers.ts'
import { showPeriods } from '../periods/period-routes.ts'
import { RUNS, runPath } from '../urls.ts'
import { approveRun, planRun, stopRun } from './plan-run.ts'
import { countItems, itemsOf, runById, runsNewest } from './run-queries.ts'
import { runPage, runsPage } from './runs.html.ts'

/** Lists of what is to be deleted: drawn up, looked at, approved, stopped. */
export const serveRuns = (staff: StaffRoutes): void => {
  staff.get(RUNS, OFFICERS, list)
  staff.post(RUNS, OFFICERS, plan)
  staff.get(runPath(':runId'), OFFICERS, (visit) => show(visit))
  staff.post(runPath(':runId'), OFFICERS, decide)
}

const list = async ({ tx, reader, query, now }: Visit): Promise<Outcome> => {
  const page = pageNumber(query.page)
  const runs = await runsNewest(tx, { from: (page - 1) * A_PAGE, most: A_PAGE + 1 })
  return { page: runsPage(reader, { runs: runs.slice(0, A_PAGE), page, more: runs.length > A_PAGE, now }) }
}

const plan = async (visit: Visit): Promise<Outcome> => {
  const { t, pack } = visit.reader
  const types = sentTexts(visit.form, 'types').filter((id) =>
    pack.keeping?.records.some((one) => one.id === id),
  )
  if (types.length === 0)
    return showPeriods(visit, [{ field: 'types', says: t('Choose what the list is to hold') }])
  const id = await planRun(visit, types)
  return id
    ? { redirect: runPath(id), notice: t('The list is drawn up. Nothing is deleted yet.') }
    : showPeriods(visit, [
        {
          field: 'types',
          says: t('There is nothing to put on a list: it is held, or on another list that was approved'),
        },
      ])
}

const show = async (visit: Visit, fault?: string): Promise<Outcome> => {
  const { tx, reader, params, query, csrf, now } = visit
  const run = await runById(tx, params.runId ?? '')
  if (!run) return NOT_FOUND
  const page = pageNumber(query.page)
  const items = await itemsOf(tx, run.id, { from: (page - 1) * A_PAGE, most: A_PAGE + 1 })
  const shown = {
    run,
    counts: await countItems(tx, run.id),
    items: items.slice(0, A_PAGE),
    page,
    more: items.length > A_PAGE,
    now,
    csrf,
    faults: fault ? [{ field: 'number', says: fault }] : [],
  }
  return { page: runPage(reader, shown), status: fault ? 422 : 200 }
}

const decide = async (visit: Visit): Promise<Outcome> => {
  const { tx, reader, params, form } = visit
  const { t } = reader
  const run = await runById(tx, params.runId ?? '')
  if (!run) return NOT_FOUND
  const here = runPath(run.id)
  if (typedText(form, 'do') === 'stop') {
    const stopped = await stopRun(visit, run)
    return {
      redirect: here,
      notice: stopped
        ? t('It is stopped. What was left on it is kept.')
        : t('There was nothing left to stop.'),
    }
  }
  if (typedText(form, 'do') !== 'approve') return NOT_FOUND
  // Typed, so that nobody approves by a slip of the hand what they have not counted.
  if (typedText(form, 'number') !== String(run.of))
    return show(visit, t('Write how many records are on the list, in figures'))
  const approved = await approveRun(visit, run)
  return {
    redirect: here,
    notice: approved ? t('It is approved.') : t('It was approved or stopped before. Nothing has changed.'),
  }
}
