import { backLink, type Reader, type StaffPage } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import type { CaseSystem } from '../../pack/index.ts'
import type { Look } from '../look.ts'
import { deskUrls } from '../urls.ts'
import { copyBox } from './copy.html.ts'

/** Taking what was told into the team's own record, which stays the record. */
export const takePage = (
  reader: Reader,
  {
    look,
    text,
    systems,
  }: { readonly look: Look; readonly text: string; readonly systems: readonly CaseSystem[] },
): StaffPage => {
  const { t, pack } = reader
  const { reference } = look
  const file = (type: string, words: string) =>
    html`<li><a class="govuk-link" href="${deskUrls.file(reference, type)}">${words}</a></li>`
  return {
    title: t('Take it into your own system'),
    before: backLink(deskUrls.concern(reference), t('Back to the concern')),
    main: html`<span class="govuk-caption-l es-reference">${reference}</span><h1 class="govuk-heading-l">${t('Take it into your own system')}</h1>
<p class="govuk-body">${look.team.receives === 'lead' ? t('Your own record ({records}) stays the record of the child. Put it there under the child’s name; keep the reference with it.', { records: pack.desk?.records.join(', ') ?? '' }) : t('Your own system stays the record. Keep the reference with it, and keep your own reference here.')}</p>
<p class="govuk-body">${t('Who told is in none of these. Each time that a file is taken is written into the record.')}</p>
<ul class="govuk-list">${file('pdf', t('PDF, to keep or print'))}${file('csv', t('CSV, one line for each answer'))}${file('txt', t('Plain text'))}${file('json', t('JSON, for another case system'))}</ul>
${systems.length > 0 && html`<h2 class="govuk-heading-m">${t('Copy it into your case system')}</h2><ul class="govuk-list">${systems.map(({ id, name }) => html`<li><a class="govuk-link" href="${deskUrls.copy(reference, id)}">${t(name)}</a></li>`)}</ul>`}
${copyBox(reader, { id: 'copy', label: t('Text to copy'), text, rows: 16, press: t('Copy it') })}`,
  }
}
