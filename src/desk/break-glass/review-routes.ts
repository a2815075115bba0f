import type { Outcome, Role, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { workingDaysAfter } from '../../concern/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { typedText } from '../../kit/sent.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import { LONGEST } from '../read-forms.ts'
import { NOT_FOUND } from '../visits.ts'
import { openingPage, openingsPage } from './review.html.ts'
import {
  FINDINGS,
  insertReview,
  OPENINGS_A_PAGE,
  openingsToReview,
  type Reviewed,
  reviewedOpening,
} from './review-queries.ts'
import { OPENINGS_PATH, openingPath } from './urls.ts'

/** Who may look at openings, where the pack names them; the others are told who does. */
export const REVIEWS: readonly Role[] = ['auditor', 'partnership-officer', 'administrator']

/** What was opened, looked at afterwards: never what was told. */
export const serveReviews = (staff: StaffRoutes, keys: AllDeskKeys): void => {
  staff.get(OPENINGS_PATH, REVIEWS, async (visit) => {
    const { tx, reader, query, now } = visit
    if (!reviews(visit)) return { page: openingsPage(reader, null) }
    const page = pageNumber(query.page)
    const rows = await openingsToReview(tx, keys.concern, keys.review, page)
    const shown = rows.slice(0, OPENINGS_A_PAGE).map((one) => ({ ...one, late: late(visit, one) }))
    return { page: openingsPage(reader, { rows: shown, page, more: rows.length > OPENINGS_A_PAGE, now }) }
  })
  staff.get(openingPath(':openingId'), REVIEWS, async (visit) => {
    const one = await openingOf(visit, keys)
    return one ? show(visit, one, { finding: '', note: '' }, []) : NOT_FOUND
  })
  staff.post(openingPath(':openingId'), REVIEWS, (visit) => review(visit, keys))
}

const reviews = ({ actor, reader: { pack } }: Visit): boolean =>
  (pack.desk?.opens_more?.reviewers ?? []).some((role) => actor.roles.includes(role))

/** Nobody has looked at it in the time that the pack gives. */
const late = ({ reader: { pack }, now }: Visit, { at, review: done }: Reviewed): boolean =>
  done === null && workingDaysAfter(pack, at, pack.desk?.opens_more?.review_within ?? 1) < now

const openingOf = async (visit: Visit, keys: AllDeskKeys): Promise<Reviewed | null> =>
  reviews(visit) ? reviewedOpening(visit.tx, keys.concern, keys.review, visit.params.openingId ?? '') : null

const show = (
  visit: Visit,
  one: Reviewed,
  typed: { readonly finding: string; readonly note: string },
  faults: readonly FieldFault[],
): Outcome => ({
  page: openingPage(visit.reader, {
    one: { ...one, late: late(visit, one) },
    own: one.by === visit.actor.personId,
    typed,
    faults,
    csrf: visit.csrf,
    now: visit.now,
  }),
  status: faults.length > 0 ? 422 : 200,
})

const review = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader, now } = visit
  const { t } = reader
  const one = await openingOf(visit, keys)
  if (!one || one.by === actor.personId) return NOT_FOUND
  const typed = { finding: typedText(form, 'finding'), note: typedText(form, 'note') }
  const finding = FINDINGS.find((each) => each === typed.finding)
  const faults: FieldFault[] = []
  if (!finding) faults.push({ field: 'finding', says: t('Choose what you found') })
  if (finding && finding !== 'right' && typed.note === '')
    faults.push({ field: 'note', says: t('Write what was not right, or what to look at') })
  if (typed.note.length > LONGEST)
    faults.push({ field: 'note', says: t('Write {n} characters or fewer', { n: LONGEST }) })
  if (!finding || faults.length > 0) return show(visit, one, typed, faults)
  await insertReview(tx, keys.review, {
    openingId: one.id,
    finding,
    note: typed.note,
    by: actor.personId,
    now,
  })
  await record(tx, {
    actor,
    action: 'opening.reviewed',
    of: { kind: 'concern', id: one.concernId },
    detail: { opening: one.id, finding },
  })
  return { redirect: OPENINGS_PATH, notice: t('It is looked at.') }
}
