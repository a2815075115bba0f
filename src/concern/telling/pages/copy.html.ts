import type { Page, Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { type Answers, inWords } from '../../../questionnaire/index.ts'
import type { CompiledForm } from '../../forms/compiled.ts'
import { tellPath } from '../../urls.ts'
import { nobodyReceives } from './call-first.html.ts'

/** What was sent, to print or save: only for who asks for it. */
export interface CopyView {
  readonly answers: Answers
  readonly trial: boolean
  /** What the PDF is made of, if it is asked for; null: this machine makes none. */
  readonly sealed: string | null
}

export function copyPage(reader: Reader, { form, compiled }: CompiledForm, view: CopyView): Page {
  const { t, at } = reader
  const { answers, trial, sealed } = view
  return {
    title: t('Form'),
    main: html`<h1 class="govuk-heading-xl">${t(form.title)}</h1>
${trial && nobodyReceives(reader)}
${form.who === 'everyone' && html`<p class="govuk-body es-no-print">${t('If somebody looks at your phone or your papers, do not print or save this.')}</p>`}
${inWords(t, compiled, answers).map(
  ({ title, rows }) =>
    html`${title !== '' && html`<h2 class="govuk-heading-m">${title}</h2>`}<dl class="govuk-summary-list es-given">${rows.map(
      ({ ask, lines }) =>
        html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${ask}</dt><dd class="govuk-summary-list__value">${lines.map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</dd></div>`,
    )}</dl>`,
)}
${
  sealed !== null &&
  html`<form class="es-no-print" method="post" action="${at(tellPath(form.id))}"><input type="hidden" name="copy" value="${sealed}">${govuk('Button', { text: t('Save it as a PDF'), classes: 'govuk-button--secondary', name: 'as', value: 'pdf' })}</form>`
}
<p class="es-no-print"><button type="button" class="govuk-button govuk-button--secondary" hidden data-print="yes">${t('Print this page')}</button></p>
<p class="govuk-body es-no-print">${t('This page is not kept: when you leave it, it is gone.')}</p>`,
  }
}
