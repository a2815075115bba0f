import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  listTable,
  type Reader,
  type StaffPage,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Organisation } from '../../organisations/queries.ts'
import { peopleTabs } from '../../people/pages/people.html.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS, programPath } from '../../urls.ts'
import type { Program } from '../queries.ts'
import { SCOPE_MEANS, SCOPES } from '../scopes.ts'

/** Every program that has a key or could have one. */
export function programsPage(reader: Reader, programs: readonly Program[]): StaffPage {
  const { t } = reader
  const heads = [t('Name'), t('Organisation'), t('What it may do'), t('Answers for it'), t('Last used')]
  return {
    title: t('Programs'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Programs')}</h1>
${peopleTabs(reader, 'programs')}
<div class="es-tools"><p class="govuk-body">${t('Case systems, school systems and charts that read or write by a key. Each acts for one organisation, and sees no more than its teams.')} <a class="govuk-link" href="${ACCOUNT_PATHS.api}">${t('What they may, and how')}</a></p>
${govuk('Button', { text: t('Add a program'), href: `${ACCOUNT_PATHS.programs}/add` })}</div>
${
  programs.length === 0
    ? html`<p class="govuk-body">${t('There is no program yet.')}</p>`
    : listTable(
        t('Programs'),
        heads,
        programs.map((one) => [
          html`<a class="govuk-link" href="${programPath(one.id)}">${one.name}</a>`,
          one.organisation.name,
          one.scopes.map((scope) => html`<code>${scope}</code> `),
          keeper(reader, one),
          lastUsed(reader, one),
        ]),
      )
}`,
  }
}

export const keeper = ({ t }: Reader, { keeper: { name, here } }: Program): Content =>
  html`${name}${!here && html` ${govuk('Tag', { text: t('Has left'), classes: 'govuk-tag--red' })}`}`

const lastUsed = (reader: Reader, { keys }: Program): Content => {
  const last = keys.flatMap(({ lastUsedAt }) => lastUsedAt ?? []).toSorted((a, b) => Number(b) - Number(a))[0]
  if (last) return momentInWords(reader, last)
  return keys.length === 0
    ? govuk('Tag', { text: reader.t('No key'), classes: 'govuk-tag--grey' })
    : reader.t('Not yet')
}

/** How long a key works, in months; 0: until it is revoked. */
export const LIFETIMES = [3, 6, 12, 0] as const

export const lifetimeField = ({ t }: Reader, chosen: number, faults: readonly FieldFault[]): Content =>
  govukOnce('Select', {
    id: 'months',
    name: 'months',
    label: { text: t('How long does the key work?') },
    hint: { text: t('Before it ends, make another: both work for a while.') },
    items: LIFETIMES.map((months) => ({
      value: String(months),
      text: months === 0 ? t('Until somebody ends it') : t('{n} months', { n: months }),
      selected: months === chosen,
    })),
    ...faultOf(faults, 'months'),
  })

interface Add {
  readonly organisations: readonly Organisation[]
  readonly csrf: Html
  readonly name?: string
  readonly organisation?: string
  readonly scopes?: readonly string[]
  readonly months?: number
  readonly faults?: readonly FieldFault[]
}

/** A program: what it is called, for whom it acts, what it may. */
export function addProgramPage(
  reader: Reader,
  { organisations, csrf, name = '', organisation = '', scopes = [], months = 12, faults = [] }: Add,
): StaffPage {
  const { t } = reader
  const title = t('Add a program')
  return {
    title: titled(reader, title, faults),
    before: backToPrograms(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<form class="es-staff-form" method="post" action="${ACCOUNT_PATHS.programs}/add" novalidate>${csrf}
${govukOnce('Input', { id: 'name', name: 'name', label: { text: t('What is it called?') }, hint: { text: t('People read it where the program did something: “Case system of Children’s Services”.') }, value: name, autocomplete: 'off', spellcheck: false, ...faultOf(faults, 'name') })}
${govukOnce('Select', {
  id: 'organisation',
  name: 'organisation',
  label: { text: t('For which organisation does it act?') },
  items: [
    { value: '', text: t('Choose one') },
    ...organisations.map((one) => ({ value: one.id, text: one.name, selected: one.id === organisation })),
  ],
  ...faultOf(faults, 'organisation'),
})}
${govukOnce('Checkboxes', {
  name: 'scopes',
  idPrefix: 'scopes',
  fieldset: { legend: { text: t('What may it do?'), classes: 'govuk-fieldset__legend--m' } },
  hint: { text: t('As little as it needs. It cannot be changed later: add another program instead.') },
  items: SCOPES.map((scope) => ({
    value: scope,
    text: scope,
    hint: { text: t(SCOPE_MEANS[scope]) },
    checked: scopes.includes(scope),
  })),
  ...faultOf(faults, 'scopes'),
})}
${lifetimeField(reader, months, faults)}
${govuk('Button', { text: t('Make the key'), preventDoubleClick: true })}
</form>`,
  }
}

export const backToPrograms = ({ t }: Reader): Content => backLink(ACCOUNT_PATHS.programs, t('Programs'))

/** The key, this once. */
export function keyShownPage(reader: Reader, { id, key }: { id: string; key: string }): StaffPage {
  const { t } = reader
  return {
    title: t('The key'),
    main: html`<h1 class="govuk-heading-l">${t('The key')}</h1>
${govuk('WarningText', { text: t('It is shown this once, and kept nowhere. Copy it now into the settings of the program.'), iconFallbackText: t('Warning') })}
<pre class="es-code" id="key" tabindex="0">${key}</pre>
<p class="govuk-body">${t('Whoever has it may what the program may. Do not send it by e-mail. If it is lost, or somebody else has seen it, revoke it and make another.')}</p>
${govuk('Button', { text: t('I have copied it'), href: programPath(id) })}`,
  }
}
