import type { Actor, Outcome, Visit } from '../../accounts/index.ts'
import type { Place as Reached, Step } from '../../questionnaire/index.ts'
import type { CompiledForm } from '../forms/compiled.ts'
import { FormShut, submitConcern } from '../submit-concern.ts'
import { closedPage } from '../telling/pages/closed.html.ts'
import { sendTelling } from '../telling/send-telling.ts'
import { draftPath } from '../urls.ts'
import {
  beforeDraft,
  type DraftDesk,
  expiry,
  framed,
  journeyOf,
  NOT_FOUND,
  placeOf,
  placeWith,
  REPLIES,
} from './draft-desk.ts'
import { type Draft, deleteDraft, draftOf, saveDraft } from './draft-queries.ts'
import { elsewherePage, gonePage } from './pages/drafts.html.ts'

/**
 * One page of a draft, as it was sent: saved, and on to the next; or all of it told, in the transaction in which the
 * draft ends. Sent once more (a double click, an old tab) it is the same concern.
 */
export const answerDraft = async (visit: Visit, desk: DraftDesk, made: CompiledForm): Promise<Outcome> => {
  const { tx, actor, reader, form, now, csrf } = visit
  const id = visit.params.draftId ?? ''
  const formId = made.form.id
  const draft = await draftOf(tx, desk, actor, { id, form: formId, now })
  const before = beforeDraft(reader, made, draft?.place)
  const version = versionIn(form, draft)
  const step = journeyOf(desk, made, visit, { id, version, before }).step(reader, form)
  if (step.kind === 'refused' || !('_sealed' in form)) return refused(visit, made, draft, step)
  if (step.kind === 'send') {
    if (draft && elsewhere(form, draft))
      return { page: elsewherePage(reader, made.form, draft, form, csrf), status: 409 }
    return send(visit, desk, made, draft, step)
  }
  if (!draft)
    return {
      page: gonePage(reader, { form: made.form, replies: REPLIES, written: writtenIn(made, form) }),
      status: 409,
    }
  // What is wrong in a page is shown beside it; nothing of it is saved.
  if (step.status === 422) return { page: framed(reader, step.page), status: 422 }
  const path = `${draftPath(formId, id)}?page=${step.place.page}`
  // A double click: the other one has saved the very same.
  if (same(draft.place, step.place)) return { redirect: path }
  if (elsewhere(form, draft))
    return { page: elsewherePage(reader, made.form, draft, form, csrf), status: 409 }
  const place = placeWith(step.place, before)
  await saveDraft(tx, desk, draft, { place, now, expiresAt: expiry(reader.pack, now) })
  return { redirect: path }
}

/** What stood in the boxes of a page, with what was asked. */
const writtenIn = ({ compiled }: CompiledForm, form: Visit['form']): [string, string][] =>
  Object.entries(form).flatMap(([id, value]): [string, string][] => {
    const question = compiled.questions.get(id)?.question
    const open = question?.type === 'text' || question?.type === 'textarea'
    return open && typeof value === 'string' && value.trim() !== '' ? [[question.ask, value]] : []
  })

/** The version that the answer is made from: what was saved since is then told. */
const versionIn = (form: Visit['form'], draft: Draft | null): number =>
  Number(form._over ?? draft?.version ?? 1)

const elsewhere = ({ _version, _over }: Visit['form'], { version }: Draft): boolean =>
  _version !== String(version) && _over !== String(version)

const same = (saved: unknown, { kept, page }: Reached): boolean => {
  const other = saved as Reached | null
  return (
    other?.page === page &&
    other.kept.nonce === kept.nonce &&
    JSON.stringify(other.kept) === JSON.stringify(kept)
  )
}

/** A page that was forged, or open for longer than a week: the draft is there as it was saved. */
const refused = (
  { reader: { t } }: Visit,
  { form }: CompiledForm,
  draft: Draft | null,
  step: Step,
): Outcome =>
  draft && step.kind === 'refused'
    ? {
        redirect: draftPath(form.id, draft.id),
        notice:
          step.status === 413
            ? t('That was more than a form can hold. Here is the draft as it was saved before.')
            : t('That page was too old. Here is the draft as it was saved last.'),
      }
    : NOT_FOUND

const send = async (
  visit: Visit,
  desk: DraftDesk,
  made: CompiledForm,
  draft: Draft | null,
  step: Extract<Step, { kind: 'send' }>,
): Promise<Outcome> => {
  const { tx, reader } = visit
  const { pack, keys, teams, sealing } = desk
  const standing = await desk.standing(made.form.id)
  if (standing === 'closed') return { page: framed(reader, closedPage(reader, made.form)) }
  try {
    const page = await sendTelling(reader, made, step, {
      sealing,
      submit: (told) => submitConcern(tx, { pack, keys, teams }, told),
      place: placeOf(visit),
      trial: standing === 'trial',
      carried: beforeDraft(reader, made, draft?.place).facts,
      actor: actingFor(visit.actor, draft),
    })
    if (draft) await deleteDraft(tx, draft)
    return { page: framed(reader, page) }
  } catch (error) {
    // Closed this minute, before anything was written: the draft stays.
    if (error instanceof FormShut) return { page: framed(reader, closedPage(reader, made.form)) }
    throw error
  }
}

/**
 * Who tells, for the one organisation that they chose: its safeguarding lead sees it, and no other. Which one it was is
 * gone with a draft that was deleted in another tab: then only who has a single one tells for it.
 */
const actingFor = (actor: Actor, draft: Draft | null): Actor => {
  const { organisations } = actor
  const one = draft
    ? organisations.filter(({ id }) => id === draft.organisationId)
    : organisations.slice(0, organisations.length === 1 ? 1 : 0)
  return { ...actor, organisations: one }
}
