import { backLink, faultOf, faultSummary, type Reader, type StaffPage, titled } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { DeskOutcome } from '../../pack/index.ts'
import type { Look } from '../look.ts'
import type { Tried } from '../tried.ts'
import { deskUrls } from '../urls.ts'
import { meanwhile } from './meanwhile.html.ts'
import { submit } from './parts.html.ts'

interface Decide {
  readonly look: Look
  readonly outcomes: readonly DeskOutcome[]
  readonly tried: Tried
  /** Words in the reasons that put the blame on a child, and what to say instead. */
  readonly avoid: readonly { readonly words: string; readonly say: string }[]
  readonly csrf: Html
  readonly now: Date
}

/** What the team decides, and why. Nothing here suggests which. */
export const decidePage = (
  reader: Reader,
  { look, outcomes, tried, avoid, csrf, now }: Decide,
): StaffPage => {
  const { t } = reader
  const { reference, state } = look
  const title = state.decision ? t('Decide anew') : t('Decide')
  return {
    title: titled(reader, title, tried.faults),
    before: backLink(deskUrls.concern(reference), t('Back to the concern')),
    main: html`${faultSummary(reader, tried.faults)}${meanwhile(reader, tried, now)}
<span class="govuk-caption-l es-reference">${reference}</span><h1 class="govuk-heading-l">${title}</h1>
${state.decision && html`<div class="govuk-inset-text">${t('It was decided before. That stays in the history; what you decide now counts from now on.')}</div>`}
${look.significant && html`<p class="govuk-body">${t('Whoever told fears significant harm. Where a child is in danger now, telephone; do not only decide here.')}</p>`}
<form class="es-staff-form" method="post" action="${deskUrls.decide(reference)}" novalidate>${csrf}<input type="hidden" name="after" value="${state.after}">
${govukOnce('Radios', {
  name: 'outcome',
  idPrefix: 'outcome',
  fieldset: { legend: { text: t('What will be done?'), classes: 'govuk-fieldset__legend--m' } },
  items: outcomes.map(({ id, say, about }) => ({
    value: id,
    text: t(say),
    hint: { text: t(about) },
    checked: tried.typed.outcome === id,
  })),
  ...faultOf(tried.faults, 'outcome'),
})}
${avoid.length > 0 && html`<div class="es-avoid" role="status"><p class="govuk-body"><strong>${t('Before you send it')}</strong></p><ul class="govuk-list govuk-list--bullet">${avoid.map(({ words, say }) => html`<li>${t('“{words}” puts the blame on a child. Say instead: {say}', { words, say })}</li>`)}</ul><p class="govuk-body">${t('Change it, or send it as it is.')}</p><input type="hidden" name="looked" value="yes"></div>`}
${govukOnce('Textarea', {
  id: 'reasons',
  name: 'reasons',
  label: { text: t('Why'), classes: 'govuk-label--m' },
  hint: { text: t('What is known, what is not, and what you weighed. Your team and an inquiry read it.') },
  rows: 8,
  value: tried.typed.reasons ?? '',
  ...faultOf(tried.faults, 'reasons'),
})}
${submit(t('Decide so'))}</form>`,
  }
}
