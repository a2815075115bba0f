import type { StaffPage } from '../../../accounts/index.ts'
import {
  backLink,
  byTeller,
  dayInWords,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { COMMENTS, commentPath, OFFICER } from '../../urls.ts'
import type { Decision } from '../comment-queries.ts'
import type { Looked } from '../look-at-comment.ts'

/** A comment as an officer reads it. */
export interface OpenComment {
  readonly id: string
  readonly wave: string
  /** 2026-11-23. */
  readonly day: string
  /** By when somebody must have looked. */
  readonly due: string
  readonly words: string
  readonly decision: Decision | null
  readonly told: { readonly whom: string; readonly how: string } | null
  readonly quote: string | null
  readonly looked: Looked
}

const decisionWords = ({ t }: Reader): Record<Decision, string> => ({
  tell: t('It needs telling'),
  nothing: t('Nothing to tell'),
  'cannot-tell': t('It needs telling, and nobody can be found from it'),
})

interface QueueView {
  readonly comments: readonly OpenComment[]
  readonly decided: boolean
  readonly waiting: number
  readonly all: number
  readonly page: number
  readonly pages: number
  readonly today: string
}

/** The queue: does any comment need telling? The oldest due first. */
export const commentsQueuePage = (reader: Reader, view: QueueView): StaffPage => {
  const { t } = reader
  const { comments, decided, waiting, all, page, pages, today } = view
  const title = t('Does any comment need telling?')
  const tab = (words: string, href: string, here: boolean): Html =>
    html`<li><a class="govuk-link" href="${href}"${here && html` aria-current="page"`}>${words}</a></li>`
  return {
    title,
    before: backLink(OFFICER, t('Your work')),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Every comment is read by the end of the next working day. Nobody can be found from a comment alone; what it says may still have to be told.')}</p>
<ul class="es-tabs">${tab(t('Waiting ({n})', { n: waiting }), COMMENTS, !decided)}${tab(t('Looked at ({n})', { n: all }), `${COMMENTS}?show=decided`, decided)}</ul>
${
  comments.length === 0
    ? html`<p class="govuk-body">${decided ? t('No comment has been looked at yet.') : t('No comment is waiting.')}</p>`
    : html`<ul class="es-rows">${comments.map(
        (
          one,
        ) => html`<li><div>${!decided && (one.due < today ? govuk('Tag', { text: t('Overdue'), classes: 'govuk-tag--red' }) : one.due === today ? govuk('Tag', { text: t('Due today'), classes: 'govuk-tag--yellow' }) : null)}${one.looked.need && !decided && html` ${govuk('Tag', { text: t('Look first'), classes: 'govuk-tag--orange' })}`}
<p class="govuk-body es-comment-words">${one.words}</p>
<p class="govuk-hint">${one.wave} · ${dayInWords(reader, one.day)}${decided ? html` · ${decisionWords(reader)[one.decision ?? 'nothing']}` : html` · ${t('due by {day}', { day: dayInWords(reader, one.due) })}`}</p>
<a class="govuk-link" href="${commentPath(one.id)}">${decided ? t('Look again') : t('Decide')}<span class="govuk-visually-hidden">: ${one.words.slice(0, 40)}</span></a></div></li>`,
      )}</ul>`
}
${pages > 1 && govuk('Pagination', { landmarkLabel: t('Pages'), ...(page > 1 ? { previous: { href: pageLink(decided, page - 1), text: t('Previous page') } } : {}), ...(page < pages ? { next: { href: pageLink(decided, page + 1), text: t('Next page') } } : {}) })}`,
  }
}

const pageLink = (decided: boolean, page: number): string =>
  `${COMMENTS}?${decided ? 'show=decided&' : ''}page=${page}`

interface CommentView {
  readonly csrf: Html
  readonly comment: OpenComment
  readonly looks: number
  readonly faults?: readonly FieldFault[]
  readonly typed?: { readonly decision?: string; readonly whom?: string; readonly how?: string }
}

/** One comment: what is offered about it, what is decided, and how it may be quoted. */
export const commentPage = (
  reader: Reader,
  { csrf, comment, looks, faults = [], typed = {} }: CommentView,
): StaffPage => {
  const { t } = reader
  const { decision, told, looked } = comment
  const to = commentPath(comment.id)
  const chosen = typed.decision ?? decision
  const tell = html`${govukOnce('Input', { id: 'whom', name: 'whom', label: { text: t('Who was told?') }, value: typed.whom ?? told?.whom ?? '', ...faultOf(faults, 'whom') })}${govukOnce('Textarea', { id: 'how', name: 'how', rows: 3, label: { text: t('How and when, and their reference') }, value: typed.how ?? told?.how ?? '', ...faultOf(faults, 'how') })}`
  const words = decisionWords(reader)
  return {
    title: titled(reader, t('A comment'), faults),
    before: backLink(COMMENTS, t('All comments')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('Does it need telling?')}</h1>
<blockquote class="es-comment-words es-comment-words--whole">${comment.words}</blockquote>
<p class="govuk-hint">${comment.wave} · ${dayInWords(reader, comment.day)} · ${t('due by {day}', { day: dayInWords(reader, comment.due) })}</p>
${offered(reader, looked)}
<form class="es-staff-form" method="post" action="${to}" novalidate>${csrf}<input type="hidden" name="looks" value="${looks}">
${govukOnce('Radios', {
  name: 'decision',
  idPrefix: 'decision',
  fieldset: {
    legend: {
      text: decision ? t('A second look') : t('What do you decide?'),
      classes: 'govuk-fieldset__legend--m',
    },
  },
  items: [
    {
      value: 'tell',
      text: words.tell,
      id: 'decision',
      checked: chosen === 'tell',
      conditional: { html: tell.text },
    },
    { value: 'nothing', text: words.nothing, checked: chosen === 'nothing' },
    { value: 'cannot-tell', text: words['cannot-tell'], checked: chosen === 'cannot-tell' },
  ],
  ...faultOf(faults, 'decision'),
})}
${govuk('Button', { text: t('Save'), preventDoubleClick: true })}</form>
${decision && html`<form method="post" action="${to}/undo">${csrf}<input type="hidden" name="looks" value="${looks}">${govuk('Button', { text: t('Undo this decision'), classes: 'govuk-button--secondary' })}</form>`}
${decision && quote(reader, csrf, comment, faults)}`,
  }
}

const offered = (reader: Reader, { need }: Looked): Content => {
  const { t, pack } = reader
  if (!need)
    return html`<p class="govuk-body">${t('No word of it is on the list of words to look at. That is no reason not to read it.')}</p>`
  const route = pack.routes.get(need.answer.first.route)
  return govuk('InsetText', {
    html: html`<p class="govuk-body"><strong>${t('Look first:')}</strong> ${t(need.why)}</p>${route && html`<p class="govuk-body">${t('Whom to tell, by the rules: {whom}', { whom: t(byTeller(route.name, 'practitioner')) })}</p>`}`
      .text,
  })
}

const quote = (
  reader: Reader,
  csrf: Html,
  { id, looked, quote: kept, words }: OpenComment,
  faults: readonly FieldFault[],
): Html => {
  const { t } = reader
  return html`<section aria-labelledby="quote"><h2 class="govuk-heading-m" id="quote">${t('May it be quoted?')}</h2>
<p class="govuk-body">${looked.found > 0 ? t('{n} names, places or details were found and taken out. Read it again: some are easy to miss.', { n: looked.found }) : t('No name was found. Read it again: some are easy to miss.')}</p>
<form class="es-staff-form" method="post" action="${commentPath(id)}/quote" novalidate>${csrf}
${govukOnce('Textarea', { id: 'quoted', name: 'quoted', rows: 5, label: { text: t('As it may be quoted') }, value: kept ?? (looked.found > 0 ? looked.withoutNames : words), ...faultOf(faults, 'quoted') })}
${govuk('Button', { text: kept ? t('Change the quote') : t('Keep as a quote'), classes: 'govuk-button--secondary' })}</form></section>`
}
