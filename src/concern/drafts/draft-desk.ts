import type { Outcome, Role, Visit } from '../../accounts/index.ts'
import { deskUrls } from '../../desk/urls.ts'
import { backLink, type Page, type Reader, type StaffPage } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'
import type { Pack } from '../../pack/index.ts'
import { type Journey, openJourney } from '../../questionnaire/index.ts'
import type { TeamShelf } from '../../teams/index.ts'
import type { ColumnSealing, Sealing } from '../../vault/index.ts'
import type { CompiledForm } from '../forms/compiled.ts'
import type { ConcernKeys } from '../keys.ts'
import type { Standing } from '../telling/answer-telling.ts'
import { type Before, beforeHanded, NOTHING } from '../telling/carried-over.ts'
import { aroundForm } from '../telling/pages/around-form.html.ts'
import { TITLE } from '../telling/pages/start.html.ts'
import type { Place } from '../telling/place.ts'
import { DESK_TELL, deskTellPath, draftPath } from '../urls.ts'

/** Who tells while they are signed in. */
export const TELLS: readonly Role[] = [
  'professional',
  'safeguarding-lead',
  'first-contact',
  'exploitation-team',
  'police-team',
  'partnership-officer',
]

export interface DraftDesk {
  readonly pack: Pack
  readonly keys: ConcernKeys
  readonly draft: ColumnSealing
  readonly teams: TeamShelf
  readonly sealing: (journey: string) => Sealing
  readonly standing: (form: CompiledForm['form']['id']) => Promise<Standing>
}

export const NOT_FOUND: Outcome = { notFound: true }
export const REPLIES = deskUrls.mine

/** Days after which a draft that nobody touches is deleted, where the pack does not say. */
const DAYS = 28
export const expiry = (pack: Pack, now: Date): Date =>
  new Date(now.getTime() + (pack.desk?.drafts_days ?? DAYS) * 86_400_000)

export const placeOf = ({ csrf }: Visit): Place => ({
  form: (_, form) => deskTellPath(form),
  hidden: csrf,
  replies: REPLIES,
})

/** What was handed over stays with a draft, and is read anew with each release. */
export const placeWith = (place: object, { handed }: Pick<Before, 'handed'>): object =>
  handed ? { ...place, handed } : place

export const beforeDraft = (reader: Reader, { form }: CompiledForm, place: unknown): Before => {
  const handed = (place as { handed?: unknown } | null)?.handed
  return handed ? { ...NOTHING, ...beforeHanded(reader, form, handed) } : NOTHING
}

/** The questionnaire of a draft: its pages are sealed for this person and this draft alone. */
export const journeyOf = (
  { sealing }: Pick<DraftDesk, 'sealing'>,
  made: CompiledForm,
  { actor, csrf }: Visit,
  { id, version, before }: { readonly id: string; readonly version: number; readonly before: Before },
): Journey => {
  const hidden: Content = html`${csrf}<input type="hidden" name="_version" value="${version}">`
  return openJourney({
    compiled: made.compiled,
    sealing: sealing(`draft/${actor.personId}/${id}`),
    path: () => draftPath(made.form.id, id),
    title: TITLE,
    around: (reader, shown, answers) => aroundForm(reader, made, before, hidden, shown, answers),
  })
}

/** A page of the public side within the frame of those who are signed in, with the way to all that they have begun. */
export const framed = ({ t }: Reader, { title, main, look }: Page): StaffPage => ({
  title,
  before: backLink(DESK_TELL, t('Tell')),
  main: look ? html`<div class="${look}">${main}</div>` : main,
})
