import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { openPress } from '../../pdf/index.ts'
import { reportPage } from '../pages/report.html.ts'
import { keepPriority } from '../queries.ts'
import { keepEvidence } from '../read-evidence.ts'
import { uuidOf } from '../read-forms.ts'
import { priorityUrls } from '../urls.ts'
import { lookIn, mayWrite, priorityIn, READS, WRITES } from '../visits.ts'
import { composeReport } from './compose-report.ts'
import { addReport, givenReport, reportsGiven } from './given-queries.ts'
import { printReport } from './print-report.ts'
import { type BoardReport, reportJson } from './report.ts'
import { reportMarkdown } from './report-markdown.ts'

const ENDINGS = ['.pdf', '.md', '.json'] as const
type Ending = (typeof ENDINGS)[number]

interface Parts {
  readonly press: () => ReturnType<typeof openPress>
}

export const serveReports = (staff: StaffRoutes, { press }: Parts): void => {
  staff.get(priorityUrls.report(':slug'), READS, async (visit) => {
    const look = await lookIn(visit)
    if (!look) return { notFound: true }
    const { reader, csrf } = visit
    const given = look.one.id ? await reportsGiven(visit.tx, look.one.id) : []
    const report = composeReport(reader, look)
    const id = randomUUID()
    return {
      page: reportPage(reader, {
        slug: look.one.slug,
        report,
        given,
        ...(mayWrite(visit) ? { giving: { csrf, id } } : {}),
      }),
    }
  })
  staff.post(priorityUrls.report(':slug'), WRITES, give)
  for (const ending of ENDINGS) {
    staff.get(priorityUrls.report(':slug', ending), READS, async (visit) => {
      const look = await lookIn(visit)
      if (!look) return { notFound: true }
      const { tx, actor, reader } = visit
      // It leaves the house with this: what it tells is remembered, so that nothing later undoes its suppression.
      await keepEvidence(tx, reader.pack, look.today, actor)
      const of = { kind: 'priority', id: look.one.id ?? look.one.slug }
      await record(tx, { actor, action: 'priority.report-taken', of, detail: { form: ending.slice(1) } })
      return fileOf(visit, composeReport(reader, look), ending, press)
    })
    staff.get(priorityUrls.given(':slug', ':reportId', ending), READS, async (visit) => {
      const found = await givenIn(visit)
      return found ? fileOf(visit, found.report, ending, press) : { notFound: true }
    })
  }
  staff.get(priorityUrls.given(':slug', ':reportId'), READS, async (visit) => {
    const found = await givenIn(visit)
    if (!found) return { notFound: true }
    const { slug = '' } = visit.params
    return { page: reportPage(visit.reader, { slug, report: found.report, given: [], as: found }) }
  })
}

const givenIn = async (visit: Visit) => {
  const one = await priorityIn(visit)
  return one?.id ? givenReport(visit.tx, one.id, visit.params.reportId ?? '') : null
}

const give = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, reader, form, now } = visit
  const look = await lookIn(visit)
  const id = uuidOf(form, 'id')
  if (!look || !id) return { notFound: true }
  const { slug } = look.one
  const priorityId = await keepPriority(tx, slug, { by: actor.personId, now })
  const report = composeReport(reader, look)
  if (await addReport(tx, { id, priorityId, report, by: actor.personId, now })) {
    await keepEvidence(tx, reader.pack, look.today, actor)
    await record(tx, { actor, action: 'priority.report-given', of: { kind: 'priority-report', id } })
  }
  return { redirect: priorityUrls.given(slug, id), notice: reader.t('The report is kept as it was given.') }
}

const fileOf = async (
  { reader }: Visit,
  report: BoardReport,
  ending: Ending,
  press: Parts['press'],
): Promise<Outcome> => {
  const name = `board-report-${report.date}${ending}`
  if (ending === '.md')
    return { file: { name, type: 'text/markdown; charset=utf-8', content: reportMarkdown(report) } }
  if (ending === '.json')
    return { file: { name, type: 'application/json; charset=utf-8', content: reportJson(report) } }
  const printed = await printReport(report, press())
  if (printed.ok) return { file: { name, type: 'application/pdf', content: printed.value.bytes } }
  const { t } = reader
  throw new Error(t('This machine cannot print.'))
}
