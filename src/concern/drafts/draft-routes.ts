import { randomUUID } from 'node:crypto'
import type { NavigationEntry, Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { type CompiledForm, compiledForms } from '../forms/compiled.ts'
import { type Before, NOTHING, openBefore } from '../telling/carried-over.ts'
import { closedPage } from '../telling/pages/closed.html.ts'
import { startPage } from '../telling/pages/start.html.ts'
import { DESK_TELL, deleteDraftPath, deskTellPath, draftPath } from '../urls.ts'
import { answerDraft } from './answer-draft.ts'
import { knownOf, organisationIn } from './begin-draft.ts'
import {
  beforeDraft,
  type DraftDesk,
  expiry,
  framed,
  journeyOf,
  NOT_FOUND,
  placeOf,
  placeWith,
  TELLS,
} from './draft-desk.ts'
import { addDraft, deleteDraft, draftOf, draftsOf } from './draft-queries.ts'
import { asWhom } from './pages/as-whom.html.ts'
import { deletePage, draftsPage } from './pages/drafts.html.ts'

export const tellNavigation: NavigationEntry = { href: DESK_TELL, words: 'Tell', roles: TELLS }

/** Telling while signed in: the forms of practitioners, with drafts that only their owner sees. */
export const serveDraftRoutes = (staff: StaffRoutes, desk: DraftDesk): void => {
  const forms = [...compiledForms(desk.pack).values()].filter(({ form }) => form.who === 'practitioners')
  staff.get(DESK_TELL, TELLS, async ({ tx, actor, reader, now }) => ({
    page: draftsPage(reader, {
      drafts: await draftsOf(tx, actor, now),
      forms: forms.map(({ form }) => form),
    }),
  }))
  for (const made of forms) {
    const { id } = made.form
    staff.get(deskTellPath(id), TELLS, (visit) => start(visit, desk, made))
    staff.post(deskTellPath(id), TELLS, (visit) =>
      'start' in visit.form ? begin(visit, desk, made) : start(visit, desk, made),
    )
    staff.get(draftPath(id, ':draftId'), TELLS, (visit) => resume(visit, desk, made))
    staff.post(draftPath(id, ':draftId'), TELLS, (visit) => answerDraft(visit, desk, made))
    staff.get(deleteDraftPath(id, ':draftId'), TELLS, async (visit) => {
      const draft = await heldDraft(visit, desk, made)
      return draft ? { page: deletePage(visit.reader, made.form, draft, visit.csrf) } : NOT_FOUND
    })
    staff.post(deleteDraftPath(id, ':draftId'), TELLS, async (visit) => {
      const draft = await heldDraft(visit, desk, made)
      if (!draft) return NOT_FOUND
      await deleteDraft(visit.tx, draft)
      return { redirect: DESK_TELL, notice: visit.reader.t('The draft is deleted.') }
    })
  }
}

const heldDraft = ({ tx, actor, params, now }: Visit, desk: DraftDesk, { form }: CompiledForm) =>
  draftOf(tx, desk, actor, { id: params.draftId ?? '', form: form.id, now })

/**
 * What came sealed: from the form before, as the people and the harm of an assessment go on into the referral; or from
 * "whom should I tell?". What cannot be opened any more is asked again.
 */
const before = (visit: Visit, { sealing }: DraftDesk, made: CompiledForm): Before => {
  const { reader, form } = visit
  const sent = { continued: form.continued, carried: form.carried ?? visit.carried }
  const sealed = Object.fromEntries(
    Object.entries(sent).filter(([, value]) => typeof value === 'string' && value !== ''),
  )
  const opened = openBefore(reader, sealing, made.form, sealed)
  return 'refused' in opened ? NOTHING : opened
}

const start = async (
  visit: Visit,
  desk: DraftDesk,
  made: CompiledForm,
  missing = false,
): Promise<Outcome> => {
  const { reader, actor } = visit
  const standing = await desk.standing(made.form.id)
  if (standing === 'closed') return { page: framed(reader, closedPage(reader, made.form)) }
  const page = startPage(reader, made.form, {
    before: before(visit, desk, made),
    trial: standing === 'trial',
    place: placeOf(visit),
    naming: asWhom(reader, actor, missing),
  })
  const title = missing ? `${reader.t('Error:')} ${page.title}` : page.title
  return { page: framed(reader, { ...page, title }), status: missing ? 422 : 200 }
}

const begin = async (visit: Visit, desk: DraftDesk, made: CompiledForm): Promise<Outcome> => {
  const { tx, actor, reader, now } = visit
  const organisation = organisationIn(visit)
  if (!organisation) return start(visit, desk, made, true)
  if ((await desk.standing(made.form.id)) === 'closed') return start(visit, desk, made)
  const id = randomUUID()
  const carried = before(visit, desk, made)
  const known = { ...carried.known, ...knownOf(made.form, actor.name, organisation) }
  const step = journeyOf(desk, made, visit, { id, version: 1, before: { ...carried, sealed: {} } }).begin(
    reader,
    known,
  )
  if (step.kind !== 'page') return NOT_FOUND
  await addDraft(tx, desk, actor, {
    id,
    form: made.form.id,
    organisationId: organisation.id,
    place: placeWith(step.place, carried),
    now,
    expiresAt: expiry(reader.pack, now),
  })
  return { redirect: draftPath(made.form.id, id) }
}

const resume = async (visit: Visit, desk: DraftDesk, made: CompiledForm): Promise<Outcome> => {
  const draft = await heldDraft(visit, desk, made)
  if (!draft) return NOT_FOUND
  const page = /^\d{1,3}$/.test(visit.query.page ?? '') ? Number(visit.query.page) : undefined
  const known = beforeDraft(visit.reader, made, draft.place)
  const step = journeyOf(desk, made, visit, { ...draft, before: known }).resume(
    visit.reader,
    draft.place,
    page,
  )
  return step?.kind === 'page' ? { page: framed(visit.reader, step.page) } : NOT_FOUND
}
