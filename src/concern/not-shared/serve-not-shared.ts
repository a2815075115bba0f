import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { dayOf, findWordsToAvoid } from '../../pack/index.ts'
import { type ColumnSealing, openColumnSealing } from '../../vault/index.ts'
import { organisationIn } from '../drafts/begin-draft.ts'
import { NOT_FOUND, TELLS } from '../drafts/draft-desk.ts'
import { NOT_SHARED, NOT_SHARED_LIST, notSharedPath } from '../urls.ts'
import { readDecision, type Tried, triedIn } from './decision.ts'
import { addDecision, decisionFor, decisionsFor } from './not-shared-queries.ts'
import { decideNotPage } from './pages/decide-not.html.ts'
import { decisionPage, decisionsPage } from './pages/decisions.html.ts'
import { readAgainPage } from './pages/read-again.html.ts'

/** What seals the words of a decision; they belong to the row of its id. */
const openSealing = (key: Uint8Array, partnershipId: string): ColumnSealing =>
  openColumnSealing(key, `not_shared.sealed/${partnershipId}`)

/** Not to share is a decision, and recorded as one: by those who tell, seen by them and by their safeguarding lead. */
export const serveNotShared = (
  staff: StaffRoutes,
  { key, partnershipId }: { readonly key: Uint8Array; readonly partnershipId: string },
): void => {
  const sealing = openSealing(key, partnershipId)
  staff.get(NOT_SHARED, TELLS, async (visit) => {
    const tried = triedIn({ 'decided-on': dayOf(visit.now) }, randomUUID())
    return show(visit, tried, [])
  })
  staff.post(NOT_SHARED, TELLS, (visit) => decideNot(visit, sealing))
  staff.get(NOT_SHARED_LIST, TELLS, list)
  staff.get(notSharedPath(':notSharedId'), TELLS, (visit) => see(visit, sealing))
}

const show = (
  { reader, actor, csrf, now }: Visit,
  tried: Tried,
  faults: Parameters<typeof decideNotPage>[1]['faults'],
): Outcome => {
  const { organisations } = actor
  const page = decideNotPage(reader, { tried, faults, organisations, today: dayOf(now), csrf })
  return { page, status: faults.length > 0 ? 422 : 200 }
}

const decideNot = async (visit: Visit, sealing: ColumnSealing): Promise<Outcome> => {
  const { tx, reader, actor, form, now, csrf } = visit
  const { t, pack } = reader
  const tried = triedIn(form, randomUUID())
  if (form.do === 'change') return show(visit, tried, [])
  const organisation = organisationIn(visit)
  const read = readDecision(t, tried, { organisationId: organisation?.id ?? null, today: dayOf(now) })
  if ('faults' in read || !organisation) return show(visit, tried, 'faults' in read ? read.faults : [])
  const { decision } = read
  if (form.do !== 'record') {
    const words = [decision.about, decision.reason].join('\n')
    const avoid = findWordsToAvoid(pack.words)(words)
    return { page: readAgainPage(reader, { tried, decision, organisation: organisation.name, avoid, csrf }) }
  }
  const added = await addDecision(tx, sealing, actor, decision, now)
  const of = { kind: 'not-shared', id: decision.id }
  const { ground, consent } = decision
  if (added) await record(tx, { actor, action: 'not-shared.recorded', of, detail: { ground, consent } })
  // Sent twice it leads to the same one; an id that was somebody else's leads nowhere.
  return { redirect: notSharedPath(decision.id), notice: t('It is recorded.') }
}

const A_PAGE = 25

const list = async (visit: Visit): Promise<Outcome> => {
  const { tx, reader, actor, query } = visit
  const page = pageNumber(query.page)
  const rows = await decisionsFor(tx, actor, { from: (page - 1) * A_PAGE, most: A_PAGE + 1 })
  const lead = actor.roles.includes('safeguarding-lead')
  const shown = { rows: rows.slice(0, A_PAGE), lead, page, more: rows.length > A_PAGE }
  return { page: decisionsPage(reader, shown) }
}

const see = async (visit: Visit, sealing: ColumnSealing): Promise<Outcome> => {
  const { tx, reader, actor, params } = visit
  const decision = await decisionFor(tx, sealing, actor, params.notSharedId ?? '')
  if (!decision) return NOT_FOUND
  if (decision.personId !== actor.personId)
    await record(tx, { actor, action: 'not-shared.read', of: { kind: 'not-shared', id: decision.id } })
  return { page: decisionPage(reader, decision) }
}
