import type { StaffPage } from '../../../accounts/index.ts'
import { dayInWords, type Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { dayOf } from '../../../pack/index.ts'
import { IMPORTS, WAVES, wavePath } from '../../urls.ts'
import { type Wave, waveState } from '../wave.ts'
import { stateTag } from './state.html.ts'

/** All waves, the latest first. */
export const wavesPage = (
  reader: Reader,
  waves: readonly Wave[],
  counts: ReadonlyMap<string, number>,
): StaffPage => {
  const { t, pack } = reader
  const today = dayOf(reader.now)
  const title = t('Surveys')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<div class="es-actions">${govuk('Button', { text: t('Open a survey'), href: `${WAVES}/new` })}${govuk('Button', { text: t('Bring in a file of answers'), href: `${IMPORTS}/new`, classes: 'govuk-button--secondary' })}</div>
${
  waves.length === 0
    ? html`<p class="govuk-body">${t('No survey has been opened yet. You choose who is asked and until when; you get a link and a QR code to hand on.')}</p>`
    : html`<ul class="es-rows">${waves.map((wave) => {
        const n = counts.get(wave.id)
        return html`<li><div><a class="govuk-link" href="${wavePath(wave.id)}"><strong>${wave.title}</strong></a> ${stateTag(reader, waveState(wave, today))}
<p class="govuk-hint">${t(pack.survey?.audiences[wave.audience]?.name ?? wave.audience)} · ${dayInWords(reader, wave.firstDay)} – ${dayInWords(reader, wave.lastDay)}${n !== undefined && html` · ${t('{n} answers', { n })}`}</p></div></li>`
      })}</ul>`
}`,
  }
}
