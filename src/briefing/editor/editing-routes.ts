import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { type Opened, openBriefing, versionOf, versionsOf } from '../briefing-queries.ts'
import {
  type Edits,
  inOneLine,
  withChosen,
  withHidden,
  withMoved,
  withoutEdit,
  withText,
} from '../editing/edits.ts'
import { listOf, type Sentence, wordsIn } from '../editing/sentences.ts'
import { commentsOn } from '../review-queries.ts'
import {
  anchorOf,
  briefingPath,
  choicePath,
  partPath,
  sentencesPath,
  versionPath,
  versionsPath,
} from '../urls.ts'
import { compare, namesIn } from './compare.ts'
import { allSentences, type Desk, doubted, field, fields, numberIn } from './desk.ts'
import { clashPage } from './pages/clash.html.ts'
import { partPage } from './pages/part.html.ts'
import type { Refused } from './pages/sentence.html.ts'
import { comparePage, VERSIONS_A_PAGE, versionsPage } from './pages/versions.html.ts'
import { EDITOR_PARTS } from './parts.ts'
import { glance } from './review-routes.ts'
import { saveEdits } from './save-edits.ts'

const OFFICER = ['partnership-officer'] as const
const LONGEST_TEXT = 2000
const MOST_CHOSEN = 8

/** The editor: one point a page, one sentence a form, and its versions. */
export const serveEditing = (staff: StaffRoutes, desk: Desk): void => {
  const { pack } = desk
  const withBriefing =
    (act: (visit: Visit, opened: Opened) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const opened = await openBriefing(visit.tx, visit.params.id ?? '')
      return opened ? act(visit, opened) : { notFound: true }
    }

  const seePart = async (
    visit: Visit,
    opened: Opened,
    id: string,
    refused: Refused | null = null,
  ): Promise<Outcome> => {
    const part = EDITOR_PARTS.find((one) => one.id === id)
    if (!part) return { notFound: true }
    const comments = await commentsOn(visit.tx, opened.id)
    const page = partPage(visit, desk, opened, part, doubted(desk, opened, opened.edits), comments, refused)
    return refused ? { page, status: 422 } : { page }
  }

  staff.get(
    briefingPath(':id'),
    OFFICER,
    withBriefing((visit, opened) => glance(visit, desk, opened)),
  )
  staff.get(
    partPath(':id', ':part'),
    OFFICER,
    withBriefing((visit, opened) => seePart(visit, opened, visit.params.part ?? '')),
  )

  staff.post(
    sentencesPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const id = field(visit, 'sentence')
      const base = numberIn(field(visit, 'base'))
      const seen = base === null ? undefined : await versionOf(visit.tx, opened.id, base)
      if (!seen) return { notFound: true }
      const before = allSentences(pack, opened.evidence.suggested, seen.edits)
      const sentence = before.find((one) => one.id === id)
      if (!sentence) return { notFound: true }
      const typed = field(visit, 'text')
      const asked = changeAsked(visit, sentence, before)
      if (asked === null) return { notFound: true }
      if ('fault' in asked)
        return seePart(visit, opened, sentence.part, {
          sentence: id,
          typed: typed.slice(0, LONGEST_TEXT * 2),
          fault: asked.fault,
        })
      const saved = await saveEdits(visit.tx, visit.actor, { id: opened.id, base: seen.number }, asked.change)
      if (saved.kind === 'gone') return { notFound: true }
      if (saved.kind === 'clash') {
        const now = allSentences(pack, saved.theirs.evidence.suggested, saved.theirs.edits)
        const theirs = now.find((one) => one.id === id) ?? sentence
        return {
          page: clashPage(visit, desk, saved.theirs, theirs, inOneLine(typed) || theirs.said),
          status: 409,
        }
      }
      const { t } = visit.reader
      return {
        redirect: `${partPath(opened.id, sentence.part)}#${anchorOf(id)}`,
        notice:
          saved.kind === 'saved'
            ? t('Saved as version {number}.', { number: saved.number })
            : t('It says the same as before: nothing was saved.'),
      }
    }),
  )

  staff.post(
    choicePath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const part = field(visit, 'part')
      const base = numberIn(field(visit, 'base'))
      const known =
        part === 'tools' || opened.evidence.suggested.voices.some(({ audience }) => audience === part)
      if (!known || base === null) return { notFound: true }
      const chosen = [...new Set(fields(visit, 'resource'))].filter((id) =>
        pack.resources.some((one) => one.id === id),
      )
      const key = `${part}/resources`
      if (chosen.length > MOST_CHOSEN)
        return seePart(visit, opened, part, {
          sentence: key,
          typed: '',
          fault: visit.reader.t('Choose at most eight: more than these nobody opens.'),
        })
      const change = (edits: Edits): Edits =>
        field(visit, 'do') === 'suggested' ? withoutEdit(edits, key) : withChosen(edits, key, chosen)
      const saved = await saveEdits(visit.tx, visit.actor, { id: opened.id, base }, change)
      if (saved.kind === 'gone') return { notFound: true }
      const { t } = visit.reader
      const words = {
        saved: t('The choice is saved.'),
        unchanged: t('It is the same as before: nothing was saved.'),
        clash: t('Somebody else changed this choice meanwhile. Theirs is shown; nothing of yours was saved.'),
      }
      return { redirect: partPath(opened.id, part), notice: words[saved.kind] }
    }),
  )

  staff.get(
    versionsPath(':id'),
    OFFICER,
    withBriefing(async (visit, opened) => {
      const page = pageNumber(visit.query.page)
      const versions = await versionsOf(visit.tx, opened.id, VERSIONS_A_PAGE, (page - 1) * VERSIONS_A_PAGE)
      const named = namesIn(allSentences(pack, opened.evidence.suggested, opened.edits))
      return { page: versionsPage(visit, desk, opened, versions, named, page) }
    }),
  )
  const version = versionPath(':id', 0).replace('/0', '/:number')
  staff.get(
    version,
    OFFICER,
    withBriefing(async (visit, opened) => {
      const number = numberIn(visit.params.number)
      const after = number === null ? undefined : await versionOf(visit.tx, opened.id, number)
      if (!after) return { notFound: true }
      const other = numberIn(visit.query.with) ?? after.number - 1
      const before = (await versionOf(visit.tx, opened.id, other)) ?? null
      const differences = before ? compare(pack, opened.evidence.suggested, before.edits, after.edits) : []
      return { page: comparePage(visit, desk, opened, [before, after], differences) }
    }),
  )
  staff.post(
    version,
    OFFICER,
    withBriefing(async (visit, opened) => {
      const [number, base] = [numberIn(visit.params.number), numberIn(field(visit, 'base'))]
      const wanted = number === null ? undefined : await versionOf(visit.tx, opened.id, number)
      if (!wanted || base === null) return { notFound: true }
      const { t } = visit.reader
      // Going back replaces everything: what somebody saved meanwhile has to be looked at first.
      if (base !== opened.version)
        return {
          redirect: versionsPath(opened.id),
          notice: t('Somebody saved meanwhile. Look at what changed, then go back.'),
        }
      const restored = wanted.number
      const saved = await saveEdits(
        visit.tx,
        visit.actor,
        { id: opened.id, base, restored },
        () => wanted.edits,
      )
      return {
        redirect: briefingPath(opened.id),
        notice:
          saved.kind === 'saved'
            ? t('The words of version {number} are back.', { number: wanted.number })
            : t('They are the same words: nothing was saved.'),
      }
    }),
  )
}

