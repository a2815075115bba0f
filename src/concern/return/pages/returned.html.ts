import { dayInWords, faultSummary, type Page, type Reader } from '../../../frame/index.ts'
import { BOX_HOLDS, govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { dayOf } from '../../../pack/index.ts'
import { MESSAGE_LIMIT } from '../../messages.ts'
import { TOLD } from '../../urls.ts'

interface ReturnedView {
  readonly replies: readonly { readonly text: string; readonly at: Date; readonly question: boolean }[]
  readonly mayReply: boolean
  readonly trial: boolean
  /** Sealed: stands for the reference and the words. */
  readonly stay: string
  readonly done?: 'added' | 'chosen'
  readonly fault?: 'empty' | 'long'
  readonly typed?: string
}

/** What somebody finds who came back: replies, a box to write in, and whether they want replies. Nothing of what was told. */
export function returnedPage(reader: Reader, view: ReturnedView): Page {
  const { t, at } = reader
  const { replies, mayReply, trial, stay, done, fault, typed } = view
  const hidden = html`<input type="hidden" name="stay" value="${stay}">`
  const say =
    fault === 'long'
      ? t('Write at most {count} letters', { count: MESSAGE_LIMIT })
      : t('Write something, or leave')
  return {
    title: t('Come back'),
    look: 'es-question',
    main: html`${faultSummary(reader, fault ? [{ field: 'more', says: say }] : [])}
<h1 class="govuk-heading-xl">${t('You are back')}</h1>
${done && html`<p class="govuk-body-l" role="status"><strong>${done === 'added' ? t('We have what you wrote.') : t('We have noted your choice.')}</strong></p>`}
${trial && govuk('InsetText', { text: t('This is a trial. Nobody real reads what you write here.') })}
<h2 class="govuk-heading-l">${t('Replies')}</h2>
${replies.length === 0 ? html`<p class="govuk-body">${mayReply ? t('There is no reply yet.') : t('You asked us not to reply.')}</p>` : replies.map((reply) => shown(reader, reply))}
<h2 class="govuk-heading-l">${t('Tell us more')}</h2>
<form method="post" action="${at(TOLD)}" autocomplete="off" novalidate>${hidden}
${govukOnce('Textarea', {
  id: 'more',
  name: 'more',
  label: { text: t('An answer, or anything else') },
  hint: { text: t('It goes to the people who have what you told.') },
  rows: 6,
  attributes: BOX_HOLDS,
  ...(typed === undefined ? {} : { value: typed }),
  ...(fault ? { errorMessage: { text: say } } : {}),
})}
${govuk('Button', { text: t('Send'), preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">${t('Do you want replies?')}</h2>
<form method="post" action="${at(TOLD)}">${hidden}<input type="hidden" name="replies" value="${mayReply ? 'no' : 'yes'}">
<p class="govuk-body">${mayReply ? t('We may leave you a reply here.') : t('We leave you no reply.')}</p>
${govuk('Button', { text: mayReply ? t('Do not reply to me') : t('You may reply to me'), classes: 'govuk-button--secondary' })}
</form>`,
  }
}

const shown = (reader: Reader, reply: ReturnedView['replies'][number]): Content =>
  html`<section class="es-reply"><h3 class="govuk-heading-s">${reader.t(reply.question ? 'A question, {day}' : 'A reply, {day}', { day: dayInWords(reader, dayOf(reply.at)) })}</h3>
${reply.text.split(/\n\s*\n/).map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}</section>`

/** After half an hour, or with a page that is not ours. */
export const leftPage = ({ t, at }: Reader): Page => ({
  title: t('Come back'),
  main: html`<h1 class="govuk-heading-xl">${t('You were away for a while')}</h1>
<p class="govuk-body-l">${t('To keep it safe, we closed it. Nothing was sent just now.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${at(TOLD)}">${t('Write your reference and words again')}</a></p>`,
})

/** Something of ours does not work; what was written stays in the page. */
export const awayPage = ({ t, at, pack }: Reader, typed: string): Page => {
  const door = pack.contacts.get(pack.partnership.front_door)
  return {
    title: t('Come back'),
    main: html`<h1 class="govuk-heading-xl">${t('This does not work just now')}</h1>
<p class="govuk-body-l">${t('Nothing was sent. Try again in a minute, or call {name} on {number}.', { name: t(door?.name ?? ''), number: door?.telephone?.number ?? '' })}</p>
${typed !== '' && html`<p class="govuk-body">${t('This is what you wrote:')}</p><p class="govuk-inset-text">${typed}</p>`}
<p class="govuk-body"><a class="govuk-link" href="${at(TOLD)}">${t('Try again')}</a></p>`,
  }
}
