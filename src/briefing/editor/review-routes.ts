import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { type Opened, openBriefing, versionOf } from '../briefing-queries.ts'
import { inOneLine } from '../editing/edits.ts'
import { editionsOf, insertTakingBack } from '../publication-queries.ts'
import { commentsOn, insertApproval, insertComment, insertRequest, settleComment } from '../review-queries.ts'
import {
  anchorOf,
  approvalPath,
  briefingPath,
  commentsPath,
  partPath,
  publicationPath,
  requestPath,
  takingBackPath,
} from '../urls.ts'
import { allSentences, type Desk, doubted, field, numberIn } from './desk.ts'
import { briefingPage } from './pages/briefing.html.ts'
import { takingBackPage } from './pages/taking-back.html.ts'
import { publishBriefing } from './publish-briefing.ts'
import { standingOf } from './standing.ts'

const OFFICER = ['partnership-officer'] as const
const LONGEST_COMMENT = 1000
const LONGEST_WHY = 400

/** A briefing at a glance; also where a step could not be taken, with why. */
export const glance = async (
  visit: Visit,
  desk: Desk,
  opened: Opened,
  fault: string | null = null,
): Promise<Outcome> => {
  const editions = await editionsOf(visit.tx, opened.id)
  desk.shelf.learn(editions)
  const page = briefingPage(
    visit,
    desk,
    opened,
    doubted(desk, opened, opened.edits),
    await commentsOn(visit.tx, opened.id),
    await standingOf(visit.tx, visit.actor, opened, editions),
    editions,
    fault,
  )
  return fault ? { page, status: 422 } : { page }
}