/** What a button of a sentence's form asks for; null: nothing that may be asked of it. */
const changeAsked = (
  visit: Visit,
  sentence: Sentence,
  all: readonly Sentence[],
): { change: (edits: Edits) => Edits } | { fault: string } | null => {
  const { t } = visit.reader
  const { id, editable, hideable, list, suggested, most, optional } = sentence
  const typed = inOneLine(field(visit, 'text'))
  switch (field(visit, 'do')) {
    case 'save':
      if (!editable) return null
      if (typed === '' && !optional)
        return {
          fault: hideable
            ? t('Write a sentence, or do not show it.')
            : t('Write a sentence, or go back to the suggested one.'),
        }
      if (wordsIn(typed) > most || typed.length > LONGEST_TEXT)
        return { fault: t('It has {n} words; at most {most}.', { n: wordsIn(typed), most }) }
      return { change: (edits) => withText(edits, id, typed, suggested) }
    case 'suggested':
      return editable ? { change: (edits) => withoutEdit(edits, id) } : null
    case 'hide':
    case 'show':
      return hideable ? { change: (edits) => withHidden(edits, id, field(visit, 'do') === 'hide') } : null
    case 'up':
    case 'down':
      return list
        ? {
            change: (edits) =>
              withMoved(edits, list, listOf(all, list), id, field(visit, 'do') === 'up' ? -1 : 1),
          }
        : null
    default:
      return null
  }
}
