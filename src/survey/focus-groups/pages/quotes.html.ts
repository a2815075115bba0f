import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { focusGroupPath } from '../../urls.ts'
import type { SaidLine, Session } from '../kept/session.ts'
import { stepPage, submit } from './around.html.ts'

/** Which lines may be quoted: only what points at nobody and needs no telling is offered. */
export const quotesPage = ({ reader, csrf }: Visit, session: Session): StaffPage => {
  const { t, pack } = reader
  const first = session.readers[0] ?? ''
  const about = ({ themes }: SaidLine): string => themes.get(first)?.[0] ?? ''
  const safe = session.said.filter(({ unsafe }) => unsafe === null)
  const groups = [...(pack.survey?.themes ?? []), { id: '', name: t('About none of the themes') }]
    .map(({ id, name }) => ({ name, lines: safe.filter((line) => about(line) === id) }))
    .filter(({ lines }) => lines.length > 0)
  const unsafe = session.said.filter((line) => line.unsafe !== null)
  return stepPage(
    reader,
    session,
    'quotes',
    t('Choose quotes'),
    html`<p class="govuk-body">${t('A quote may be read by anybody, also by those who sat beside the one who said it. Choose what points at nobody.')}</p>
${
  safe.length === 0
    ? html`<p class="govuk-body">${t('No line is safe to quote.')}</p>`
    : html`<form method="post" action="${focusGroupPath(session.id, 'quotes')}">${csrf}
${groups.map(
  ({ name, lines }) =>
    html`<fieldset class="govuk-fieldset es-quotes"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${t(name)}</legend>${lines.map(
      ({ line, checked, quote }) =>
        html`<input type="hidden" name="was-${line}" value="${quote ? 'yes' : 'no'}"><label class="es-theme"><input type="checkbox" name="quote" value="${line}"${quote && html` checked`}><span>${checked?.text}</span></label>`,
    )}</fieldset>`,
)}${submit(t('Save these quotes'))}</form>`
}
${
  unsafe.length > 0 &&
  govuk('Details', {
    summaryText: t('{n} lines cannot be quoted', { n: unsafe.length }),
    html: html`<ul class="govuk-list">${[...new Set(unsafe.map((line) => line.unsafe))].map(
      (why) => html`<li>${unsafe.filter((line) => line.unsafe === why).length}: ${t(why ?? '')}</li>`,
    )}</ul>`.text,
  })
}`,
  )
}
