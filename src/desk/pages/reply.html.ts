import { backLink, faultOf, faultSummary, type Reader, type StaffPage, titled } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import type { Shown } from '../rules/shows.ts'
import type { Tried } from '../tried.ts'
import { deskUrls } from '../urls.ts'
import { meanwhile } from './meanwhile.html.ts'
import { submit } from './parts.html.ts'

interface Reply {
  readonly look: Look
  readonly tried: Tried
  readonly csrf: Html
  readonly now: Date
}

const limits = ({ t, pack }: Reader): Html =>
  html`<aside class="es-limits" aria-label="${t('Before you write')}"><p class="govuk-body"><strong>${t('Write as if the person doing harm reads it.')}</strong></p><ul class="govuk-list govuk-list--bullet">${pack.desk?.limits.map((one) => html`<li>${t(one)}</li>`)}</ul></aside>`

/** A reply or a question: begun from one that is safe, changed where it must be. Nothing is sent from this page. */
export const replyPage = (reader: Reader, { look, tried, csrf, now }: Reply): StaffPage => {
  const { t, pack } = reader
  const { reference, state } = look
  const title = t('Write to the one who told')
  return {
    title: titled(reader, title, tried.faults),
    before: backLink(deskUrls.concern(reference), t('Back to the concern')),
    main: html`${faultSummary(reader, tried.faults)}${meanwhile(reader, tried, now)}
<span class="govuk-caption-l es-reference">${reference}</span><h1 class="govuk-heading-l">${title}</h1>
${limits(reader)}
<form method="get" action="${deskUrls.reply(reference)}" class="es-find">${govukOnce('Select', {
      id: 'from',
      name: 'from',
      label: { text: t('Begin with a safe reply') },
      value: tried.typed.from ?? '',
      items: pack.desk?.replies.map(({ id, name }) => ({ value: id, text: t(name) })) ?? [],
    })}${submit(t('Put it in the box'), { classes: 'govuk-button--secondary' })}</form>
<form class="es-staff-form" method="post" action="${deskUrls.reply(reference)}" novalidate>${csrf}<input type="hidden" name="after" value="${state.after}">
${govukOnce('Textarea', {
  id: 'text',
  name: 'text',
  label: { text: t('What they read'), classes: 'govuk-label--m' },
  rows: 7,
  value: tried.typed.text ?? '',
  ...faultOf(tried.faults, 'text'),
})}
${govukOnce('Radios', {
  name: 'kind',
  idPrefix: 'kind',
  fieldset: { legend: { text: t('Do you ask something?') } },
  items: [
    { value: 'reply', text: t('No, it only tells'), checked: tried.typed.kind !== 'question' },
    { value: 'question', text: t('Yes, an answer would help'), checked: tried.typed.kind === 'question' },
  ],
})}
${submit(t('Look at it first'), { name: 'do', value: 'look' })}</form>`,
  }
}

/** What they would read, as they would read it, with what in it had better not be there. Only here is it sent. */
export const replyPreview = (
  reader: Reader,
  {
    look,
    tried,
    csrf,
    now,
    shows,
    copied,
    avoid,
  }: Reply & {
    readonly shows: readonly Shown[]
    readonly copied: readonly string[]
    readonly avoid: readonly { readonly words: string; readonly say: string }[]
  },
): StaffPage => {
  const { t } = reader
  const { reference, state } = look
  const hidden = html`${csrf}<input type="hidden" name="after" value="${state.after}"><input type="hidden" name="text" value="${tried.typed.text ?? ''}"><input type="hidden" name="kind" value="${tried.typed.kind ?? 'reply'}">`
  const found: Content =
    (shows.length > 0 || copied.length > 0 || avoid.length > 0) &&
    html`<section class="es-reply-shows" aria-labelledby="shows"><h2 class="govuk-heading-m" id="shows">${t('Look again at this')}</h2><ul class="govuk-list govuk-list--bullet">${shows.map(({ words, why }) => html`<li>“${words}”. ${t(why)}</li>`)}${copied.map((words) => html`<li>“${words}”. ${t('It stands in what was told, so it shows that somebody told it.')}</li>`)}${avoid.map(({ words, say }) => html`<li>${t('“{words}” puts the blame on a child. Say instead: {say}', { words, say })}</li>`)}</ul></section>`
  return {
    title: t('Look at it before it is sent'),
    before: backLink(deskUrls.concern(reference), t('Back to the concern')),
    main: html`${meanwhile(reader, tried, now)}<span class="govuk-caption-l es-reference">${reference}</span><h1 class="govuk-heading-l">${t('Look at it before it is sent')}</h1>
<p class="govuk-body">${t('This is what anybody sees who has the reference and the six words. It cannot be taken back.')}</p>
<div class="es-reply-preview"><p class="es-own-words">${tried.typed.text ?? ''}</p></div>
${found}
<div class="es-steps"><form method="post" action="${deskUrls.reply(reference)}">${hidden}${submit(tried.typed.kind === 'question' ? t('Ask it') : t('Send it'), { name: 'do', value: 'send' })}</form><form method="post" action="${deskUrls.reply(reference)}">${hidden}${submit(t('Change it'), { name: 'do', value: 'change', classes: 'govuk-button--secondary' })}</form></div>`,
  }
}
