import type { Reader } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'
import { moment } from '../say.ts'
import type { Tried } from '../tried.ts'
import { stepSaid } from './history.html.ts'

/** Somebody was faster: what they did, and that what was typed here is not written yet, and is not lost. */
export const meanwhile = (reader: Reader, { meanwhile: steps }: Tried, now: Date): Content => {
  const { t } = reader
  return (
    steps.length > 0 &&
    html`<section class="es-meanwhile" role="alert" aria-labelledby="meanwhile"><h2 class="govuk-heading-m" id="meanwhile">${t('Somebody was faster')}</h2><p class="govuk-body">${t('While you had this open, this was done. Nothing of yours was written yet; what you typed is still below. Look at both, then send yours again if it still holds.')}</p><ul class="es-history">${steps.map(
      (step) =>
        html`<li><p class="es-history__what"><strong>${stepSaid(reader, step)}</strong></p><p class="es-quiet">${moment(step.at, now)} · ${step.by.name}</p>${step.text && html`<p class="es-own-words">${step.text}</p>`}</li>`,
    )}</ul></section>`
  )
}
