import { byTeller, leavingNote, type Page, type Reader } from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import { contradicting, type Question, type Teller } from '../../pack/index.ts'
import type { AnswerFault } from './answers.ts'

export interface QuestionView {
  readonly question: Question
  readonly options: Question['options']
  readonly teller: Teller | undefined
  /** What this person ticked before, or just now. */
  readonly ticked: readonly string[]
  /** Which question of this person's own way it is, from 1. */
  readonly step: number
  readonly sealed: string
  /** A question to go back to. */
  readonly hasBack: boolean
  readonly fault?: AnswerFault | null
  /** Some answers no longer count since an earlier one changed, or the questions themselves did. */
  readonly dropped?: boolean
}

/** One question. Its title and address are the same for every question: a browser's history tells no answer. */
export function questionPage(reader: Reader, view: QuestionView): Page {
  const { t, url } = reader
  const { question, options, teller, ticked, sealed, fault } = view
  const ask = t(byTeller(question.ask, teller))
  const message = fault ? faultText(reader, view, fault) : undefined
  const name = 'answer'
  const hint = question.hint && t(byTeller(question.hint, teller))
  const items = options.map((option, i) => {
    const about = option.hint && t(byTeller(option.hint, teller))
    return {
      value: option.id,
      text: t(byTeller(option.label, teller)),
      ...(i === 0 ? { id: name } : { id: `${name}-${option.id}` }),
      ...(about ? { hint: { text: about } } : {}),
      ...(ticked.includes(option.id) ? { checked: true } : {}),
      ...(option.alone && question.kind === 'several' ? { behaviour: 'exclusive' as const } : {}),
    }
  })
  const split = question.kind === 'several' ? items.findIndex(({ behaviour }) => behaviour) : -1
  const choice = {
    name,
    idPrefix: name,
    fieldset: { legend: { text: ask, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } },
    ...(hint ? { hint: { text: hint } } : {}),
    ...(message ? { errorMessage: { text: message } } : {}),
    items: split > 0 ? [...items.slice(0, split), { divider: t('or') }, ...items.slice(split)] : items,
  }
  return {
    title: message ? `${t('Error:')} ${t('Whom should I tell?')}` : t('Whom should I tell?'),
    before: view.hasBack ? backForm(reader, sealed) : undefined,
    look: 'es-question',
    main: html`${
      message &&
      govukOnce('ErrorSummary', {
        titleText: t('There is a problem'),
        errorList: [{ text: message, href: `#${name}` }],
        disableAutoFocus: true,
      })
    }${
      view.dropped &&
      govuk('InsetText', {
        text: t('The questions have changed since you answered. Please check the ones that follow.'),
      })
    }
${view.step === 1 && !message && leavingNote(reader)}
<form method="post" action="${url('whomToTell')}" novalidate autocomplete="off">
<input type="hidden" name="sealed" value="${sealed}">
<input type="hidden" name="question" value="${question.id}">
<p class="govuk-body es-step">${t('Question {step}', { step: view.step })}</p>
${govuk(question.kind === 'one' ? 'Radios' : 'Checkboxes', choice)}
${
  question.help &&
  govuk('Details', { summaryText: t(question.help.summary), text: t(byTeller(question.help.text, teller)) })
}
${govuk('Button', { text: t('Continue'), preventDoubleClick: true })}
</form>
<p class="govuk-body es-promise"><span>${t('We keep nothing you tick. You can close this page at any time.')}</span></p>`,
  }
}

const faultText = (
  { t }: Reader,
  { question, options, ticked, teller }: QuestionView,
  fault: AnswerFault,
): string => {
  const clash = contradicting(options.filter(({ id }) => ticked.includes(id)))
  if (fault === 'contradiction' && clash) {
    const [one, other] = clash.map(({ label }) => t(byTeller(label, teller)))
    return t('“{one}” and “{other}” cannot both be true. Choose one of them, or neither', {
      one: one ?? '',
      other: other ?? '',
    })
  }
  if (fault === 'alone') return t('Choose either “none” or what fits, not both')
  if (fault === 'one-only' || question.kind === 'one') return t('Choose one answer')
  return t('Choose at least one answer')
}

/** Back: within the page, since the browser's own Back would find a page that was sent. */
const backForm = ({ t, url }: Reader, sealed: string): Html =>
  html`<form method="post" action="${url('whomToTell')}" class="es-back es-no-print"><input type="hidden" name="sealed" value="${sealed}"><button type="submit" class="es-link-button" name="go" value="back">${t('Back')}</button></form>`
