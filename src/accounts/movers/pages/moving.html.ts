import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Organisation } from '../../organisations/queries.ts'
import { roleChoice } from '../../people/pages/people.html.ts'
import type { Program } from '../../programs/queries.ts'
import { ROLE_WORDS, ROLES } from '../../roles.ts'
import { personPath, programPath } from '../../urls.ts'
import type { HeldRole } from '../grant-queries.ts'
import { lastDayOf } from '../last-day.ts'

export interface Who {
  readonly id: string
  readonly name: string
}

const backTo = ({ id, name }: Who): Content => backLink(personPath(id), name)

const held = ({ t }: Reader, { role, organisation }: HeldRole): string =>
  t('{role}, {organisation}', { role: t(ROLE_WORDS[role]), organisation: organisation.name })

const dayField = (
  id: string,
  {
    label,
    hint,
    value,
    faults,
  }: { label: string; hint?: string; value: string; faults: readonly FieldFault[] },
): Content =>
  govukOnce('Input', {
    id,
    name: id,
    type: 'date',
    label: { text: label },
    ...(hint && { hint: { text: hint } }),
    value,
    classes: 'govuk-input--width-10',
    ...faultOf(faults, id),
  })

interface Form {
  readonly who: Who
  readonly roles: readonly HeldRole[]
  readonly csrf: Html
  readonly typed?: Readonly<Record<string, string>>
  readonly faults?: readonly FieldFault[]
}

/** When each role ends, planned beforehand. */
export function endsPage(reader: Reader, { who, roles, csrf, typed = {}, faults = [] }: Form): StaffPage {
  const { t } = reader
  const title = t('When their roles end')
  return {
    title: titled(reader, title, faults),
    before: backTo(who),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('For who is here for a while, or is known to leave. After the last day the role ends by itself. Leave it blank where it goes on.')}</p>
${
  roles.length === 0
    ? html`<p class="govuk-body">${t('They have no role.')}</p>`
    : html`<form class="es-staff-form" method="post" action="${personPath(who.id)}/ends" novalidate>${csrf}
${roles.map((one) => {
  const id = `until-${one.id}`
  return dayField(id, {
    label: t('{role}: last day', { role: held(reader, one) }),
    value: typed[id] ?? (one.until ? lastDayOf(one.until) : ''),
    faults,
  })
})}
${govuk('Button', { text: t('Save'), preventDoubleClick: true })}</form>`
}`,
  }
}

interface Moving extends Form {
  readonly organisations: readonly Organisation[]
  readonly chosen?: readonly string[]
}

/** Another organisation, or other roles: the new ones now, the old ones until a day. */
export function movePage(
  reader: Reader,
  { who, roles, csrf, organisations, chosen = [], typed = {}, faults = [] }: Moving,
): StaffPage {
  const { t } = reader
  const title = t('They move')
  return {
    title: titled(reader, title, faults),
    before: backTo(who),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Their account and what they did stay theirs. The new roles hold at once.')}</p>
<h2 class="govuk-heading-m">${t('What they have now')}</h2>
${roles.length === 0 ? html`<p class="govuk-body">${t('They have no role.')}</p>` : html`<ul class="govuk-list govuk-list--bullet">${roles.map((one) => html`<li>${held(reader, one)}</li>`)}</ul>`}
<form class="es-staff-form" method="post" action="${personPath(who.id)}/move" novalidate>${csrf}
${govukOnce('Select', {
  id: 'organisation',
  name: 'organisation',
  label: { text: t('Where will they work?') },
  items: [
    { value: '', text: t('Choose one') },
    ...organisations.map((one) => ({
      value: one.id,
      text: one.name,
      selected: one.id === typed.organisation,
    })),
  ],
  ...faultOf(faults, 'organisation'),
})}
${roleChoice(reader, { offered: ROLES, chosen, faults, legend: t('What may they do there?') })}
${dayField('until', {
  label: t('Last day of what they have now'),
  hint: t('Blank: it ends now, and what they had taken goes back to its inbox.'),
  value: typed.until ?? '',
  faults,
})}
${govuk('Button', { text: t('Save the move'), preventDoubleClick: true })}</form>`,
  }
}

interface Leaving {
  readonly who: Who
  readonly roles: readonly HeldRole[]
  readonly sessions: number
  readonly programs: readonly Program[]
  readonly csrf: Html
  readonly faults?: readonly FieldFault[]
}

/** Before somebody leaves: all that ends with it. */
export function leavePage(
  reader: Reader,
  { who, roles, sessions, programs, csrf, faults = [] }: Leaving,
): StaffPage {
  const { t } = reader
  const title = t('{name} leaves', { name: who.name })
  return {
    title: titled(reader, t('Somebody leaves'), faults),
    before: backTo(who),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('At once, and together:')}</p>
<ul class="govuk-list govuk-list--bullet">
${roles.map((one) => html`<li>${t('Their role ends: {role}', { role: held(reader, one) })}</li>`)}
<li>${t('They are signed out everywhere. Places now: {n}', { n: sessions })}</li>
<li>${t('Links that were sent to them stop working.')}</li>
<li>${t('Concerns that they had taken go back to the inbox of their team.')}</li>
</ul>
<p class="govuk-body">${t('What they did stays in the record.')}</p>
${
  programs.length > 0 &&
  html`${govuk('WarningText', { text: t('They answer for programs whose keys go on working. Hand each over to somebody.'), iconFallbackText: t('Warning') })}
<ul class="govuk-list">${programs.map((one) => html`<li><a class="govuk-link" href="${programPath(one.id)}">${one.name}</a></li>`)}</ul>`
}
<form method="post" action="${personPath(who.id)}/leave">${csrf}${govuk('Button', { text: t('They leave now'), classes: 'govuk-button--warning', preventDoubleClick: true, attributes: { id: 'leave' } })}</form>
<p class="govuk-body"><a class="govuk-link" href="${personPath(who.id)}/ends">${t('They leave on a later day')}</a></p>`,
  }
}