/** Comments, approval, publication and taking back. */
export const serveReview = (staff: StaffRoutes, desk: Desk): void => {
  const withBriefing =
    (act: (visit: Visit, opened: Opened) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const opened = await openBriefing(visit.tx, visit.params.id ?? '')
      return opened ? act(visit, opened) : { notFound: true }
    }

  staff.post(
    commentsPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const sentence = allSentences(desk.pack, opened.evidence.suggested, opened.edits).find(
        ({ id }) => id === field(visit, 'sentence'),
      )
      if (!sentence) return { notFound: true }
      const back = `${partPath(opened.id, sentence.part)}#${anchorOf(sentence.id)}`
      const said = inOneLine(field(visit, 'comment')).slice(0, LONGEST_COMMENT)
      if (said === '')
        return { redirect: back, notice: visit.reader.t('The comment was empty: nothing was added.') }
      const id = await insertComment(visit.tx, {
        briefing: opened.id,
        version: opened.version,
        sentence: sentence.id,
        said,
        by: visit.actor.personId,
      })
      await record(visit.tx, {
        actor: visit.actor,
        action: 'briefing.commented',
        of: { kind: 'briefing-comment', id },
      })
      return { redirect: back, notice: visit.reader.t('Your comment was added.') }
    }),
  )

  staff.post(
    `${commentsPath(':id')}/:commentId/settled`,
    OFFICER,
    withBriefing(async (visit, opened) => {
      const id = visit.params.commentId ?? ''
      if (!(await settleComment(visit.tx, opened.id, id, visit.actor.personId))) return { notFound: true }
      await record(visit.tx, {
        actor: visit.actor,
        action: 'briefing.comment-settled',
        of: { kind: 'briefing-comment', id },
      })
      const sentence = allSentences(desk.pack, opened.evidence.suggested, opened.edits).find(
        (one) => one.id === field(visit, 'sentence'),
      )
      return {
        redirect: sentence
          ? `${partPath(opened.id, sentence.part)}#${anchorOf(sentence.id)}`
          : briefingPath(opened.id),
        notice: visit.reader.t('The comment is settled.'),
      }
    }),
  )

  staff.post(
    requestPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const version = numberIn(field(visit, 'version'))
      if (version !== opened.version)
        return glance(
          visit,
          desk,
          opened,
          visit.reader.t('It was changed meanwhile. Look at it again, then ask.'),
        )
      const { approvers } = await standingOf(visit.tx, visit.actor, opened, [])
      const of = approvers.find(({ id }) => id === field(visit, 'of'))
      if (!of) return glance(visit, desk, opened, visit.reader.t('Choose who is to approve it.'))
      await insertRequest(visit.tx, { briefing: opened.id, version, by: visit.actor.personId, of: of.id })
      await record(visit.tx, {
        actor: visit.actor,
        action: 'briefing.approval-asked',
        of: { kind: 'briefing', id: opened.id },
        detail: { version, of: of.id },
      })
      return {
        redirect: briefingPath(opened.id),
        notice: visit.reader.t('{name} was asked to approve it.', { name: of.name }),
      }
    }),
  )

  staff.post(
    approvalPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const version = numberIn(field(visit, 'version'))
      const standing = await standingOf(visit.tx, visit.actor, opened, await editionsOf(visit.tx, opened.id))
      if (version !== opened.version)
        return glance(
          visit,
          desk,
          opened,
          visit.reader.t('It was changed meanwhile. Read it again before you approve it.'),
        )
      if (!standing.mayApprove)
        return glance(
          visit,
          desk,
          opened,
          visit.reader.t(
            'It is for the officer who was asked to approve it, and not for whoever saved it last.',
          ),
        )
      const { alone } = standing
      await insertApproval(visit.tx, { briefing: opened.id, version, by: visit.actor.personId, alone })
      await record(visit.tx, {
        actor: visit.actor,
        action: 'briefing.approved',
        of: { kind: 'briefing', id: opened.id },
        detail: { version, alone: alone ? 1 : 0 },
      })
      return {
        redirect: briefingPath(opened.id),
        notice: visit.reader.t('Version {number} is approved.', { number: version }),
      }
    }),
  )

  staff.post(
    publicationPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const version = numberIn(field(visit, 'version'))
      const { publishable } = await standingOf(
        visit.tx,
        visit.actor,
        opened,
        await editionsOf(visit.tx, opened.id),
      )
      if (version === null || version !== publishable)
        return glance(
          visit,
          desk,
          opened,
          visit.reader.t(
            version !== null && (await versionOf(visit.tx, opened.id, version))
              ? 'This version is not approved, or is published already.'
              : 'There is no such version.',
          ),
        )
      const published = await publishBriefing(visit.tx, visit.actor, desk, opened, version, visit.now)
      if (!published.ok)
        return glance(visit, desk, opened, published.faults.map(({ what }) => what).join(' '))
      return {
        redirect: briefingPath(opened.id),
        notice: visit.reader.t('Edition {number} is published.', { number: published.value }),
      }
    }),
  )

  const edition = async (visit: Visit, opened: Opened) => {
    const number = numberIn(visit.params.edition)
    return (await editionsOf(visit.tx, opened.id)).find((one) => one.edition === number && !one.takenBack)
  }
  const takingBack = takingBackPath(':id', 0).replace('/0/', '/:edition/')
  staff.get(
    takingBack,
    OFFICER,
    withBriefing(async (visit, opened) => {
      const found = await edition(visit, opened)
      return found ? { page: takingBackPage(visit, opened, found.edition) } : { notFound: true }
    }),
  )
  staff.post(
    takingBack,
    OFFICER,
    withBriefing(async (visit, opened) => {
      const found = await edition(visit, opened)
      if (!found) return { notFound: true }
      const why = inOneLine(field(visit, 'why'))
      const fault =
        why === ''
          ? visit.reader.t('Say why: readers are told.')
          : why.length > LONGEST_WHY
            ? visit.reader.t('Say it in at most 400 characters.')
            : null
      if (fault)
        return { page: takingBackPage(visit, opened, found.edition, field(visit, 'why'), fault), status: 422 }
      await insertTakingBack(visit.tx, {
        briefing: opened.id,
        edition: found.edition,
        why,
        by: visit.actor.personId,
      })
      await record(visit.tx, {
        actor: visit.actor,
        action: 'briefing.taken-back',
        of: { kind: 'briefing', id: opened.id },
        detail: { edition: found.edition },
      })
      return {
        redirect: briefingPath(opened.id),
        notice: visit.reader.t('Edition {number} was taken back.', { number: found.edition }),
      }
    }),
  )
}
