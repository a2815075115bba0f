import type { Reader, StaffPage } from '../../../frame/index.ts'
import { dayInWords } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Avoided } from '../../../pack/index.ts'
import { NOT_SHARED } from '../../urls.ts'
import type { Decision, Tried } from '../decision.ts'
import { back } from './decide-not.html.ts'
import { decisionWords } from './decision-words.html.ts'

interface ReadAgain {
  readonly tried: Tried
  readonly decision: Decision
  readonly organisation: string
  /** Words that blame a child, with what to say instead: a hint, never a bar. */
  readonly avoid: readonly Avoided[]
  readonly csrf: Html
}

/** It cannot be changed later: all of it is read once more first. */
export const readAgainPage = (
  reader: Reader,
  { tried, decision, organisation, avoid, csrf }: ReadAgain,
): StaffPage => {
  const { t } = reader
  return {
    title: t('Check it before it is recorded'),
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${t('Check it before it is recorded')}</h1>
${
  avoid.length > 0 &&
  html`<div class="es-avoid" role="status"><p class="govuk-body"><strong>${t('Words to think about')}</strong></p><ul class="govuk-list govuk-list--bullet">${avoid.map(({ words, say }) => html`<li>${t('“{words}” puts the blame on a child. Say instead: {say}', { words, say: t(say) })}</li>`)}</ul></div>`
}
${decisionWords(reader, { ...decision, organisation, day: dayInWords(reader, decision.decidedOn) })}
<p class="govuk-body">${t('Recorded, it cannot be changed or deleted.')}</p>
<form method="post" action="${NOT_SHARED}">${csrf}${Object.entries(tried).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="es-actions">${govukOnce('Button', { text: t('Record it'), name: 'do', value: 'record', preventDoubleClick: true })}${govukOnce('Button', { text: t('Change it'), name: 'do', value: 'change', classes: 'govuk-button--secondary' })}</div></form>`,
  }
}
