import type { SourceReason } from '../../concern/index.ts'
import { backLink, faultOf, faultSummary, type Reader, type StaffPage, titled } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import { moment } from '../say.ts'
import type { Tried } from '../tried.ts'
import { deskUrls } from '../urls.ts'
import { meanwhile } from './meanwhile.html.ts'
import { facts, submit } from './parts.html.ts'

interface Step {
  readonly look: Look
  readonly tried: Tried
  readonly csrf: Html
  readonly now: Date
}

const frame = (reader: Reader, { look, tried, now }: Step, title: string, main: Content): StaffPage => ({
  title: titled(reader, title, tried.faults),
  before: backLink(deskUrls.concern(look.reference), reader.t('Back to the concern')),
  main: html`${faultSummary(reader, tried.faults)}${meanwhile(reader, tried, now)}<span class="govuk-caption-l es-reference">${look.reference}</span><h1 class="govuk-heading-l">${title}</h1>${main}`,
})

/** Passing it on, in one step; what is due stays due when it was. */
export const reroutePage = (
  reader: Reader,
  step: Step & { readonly teams: readonly { readonly id: string; readonly name: string }[] },
): StaffPage => {
  const { t } = reader
  const { look, tried, teams, csrf } = step
  const lead = look.team.receives === 'lead'
  return frame(
    reader,
    step,
    lead ? t('Send it on') : t('Pass it to another team'),
    html`<p class="govuk-body">${lead ? t('They answer for it from then on, and the one who told hears from them. You still see it.') : t('They answer for it from then on, and you no longer see it. What is due stays due when it was.')}</p>
${look.significant && html`<p class="govuk-body">${t('Whoever told fears significant harm: telephone them as well.')}</p>`}
<form class="es-staff-form" method="post" action="${deskUrls.reroute(look.reference)}" novalidate>${csrf}<input type="hidden" name="after" value="${look.state.after}">
${govukOnce('Radios', {
  name: 'team',
  idPrefix: 'team',
  fieldset: { legend: { text: t('To which team?'), classes: 'govuk-fieldset__legend--m' } },
  items: teams.map(({ id, name }) => ({ value: id, text: t(name), checked: tried.typed.team === id })),
  ...faultOf(tried.faults, 'team'),
})}
${govukOnce('Textarea', { id: 'reasons', name: 'reasons', label: { text: t('Why') }, hint: { text: t('Your own team reads it. Say the same to the other team yourself.') }, rows: 4, value: tried.typed.reasons ?? '', ...faultOf(tried.faults, 'reasons') })}
${submit(lead ? t('Send it on') : t('Pass it on'))}</form>`,
  )
}

/** Reopening what is closed: with a reason, as somebody will ask. */
export const reopenPage = (reader: Reader, step: Step): StaffPage => {
  const { t } = reader
  const { look, tried, csrf } = step
  return frame(
    reader,
    step,
    t('Reopen it'),
    html`<form class="es-staff-form" method="post" action="${deskUrls.reopen(look.reference)}" novalidate>${csrf}<input type="hidden" name="after" value="${look.state.after}">${govukOnce('Textarea', { id: 'reasons', name: 'reasons', label: { text: t('Why') }, rows: 4, value: tried.typed.reasons ?? '', ...faultOf(tried.faults, 'reasons') })}${submit(t('Reopen it'))}</form>`,
  )
}

export const REASON_WORDS: Readonly<Record<SourceReason, string>> = {
  'contact-them': 'To contact them, as they said is safe',
  'keep-them-safe': 'To keep them safe',
  evidence: 'For evidence in an investigation',
  court: 'A court has ordered it',
  complaint: 'To answer a complaint',
}

/** Asking who told: nothing is shown before a reason is given, and the reading stands in the record. */
export const sourcePage = (
  reader: Reader,
  step: Step & { readonly reasons: readonly SourceReason[] },
): StaffPage => {
  const { t } = reader
  const { look, tried, reasons, csrf } = step
  return frame(
    reader,
    step,
    t('See who told'),
    html`<p class="govuk-body">${t('Who told is kept apart, so that nobody reads it by the way. Your name, the time and your reason are written into the record, and cannot be taken out.')}</p>
${look.anonymous && html`<p class="govuk-body">${t('They gave no name. There may be a way to reach them.')}</p>`}
<form class="es-staff-form" method="post" action="${deskUrls.source(look.reference)}" novalidate>${csrf}${govukOnce(
      'Radios',
      {
        name: 'reason',
        idPrefix: 'reason',
        fieldset: { legend: { text: t('Why do you need to know?'), classes: 'govuk-fieldset__legend--m' } },
        items: reasons.map((one) => ({ value: one, text: t(REASON_WORDS[one]) })),
        ...faultOf(tried.faults, 'reason'),
      },
    )}${submit(t('Show me who told'))}</form>`,
  )
}

/** Who told, this once: a reload asks again. */
export const sourceShown = (
  reader: Reader,
  step: Step & {
    readonly rows: readonly { readonly ask: string; readonly lines: readonly string[] }[]
    readonly person: string | null
  },
): StaffPage => {
  const { t } = reader
  const { rows, person, now } = step
  return frame(
    reader,
    step,
    t('Who told'),
    html`<p class="govuk-body">${t('Read {when}, and written into the record. Do not copy it into what others see.', { when: moment(now, now) })}</p>
${rows.length === 0 && person === null ? html`<p class="govuk-body">${t('They said nothing of themselves.')}</p>` : facts([[t('Signed in as'), person], ...rows.map(({ ask, lines }) => [ask, html`<span class="es-own-words">${lines.join('\n')}</span>`] as const)])}`,
  )
}
