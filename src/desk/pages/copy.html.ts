import { backLink, type Reader, type StaffPage } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { CaseSystem } from '../../pack/index.ts'
import { type CopiedField, copiedText } from '../case-system/copied.ts'
import type { Look } from '../look.ts'
import { deskUrls } from '../urls.ts'

/** A concern as another case system asks for it: one press copies it, and without scripts the text is there to select. */
export const copyPage = (
  reader: Reader,
  {
    look,
    system,
    fields,
  }: { readonly look: Look; readonly system: CaseSystem; readonly fields: readonly CopiedField[] },
): StaffPage => {
  const { t } = reader
  const { reference } = look
  const name = t(system.name)
  const text = copiedText(reader, fields)
  return {
    title: t('Copy into {system}', { system: name }),
    before: backLink(deskUrls.take(reference), t('Other ways to take it')),
    main: html`<span class="govuk-caption-l es-reference">${reference}</span><h1 class="govuk-heading-l">${t('Copy into {system}', { system: name })}</h1>
${system.unchecked && html`<div class="govuk-inset-text">${t('The order of the fields was not checked in {system} itself: councils set it up for themselves. Your partnership can change it in its pack.', { system: name })}</div>`}
${!look.state.decision && html`<p class="govuk-body">${t('Nothing is decided yet.')} <a class="govuk-link" href="${deskUrls.decide(reference)}">${t('Decide here first')}</a>: ${t('then the outcome and its reasons stand in the text, and are typed once.')}</p>`}
<p class="govuk-body">${t('Who told is not in it. That you opened this page is written into the record.')}</p>
${copyBox(reader, { id: 'all', label: t('All of it'), text, rows: Math.min(24, text.split('\n').length + 2), press: t('Copy all of it') })}
<h2 class="govuk-heading-m">${t('Field by field')}</h2>
${fields.map(({ label, text: said }, i) => (said === '' ? html`<p class="govuk-body"><strong>${label}</strong>: <span class="es-quiet">${t('not known')}</span></p>` : copyBox(reader, { id: `field-${i}`, label, text: said, rows: Math.min(10, said.split('\n').length + 1), press: t('Copy') })))}
<p class="govuk-body">${t('When it is in, keep its reference here: on the concern, at “Your own reference”.')}</p>`,
  }
}

/** Text in a box that is selected without scripts, and copied with one press with them. */
export const copyBox = (
  { t }: Reader,
  { id, label, text, rows, press }: { id: string; label: string; text: string; rows: number; press: string },
): Html =>
  html`<div class="govuk-form-group"><label class="govuk-label" for="${id}"><strong>${label}</strong></label><textarea class="govuk-textarea" id="${id}" rows="${rows}" readonly>
${text}</textarea>${govuk('Button', { text: press, type: 'button', classes: 'govuk-button--secondary', attributes: { 'data-copy': id, 'data-done': t('Copied'), hidden: 'hidden' } })}</div>`
