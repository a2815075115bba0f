import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { csvOf } from '../../kit/spreadsheet.ts'
import { heldRoles } from '../movers/grant-queries.ts'
import { organisationOf } from '../organisations/queries.ts'
import { anotherAdministrator } from '../people/queries.ts'
import { programsOf } from '../programs/queries.ts'
import type { Role } from '../roles.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS, reviewPath } from '../urls.ts'
import { reviewPage, reviewsPage } from './pages/reviews.html.ts'
import { reviewsDue, signedAnswers } from './queries.ts'
import { type Answered, signReview } from './sign-review.ts'

/** Administrators look at every organisation, a safeguarding lead at their own. */
const REVIEWERS: readonly Role[] = ['administrator', 'safeguarding-lead']
/** Where the pack does not say. */
const MONTHS = 6
const A_PAGE = 50
const MOST_ANSWERS = 50_000
const NOT_FOUND: Outcome = { notFound: true }

/** Who may what, looked at again and again, and signed off. */
export function serveReviews(staff: StaffRoutes): void {
  const { reviews } = ACCOUNT_PATHS
  staff.get(reviews, REVIEWERS, async (visit) => {
    const { tx, reader, now, query } = visit
    const months = reader.pack.partnership.access_review_months ?? MONTHS
    const page = pageNumber(query.page)
    const administrator = isAdministrator(visit)
    const organisationIds = administrator ? null : ledBy(visit)
    const found = await reviewsDue(tx, months, {
      organisationIds,
      from: (page - 1) * A_PAGE,
      most: A_PAGE + 1,
    })
    const more = found.length > A_PAGE
    return {
      page: reviewsPage(reader, { reviews: found.slice(0, A_PAGE), months, now, administrator, page, more }),
    }
  })
  staff.get(`${reviews}/signed.csv`, ['administrator'], async ({ tx, actor }) => {
    const rows = await signedAnswers(tx, MOST_ANSWERS)
    await record(tx, {
      actor,
      action: 'access-reviews.exported',
      of: { kind: 'access-review', id: 'all' },
      detail: { rows: rows.length },
    })
    const columns = ['organisation', 'signed_at', 'signed_by', 'who', 'role', 'answer'] as const
    const content = csvOf(
      columns,
      rows.map(({ signedAt, signedBy, ...one }) => ({
        ...one,
        signed_at: signedAt.toISOString(),
        signed_by: signedBy,
      })),
    )
    return { file: { name: 'access-reviews.csv', type: 'text/csv; charset=utf-8', content } }
  })
  staff.get(reviewPath(':id'), REVIEWERS, async (visit) => {
    const found = await reviewIn(visit)
    return found
      ? { page: reviewPage(visit.reader, { ...found, me: visit.actor.personId, csrf: visit.csrf }) }
      : NOT_FOUND
  })
  staff.post(reviewPath(':id'), REVIEWERS, sign)
}

const isAdministrator = ({ actor }: Visit): boolean => actor.roles.includes('administrator')
const ledBy = ({ actor }: Visit): string[] =>
  actor.organisations.filter(({ roles }) => roles.includes('safeguarding-lead')).map(({ id }) => id)

/** The organisation of the path with all that is looked at; null: there is none, or it is not theirs. */
async function reviewIn(visit: Visit) {
  const { tx, now, params } = visit
  const id = params.id as string
  const organisation =
    isAdministrator(visit) || ledBy(visit).includes(id) ? await organisationOf(tx, id) : null
  if (!organisation || organisation.closedAt) return null
  return {
    organisation,
    roles: await heldRoles(tx, { organisationId: id }),
    programs: await programsOf(tx, now, { organisationId: id }),
  }
}

async function sign(visit: Visit): Promise<Outcome> {
  const { tx, actor, reader, csrf, now, form } = visit
  const { t } = reader
  const found = await reviewIn(visit)
  if (!found) return NOT_FOUND
  const faults: FieldFault[] = []
  const chosen: Record<string, string> = {}
  const answerTo = (field: string): 'keep' | 'end' => {
    const answer = form[field] === 'keep' || form[field] === 'end' ? form[field] : null
    if (answer) chosen[field] = answer
    // What somebody was given since the page was opened has no answer: it is asked now.
    else faults.push({ field, says: t('Choose whether it is kept or ended') })
    return answer ?? 'keep'
  }
  const answered: Answered = {
    roles: found.roles.map((of) => ({
      of,
      answer: of.personId === actor.personId ? 'own' : answerTo(`role-${of.id}`),
    })),
    programs: found.programs.map((of) => ({ of, answer: answerTo(`program-${of.id}`) })),
  }
  for (const { of, answer } of answered.roles)
    if (answer === 'end' && of.role === 'administrator' && !(await anotherAdministrator(tx, of.personId)))
      faults.push({
        field: `role-${of.id}`,
        says: t('There must be another administrator who can sign in. Invite one first'),
      })
  if (form.signed !== 'yes')
    faults.push({ field: 'signed', says: t('Say that you have looked at each of these') })
  if (faults.length > 0)
    return { page: reviewPage(reader, { ...found, me: actor.personId, csrf, chosen, faults }), status: 422 }
  await signReview(tx, found.organisation.id, answered, actor, now)
  return { redirect: ACCOUNT_PATHS.reviews, notice: t('It is signed off.') }
}
