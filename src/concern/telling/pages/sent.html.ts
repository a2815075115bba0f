import type { Page, Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import type { Form } from '../../../pack/index.ts'
import type { Answers } from '../../../questionnaire/index.ts'
import { fulfils } from '../../forms/route-of.ts'
import type { Told } from '../../told.ts'
import { TOLD, tellPath } from '../../urls.ts'
import type { Place } from '../place.ts'
import { callFirst, list, nobodyReceives } from './call-first.html.ts'

/** What somebody gets for what they told: a reference, and six words with which they can come back. */
export interface Receipt {
  readonly reference: string
  readonly words: string
  /** The same was sent before: a double click, a reload, a second tab. */
  readonly already: boolean
}

export interface SentView {
  readonly form: Form
  readonly told: Pick<Told, 'routing'>
  readonly receipt: Receipt
  readonly trial: boolean
  readonly place: Place
  /** All that was sent, to judge what follows; never shown here. */
  readonly answers: Answers
  /** Sealed: what was sent, for who asks to see it; and for the form that follows. */
  readonly copy: string
  readonly continued: string
}

/** After sending: the receipt, whom to telephone, what happens next. What was told is not shown unless it is asked for. */
export function sentPage(reader: Reader, view: SentView): Page {
  const { t, at } = reader
  const { form, told, receipt, trial } = view
  const everyone = form.who === 'everyone'
  const say = form.call_first ? t(form.call_first.say) : t('Telephone as well.')
  return {
    title: t('Form'),
    main: html`<div class="es-sent"><h1 class="govuk-heading-xl">${receipt.already ? t('Sent before') : t('Sent')}</h1><p class="govuk-body-l">${t('Your reference')}<br><strong>${receipt.reference}</strong></p></div>
${trial && nobodyReceives(reader)}
${told.routing.callFirst !== null && callFirst(reader, told.routing.callFirst, say)}
${following(reader, view)}
<h2 class="govuk-heading-m">${t('Your six words')}</h2>
${
  receipt.words === ''
    ? html`<p class="govuk-body">${t('You were shown them when you sent it first. We do not keep them, so we cannot show them again.')}</p>`
    : html`<p class="es-six-words">${receipt.words}</p>
<p class="govuk-body">${t('With the reference and these words you can come back, read a reply and tell more. Nobody else can, and we cannot find them for you.')} <a class="govuk-link" href="${at(TOLD)}">${t('Come back here')}</a></p>
${everyone && html`<p class="govuk-body">${t('Learn them, or write them where nobody looks. They do not show what you told.')}</p>`}`
}
<h2 class="govuk-heading-m">${t('What happens next')}</h2>
${view.place.replies !== null && html`<p class="govuk-body"><a class="govuk-link" href="${view.place.replies}">${t('While you are signed in you read replies under “What I told”, without the words')}</a></p>`}
${list(form.next.map((text) => t(text)))}
<h2 class="govuk-heading-m">${t('A copy')}</h2>
${everyone ? govuk('InsetText', { text: t('Anybody who finds a copy can read what you told. Only ask for one if you have a safe place for it.') }) : html`<p class="govuk-body">${t('Keep it with your own record, as your agency’s rules say.')}</p>`}
<form method="post" action="${at(tellPath(form.id))}"><input type="hidden" name="copy" value="${view.copy}">${govuk('Button', { text: t('Show what I sent, to print or save'), classes: 'govuk-button--secondary' })}</form>`,
  }
}

function following(reader: Reader, { form, answers, continued, place }: SentView): Content {
  const { t, pack } = reader
  return (form.continues ?? [])
    .filter(({ when, form: next }) => pack.forms.has(next) && fulfils(when, answers))
    .map(
      ({ form: next, say, go }) =>
        html`<form method="post" action="${place.form(reader, next)}">${place.hidden}<p class="govuk-body-l">${t(say)}</p><input type="hidden" name="continued" value="${continued}">${govuk('Button', { text: t(go) })}</form>`,
    )
}
