import type { Outcome, StaffRoutes, Visit } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import type { openPress } from '../pdf/index.ts'
import type { AllDeskKeys } from './all-keys.ts'
import { systemsOf } from './case-system/copy-routes.ts'
import { deliverable } from './export/deliverable.ts'
import { asCsv, asText } from './export/formats.ts'
import { printDeliverable } from './export/print.ts'
import { takePage } from './pages/take.html.ts'
import { gradingsFor } from './police/gradings-for.ts'
import { deskUrls } from './urls.ts'
import { lookIn, NOT_FOUND, TEAMS, wordsOf } from './visits.ts'

export type Press = () => ReturnType<typeof openPress>

const TYPES = {
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const
type FileType = keyof typeof TYPES
const isType = (text: string): text is FileType => Object.hasOwn(TYPES, text)

/** Taking a concern into a team's own system: never who told. */
export const serveFiles = (staff: StaffRoutes, keys: AllDeskKeys, press: Press): void => {
  staff.get(deskUrls.take(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    if (!look) return NOT_FOUND
    const taken = deliverable(
      visit.reader,
      look,
      wordsOf(visit, look),
      visit.now,
      await gradingsFor(visit, keys, look),
    )
    const text = asText(visit.reader, taken)
    return { page: takePage(visit.reader, { look, text, systems: systemsOf(visit, look) }) }
  })
  staff.get(deskUrls.file(':reference', ':type'), TEAMS, (visit) => take(visit, keys, press))
}

const take = async (visit: Visit, keys: AllDeskKeys, press: Press): Promise<Outcome> => {
  const { tx, actor, reader, params, now } = visit
  const type = params.type ?? ''
  const look = isType(type) ? await lookIn(visit, keys) : null
  if (!look || !isType(type)) return NOT_FOUND
  const taken = deliverable(reader, look, wordsOf(visit, look), now, await gradingsFor(visit, keys, look))
  const content = {
    pdf: () => printDeliverable(reader, taken, press()),
    json: () => `${JSON.stringify(taken, null, 2)}\n`,
    csv: () => asCsv(reader, taken),
    txt: () => asText(reader, taken),
  }[type]
  const made = await content()
  await record(tx, {
    actor,
    action: 'concern.taken',
    of: { kind: 'concern', id: look.id },
    detail: { team: look.team.teamId, type },
  })
  return { file: { name: `concern-${look.reference}.${type}`, type: TYPES[type], content: made } }
}
