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
import { momentInWords } from '../../staff/when.ts'
import { organisationPath, programPath } from '../../urls.ts'
import type { Program } from '../queries.ts'
import { SCOPE_MEANS } from '../scopes.ts'
import { backToPrograms, keeper, lifetimeField } from './programs.html.ts'

/** For how many hours keys go on working when another takes their place. */
export const OVERLAPS = [0, 24, 168] as const

interface Shown {
  readonly program: Program
  /** To whom it could be handed over. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly csrf: Html
  readonly faults?: readonly FieldFault[]
}

/** One program: its keys, who answers for it, and its end. */
export function programPage(reader: Reader, { program, people, csrf, faults = [] }: Shown): StaffPage {
  const { t } = reader
  const { id, name, organisation, scopes, keys, endedAt } = program
  const path = programPath(id)
  const row = (key: string, value: Content) => ({ key: { text: key }, value: { html: html`${value}`.text } })
  return {
    title: titled(reader, t('A program'), faults),
    before: backToPrograms(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${name}</h1>
${govukOnce('SummaryList', {
  rows: [
    row(
      t('Organisation'),
      html`<a class="govuk-link" href="${organisationPath(organisation.id)}">${organisation.name}</a>`,
    ),
    row(
      t('What it may do'),
      html`<ul class="govuk-list">${scopes.map((scope) => html`<li><code>${scope}</code> ${t(SCOPE_MEANS[scope])}</li>`)}</ul>`,
    ),
    row(t('Answers for it'), keeper(reader, program)),
    ...(endedAt ? [row(t('Ended'), momentInWords(reader, endedAt))] : []),
  ],
})}
${
  !endedAt &&
  html`<h2 class="govuk-heading-m">${t('Keys')}</h2>
${keys.length === 0 ? html`<p class="govuk-body">${t('It has no key that works.')}</p>` : keys.map((key) => keyOf(reader, path, key, csrf))}
<form class="es-staff-form" method="post" action="${path}/keys" novalidate>${csrf}
<h2 class="govuk-heading-m">${t('Another key')}</h2>
${govukOnce('Select', {
  id: 'hours',
  name: 'hours',
  label: { text: t('And those of now?') },
  items: OVERLAPS.map((hours) => ({
    value: String(hours),
    text:
      hours === 0
        ? t('They end at once')
        : hours === 24
          ? t('They work for one more day')
          : t('They work for one more week'),
    selected: hours === 24,
  })),
})}
${lifetimeField(reader, 12, faults)}
${govuk('Button', { text: t('Make another key'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
<form class="es-staff-form" method="post" action="${path}/keeper" novalidate>${csrf}
<h2 class="govuk-heading-m">${t('Who answers for it')}</h2>
${govukOnce('Select', {
  id: 'to',
  name: 'to',
  label: { text: t('Hand it over to') },
  hint: { text: t('Administrators, and people of the organisation.') },
  items: [{ value: '', text: t('Choose one') }, ...people.map((one) => ({ value: one.id, text: one.name }))],
  ...faultOf(faults, 'to'),
})}
${govuk('Button', { text: t('Hand it over'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
<h2 class="govuk-heading-m">${t('End this program')}</h2>
<p class="govuk-body">${t('None of its keys opens anything from then on. What it did stays. It cannot be undone.')}</p>
${govuk('Button', { text: t('End this program'), href: `${path}/end`, classes: 'govuk-button--warning' })}`
}`,
  }
}

const keyOf = (reader: Reader, path: string, key: Program['keys'][number], csrf: Html): Content => {
  const { t } = reader
  return html`<div class="es-key"><p class="govuk-body"><code>es_${key.id}_…</code><br>${t('Made {moment}.', { moment: momentInWords(reader, key.madeAt) })}
${key.until ? t('Works until {moment}.', { moment: momentInWords(reader, key.until) }) : t('Works until somebody ends it.')}
${key.lastUsedAt ? t('Last used {moment}.', { moment: momentInWords(reader, key.lastUsedAt) }) : t('Not used yet.')}</p>
<form method="post" action="${path}/keys/revoke">${csrf}<input type="hidden" name="key" value="${key.id}">${govukOnce('Button', { html: html`${t('Revoke it')}<span class="govuk-visually-hidden"> es_${key.id}</span>`.text, classes: 'govuk-button--warning', preventDoubleClick: true })}</form></div>`
}

/** Before it is ended. */
export function endProgramPage(
  reader: Reader,
  { program, csrf }: { program: Program; csrf: Html },
): StaffPage {
  const { t } = reader
  const title = t('End {name}?', { name: program.name })
  return {
    title: t('End a program'),
    before: backLink(programPath(program.id), program.name),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('{n} keys stop working at once. Whoever relies on it must know first.', { n: program.keys.length })}</p>
<form method="post" action="${programPath(program.id)}/end">${csrf}${govuk('Button', { text: t('End it'), classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`,
  }
}
