import { type Reader, source } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Harm, LegalStatus } from '../../pack/index.ts'

/** How far a law has come, in plain words. */
const legalStatus = ({ t }: Reader, status: LegalStatus): string =>
  ({
    'in-force': t('In force'),
    'in-part': t('Partly in force'),
    'passed-not-commenced': t('Passed, not yet in force'),
    guidance: t('Guidance, not a law'),
    bill: t('Only a bill, not yet a law'),
    unchecked: t('Nobody has checked yet if it is in force'),
  })[status]

/** The law in lines: what it says, how far it has come, its name, and who says so. */
export const lawLines = (reader: Reader, law: Harm['law']): Html =>
  html`<ul class="es-law">${law.map((line) => {
    const name = reader.t(line.name)
    return html`<li>
<p class="govuk-body"><strong class="es-law__status es-law__status--${line.legal_status}">${legalStatus(reader, line.legal_status)}</strong> ${reader.t(line.line)}</p>
<p class="govuk-body-s">${line.link ? html`<a class="govuk-link" href="${line.link}" rel="noreferrer">${name}</a>` : name}. ${reader.t.html('Source: {source}', { source: source(reader, line.source) })}</p></li>`
  })}</ul>`
