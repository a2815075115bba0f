import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { dayOf, workingDays } from '../../pack/index.ts'
import { COMMENTS, commentPath } from '../urls.ts'
import {
  addDecision,
  addQuote,
  type CommentRow,
  commentById,
  commentCounts,
  commentsPage,
  type Decision,
  PAGE,
} from './comment-queries.ts'
import { lookAtComment } from './look-at-comment.ts'
import { OFFICERS, type OfficerParts } from './officer-parts.ts'
import { commentPage, commentsQueuePage, type OpenComment } from './pages/comments.html.ts'
import { shortText } from './typed.ts'

const DECISIONS: readonly string[] = ['tell', 'nothing', 'cannot-tell'] satisfies Decision[]

/** The queue of comments: does any need telling? */
export function serveComments(staff: StaffRoutes, { pack, taking }: OfficerParts): void {
  const open = ({ words, told, ...row }: CommentRow): OpenComment => {
    // What cannot be opened was closed under another key: it is said, so that nobody takes it for empty.
    const text =
      taking.comments.unseal(words, row.id) ?? '(This comment cannot be opened with the key in force.)'
    const toldText = told && taking.told.unseal(told, row.id)
    return {
      ...row,
      words: text,
      told: toldText ? (JSON.parse(toldText) as { whom: string; how: string }) : null,
      due: workingDays(pack).after(row.day),
      looked: lookAtComment(pack, text),
    }
  }

  const withComment =
    (act: (visit: Visit, row: CommentRow) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const row = await commentById(visit.tx, visit.params.id ?? '')
      return row ? act(visit, row) : { notFound: true }
    }

  staff.get(COMMENTS, OFFICERS, async ({ actor, tx, reader, query, now }) => {
    const decided = query.show === 'decided'
    const page = pageNumber(query.page)
    const counts = await commentCounts(tx)
    const waiting = counts.waiting.reduce((sum, { n }) => sum + n, 0)
    const rows = await commentsPage(tx, decided, page)
    await record(tx, {
      actor,
      action: 'comments.seen',
      of: { kind: 'comments', id: 'all' },
      detail: { seen: rows.length },
    })
    const pages = Math.ceil((decided ? counts.decided : waiting) / PAGE)
    const all = rows.map(open)
    // What may need telling is looked at first, however many came on its day.
    const comments = decided
      ? all
      : all.toSorted((a, b) => Number(b.looked.need !== null) - Number(a.looked.need !== null))
    return {
      page: commentsQueuePage(reader, {
        comments,
        decided,
        waiting,
        all: counts.decided,
        page,
        pages,
        today: dayOf(now),
      }),
    }
  })

  const show = async (
    { actor, tx, reader, csrf }: Visit,
    row: CommentRow,
    faults: readonly FieldFault[] = [],
    typed: { decision?: string; whom?: string; how?: string } = {},
  ): Promise<Outcome> => {
    await record(tx, { actor, action: 'comment.seen', of: { kind: 'comment', id: row.id } })
    return {
      page: commentPage(reader, { csrf, comment: open(row), looks: row.looks, faults, typed }),
      status: faults.length > 0 ? 422 : 200,
    }
  }

  staff.get(
    `${COMMENTS}/:id`,
    OFFICERS,
    withComment((visit, row) => show(visit, row)),
  )

  staff.post(
    `${COMMENTS}/:id`,
    OFFICERS,
    withComment(async (visit, row) => {
      const { actor, tx, reader, form } = visit
      const { t } = reader
      const typed = {
        decision: shortText(form, 'decision'),
        whom: shortText(form, 'whom', 200),
        how: shortText(form, 'how', 1000),
      }
      const faults: FieldFault[] = []
      if (!DECISIONS.includes(typed.decision))
        faults.push({ field: 'decision', says: t('Choose what you decide') })
      if (typed.decision === 'tell' && !typed.whom)
        faults.push({ field: 'whom', says: t('Enter who was told') })
      if (typed.decision === 'tell' && !typed.how)
        faults.push({ field: 'how', says: t('Enter how and when they were told') })
      if (Number(shortText(form, 'looks')) !== row.looks)
        faults.push({
          field: 'decision',
          says: t('Somebody else has looked at it meanwhile. This is how it stands now'),
        })
      if (faults.length > 0) return show(visit, row, faults, typed)
      const told =
        typed.decision === 'tell'
          ? taking.told.seal(JSON.stringify({ whom: typed.whom, how: typed.how }), row.id)
          : null
      if (!(await addDecision(tx, row, typed.decision as Decision, told, actor)))
        return show(
          visit,
          row,
          [
            {
              field: 'decision',
              says: t('Somebody else has looked at it meanwhile. This is how it stands now'),
            },
          ],
          typed,
        )
      await record(tx, {
        actor,
        action: 'comment.decided',
        of: { kind: 'comment', id: row.id },
        detail: { decision: typed.decision, look: row.looks + 1 },
      })
      return { redirect: COMMENTS, notice: t('Saved.') }
    }),
  )

  staff.post(
    `${COMMENTS}/:id/undo`,
    OFFICERS,
    withComment(async ({ actor, tx, reader, form }, row) => {
      if (row.decision === null || Number(shortText(form, 'looks')) !== row.looks)
        return { redirect: commentPath(row.id) }
      await addDecision(tx, row, 'undone', null, actor)
      await record(tx, { actor, action: 'comment.undecided', of: { kind: 'comment', id: row.id } })
      return { redirect: commentPath(row.id), notice: reader.t('It is waiting again.') }
    }),
  )

  staff.post(
    `${COMMENTS}/:id/quote`,
    OFFICERS,
    withComment(async (visit, row) => {
      const { actor, tx, reader, form } = visit
      const words = shortText(form, 'quoted', 5000)
      if (row.decision === null) return { redirect: commentPath(row.id) }
      if (!words) return show(visit, row, [{ field: 'quoted', says: reader.t('Write how it may be quoted') }])
      await addQuote(tx, row.id, words, actor)
      await record(tx, { actor, action: 'comment.quoted', of: { kind: 'comment', id: row.id } })
      return { redirect: commentPath(row.id), notice: reader.t('Kept as a quote.') }
    }),
  )
}
