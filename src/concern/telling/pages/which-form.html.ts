import { leavingNote, type Page, type Reader } from '../../../frame/index.ts'
import { type Content, html } from '../../../kit/html.ts'
import type { Form } from '../../../pack/index.ts'
import { NOT_SHARED, tellPath } from '../../urls.ts'
import { nobodyReceives } from './call-first.html.ts'

/** Which form is right: one for everybody, and those of people who work with children. */
export function whichFormPage(reader: Reader, forms: readonly Form[], trial: boolean): Page {
  const { t, url } = reader
  const of = (who: Form['who']): readonly Form[] => forms.filter((form) => form.who === who)
  return {
    title: t('Form'),
    main: html`<h1 class="govuk-heading-xl">${t('Which form is right?')}</h1>
<p class="govuk-body-l">${t('If you are not sure, answer a few questions first. They lead you to the right place, and what you answer is carried over.')} <a class="govuk-link" href="${url('whomToTell')}">${t('Whom should I tell?')}</a></p>
${trial && nobodyReceives(reader)}
${section(reader, t('For everybody'), of('everyone'))}
${section(reader, t('For people who work with children'), of('practitioners'))}
${of('practitioners').length > 0 && html`<p class="govuk-body">${t('Have you decided not to share something? That is recorded too, with your reason.')} <a class="govuk-link" href="${NOT_SHARED}">${t('Record it, signed in')}</a></p>`}
${leavingNote(reader)}`,
  }
}

const section = ({ t, at }: Reader, heading: string, forms: readonly Form[]): Content =>
  forms.length > 0 &&
  html`<h2 class="govuk-heading-l">${heading}</h2><ul class="govuk-list es-beside">${forms.map(
    ({ id, title, about }) =>
      html`<li><h3 class="govuk-heading-m"><a class="govuk-link" href="${at(tellPath(id))}">${t(title)}</a></h3><p class="govuk-body">${t(about)}</p></li>`,
  )}</ul>`
