import type { Reader } from '../../../frame/index.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Decision } from '../decision.ts'
import { consentWords, groundWords } from './words.ts'

/** A decision in words. */
export const decisionWords = (
  { t }: Reader,
  decision: Omit<Decision, 'id' | 'organisationId' | 'decidedOn'> & {
    readonly organisation: string
    readonly day: string
  },
): Html => {
  const own = (text: string): Content => text !== '' && html`<span class="es-own-words">${text}</span>`
  const rows: [string, Content][] = [
    [t('For'), decision.organisation],
    [t('Decided on'), decision.day],
    [t('What is not shared, and about whom'), own(decision.about)],
    [t('Not shared with'), own(decision.with)],
    [t('The nearest reason'), groundWords(t)[decision.ground]],
    [t('The reason in own words'), own(decision.reason)],
    [t('The child or the family'), consentWords(t)[decision.consent]],
    [t('What they said'), own(decision.said)],
    [t('Advised by'), own(decision.advised)],
    [t('About a colleague'), decision.hidden && t('Yes: the safeguarding lead there does not see it')],
  ]
  return html`<dl class="govuk-summary-list es-given">${rows
    .filter(([, value]) => value !== false)
    .map(
      ([key, value]) =>
        html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
    )}</dl>`
}
