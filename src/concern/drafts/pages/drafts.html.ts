import { momentInWords, type StaffPage } from '../../../accounts/index.ts'
import { backLink, type Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Form } from '../../../pack/index.ts'
import { DESK_TELL, deleteDraftPath, deskTellPath, draftPath, NOT_SHARED, TELL } from '../../urls.ts'
import type { ListedDraft } from '../draft-queries.ts'

const back = ({ t }: Reader): Html => backLink(DESK_TELL, t('Tell'))

/** What somebody has begun, and what they can tell. A draft says nothing of what is in it. */
export const draftsPage = (
  reader: Reader,
  { drafts, forms }: { readonly drafts: readonly ListedDraft[]; readonly forms: readonly Form[] },
): StaffPage => {
  const { t, pack, at, url } = reader
  return {
    title: t('Tell'),
    main: html`<h1 class="govuk-heading-l">${t('Tell')}</h1>
<p class="govuk-body">${t('Not sure which form is right?')} <a class="govuk-link" href="${url('whomToTell')}">${t('Whom should I tell?')}</a></p>
<h2 class="govuk-heading-m">${t('What you have begun')}</h2>
${
  drafts.length === 0
    ? html`<p class="govuk-body es-desk-empty">${t('Nothing. What you begin is saved here each time that you press “Continue”, and only you can open it.')}</p>`
    : html`<ul class="es-rows">${drafts.map(
        ({ id, form, savedAt, expiresAt }) =>
          html`<li><div><a class="govuk-link" href="${draftPath(form, id)}">${t(pack.forms.get(form)?.title ?? '')}</a><p class="govuk-hint">${t('Saved {when}. Deleted {day}, if you leave it.', { when: momentInWords(reader, savedAt), day: momentInWords(reader, expiresAt) })}</p></div><a class="govuk-link" href="${deleteDraftPath(form, id)}">${t('Delete')}<span class="govuk-visually-hidden"> ${t('the draft saved {when}', { when: momentInWords(reader, savedAt) })}</span></a></li>`,
      )}</ul>`
}
<h2 class="govuk-heading-m">${t('Begin')}</h2>
<ul class="govuk-list es-beside">${forms.map(
      ({ id, title, about }) =>
        html`<li><h3 class="govuk-heading-s"><a class="govuk-link" href="${deskTellPath(id)}">${t(title)}</a></h3><p class="govuk-body">${t(about)}</p></li>`,
    )}</ul>
<h2 class="govuk-heading-m">${t('Not to share')}</h2>
<p class="govuk-body">${t('Not to share is a decision too, and is recorded with its reason.')} <a class="govuk-link" href="${NOT_SHARED}">${t('Record a decision not to share')}</a></p>
${pack.forms.size > 0 && html`<p class="govuk-body">${t('To tell something as yourself, and not for your work, use the public forms.')} <a class="govuk-link" href="${at(TELL)}">${t('Which form is right?')}</a></p>`}`,
  }
}

/** Deleting cannot be undone: it is asked once more. */
export const deletePage = (reader: Reader, form: Form, draft: ListedDraft, csrf: Html): StaffPage => {
  const { t } = reader
  return {
    title: t('Delete a draft'),
    before: back(reader),
    main: html`<span class="govuk-caption-l">${t(form.title)}</span><h1 class="govuk-heading-l">${t('Delete this draft?')}</h1>
<p class="govuk-body">${t('It was saved {when}. Nobody has been sent it, and nobody can bring it back.', { when: momentInWords(reader, draft.savedAt) })}</p>
<form method="post" action="${deleteDraftPath(form.id, draft.id)}">${csrf}${govuk('Button', { text: t('Delete it'), classes: 'govuk-button--warning' })}</form>
<p class="govuk-body"><a class="govuk-link" href="${draftPath(form.id, draft.id)}">${t('Keep it, and go on')}</a></p>`,
  }
}

/** The draft is not what this tab was shown: another tab has gone on with it. Nothing of either is lost. */
export const elsewherePage = (
  reader: Reader,
  form: Form,
  draft: ListedDraft & { readonly version: number },
  sent: Readonly<Record<string, unknown>>,
  csrf: Html,
): StaffPage => {
  const { t } = reader
  const path = draftPath(form.id, draft.id)
  const fields = Object.entries(sent).filter(([name]) => name !== '_over')
  return {
    title: t('Open in two tabs'),
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${t('You went on with this draft in another tab')}</h1>
<p class="govuk-body">${t('It was saved there {when}. What you have just written here is not saved yet. Choose one: what only the other one holds is lost.', { when: momentInWords(reader, draft.savedAt) })}</p>
<p class="govuk-body"><a class="govuk-link" href="${path}" target="_blank" rel="noopener">${t('Look at the other one (opens in a new tab)')}</a></p>
<form method="post" action="${path}">${csrf}${fields.flatMap(([name, value]) =>
      [value].flat().map((one) => html`<input type="hidden" name="${name}" value="${String(one)}">`),
    )}<input type="hidden" name="_over" value="${draft.version}">${govuk('Button', { text: t('Go on with this one, and drop the other'), classes: 'govuk-button--warning' })}</form>
<p class="govuk-body"><a class="govuk-link" href="${path}">${t('Go on with the other one, and drop what I wrote here')}</a></p>`,
  }
}

/**
 * The draft was sent or deleted while this tab was open.
 * @param written what stood in the boxes of the page that was sent: there is no other place where it could be kept
 */
export const gonePage = (
  reader: Reader,
  { form, replies, written }: { form: Form; replies: string; written: readonly [string, string][] },
): StaffPage => {
  const { t } = reader
  return {
    title: t('No longer here'),
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${t('This draft is no longer here')}</h1>
<p class="govuk-body">${t('It was sent or deleted, perhaps in another tab.')} <a class="govuk-link" href="${replies}">${t('What I told')}</a></p>
${
  written.length > 0 &&
  html`<h2 class="govuk-heading-m">${t('What you wrote on that page')}</h2><p class="govuk-body">${t('It is saved nowhere. Copy what you need before you leave this page.')}</p><dl class="govuk-summary-list es-given">${written.map(
    ([ask, text]) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${t(ask)}</dt><dd class="govuk-summary-list__value"><span class="es-own-words">${text}</span></dd></div>`,
  )}</dl>`
}
<p class="govuk-body"><a class="govuk-link" href="${deskTellPath(form.id)}">${t('Begin anew')}</a></p>`,
  }
}
