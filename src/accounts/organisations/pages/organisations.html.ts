import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  listTable,
  pagesNav,
  type Reader,
  type StaffPage,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { peopleTabs } from '../../people/pages/people.html.ts'
import { KIND_WORDS, ORGANISATION_KINDS } from '../../roles.ts'
import { ACCOUNT_PATHS, organisationPath } from '../../urls.ts'
import { ORGANISATIONS_A_PAGE, type Organisation } from '../queries.ts'

/** What an organisation that somebody adds can be: there is one partnership. */
export const ADDED_KINDS = ORGANISATION_KINDS.filter((kind) => kind !== 'partnership')

interface List {
  readonly organisations: readonly Organisation[]
  readonly total: number
  readonly page: number
  readonly typed: string
  readonly kind: string
}

/** Every organisation, found by a part of its name. Names of organisations may stand in an address. */
export function organisationsPage(
  reader: Reader,
  { organisations, total, page, typed, kind }: List,
): StaffPage {
  const { t } = reader
  const pages = Math.max(1, Math.ceil(total / ORGANISATIONS_A_PAGE))
  const at = (to: number) =>
    `${ACCOUNT_PATHS.organisations}?${new URLSearchParams({ typed, kind, page: String(to) })}`
  return {
    title: t('Organisations'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Organisations')}</h1>
${peopleTabs(reader, 'organisations')}
<div class="es-tools"><form class="es-find" method="get" action="${ACCOUNT_PATHS.organisations}" role="search">
${govukOnce('Input', { id: 'typed', name: 'typed', label: { text: t('Name') }, type: 'text', value: typed, autocomplete: 'off', spellcheck: false })}
${govukOnce('Select', { id: 'kind', name: 'kind', label: { text: t('Kind') }, items: [{ value: '', text: t('All kinds') }, ...ADDED_KINDS.map((one) => ({ value: one, text: t(KIND_WORDS[one]), selected: one === kind }))] })}
${govuk('Button', { text: t('Find'), classes: 'govuk-button--secondary' })}</form>
${govuk('Button', { text: t('Add an organisation'), href: `${ACCOUNT_PATHS.organisations}/add` })}</div>
<p class="govuk-body" role="status">${organisations.length === 0 ? t('No organisation was found.') : t('{n} organisations', { n: total })}</p>
${organisations.length > 0 && table(reader, organisations)}
${pagesNav(reader, { page, more: page < pages, of: pages, at })}`,
  }
}

const table = ({ t }: Reader, organisations: readonly Organisation[]): Content =>
  listTable(
    t('Organisations'),
    [t('Name'), t('Kind'), t('People'), t('Access')],
    organisations.map((one) => [
      html`<a class="govuk-link" href="${organisationPath(one.id)}">${one.name}</a>`,
      t(KIND_WORDS[one.kind]),
      String(one.people),
      access({ t }, one),
    ]),
  )

export const access = ({ t }: Pick<Reader, 't'>, { closedAt }: Pick<Organisation, 'closedAt'>): Content =>
  closedAt
    ? govuk('Tag', { text: t('Closed'), classes: 'govuk-tag--red' })
    : govuk('Tag', { text: t('Open'), classes: 'govuk-tag--green' })

export const backToOrganisations = ({ t }: Reader): Content =>
  backLink(ACCOUNT_PATHS.organisations, t('Organisations'))

interface Add {
  readonly csrf: Html
  readonly name?: string
  readonly kind?: string
  readonly faults?: readonly FieldFault[]
}

/** A partner's organisation: what it is called and what it is. */
export function addOrganisationPage(
  reader: Reader,
  { csrf, name = '', kind = '', faults = [] }: Add,
): StaffPage {
  const { t } = reader
  const title = t('Add an organisation')
  return {
    title: titled(reader, title, faults),
    before: backToOrganisations(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('People are then invited into it. What they may do there depends on what it is.')}</p>
<form class="es-staff-form" method="post" action="${ACCOUNT_PATHS.organisations}/add" novalidate>${csrf}
${govukOnce('Input', { id: 'name', name: 'name', label: { text: t('Name') }, hint: { text: t('As others call it: two schools of one trust are two organisations.') }, value: name, autocomplete: 'off', spellcheck: false, ...faultOf(faults, 'name') })}
${govukOnce('Radios', {
  name: 'kind',
  idPrefix: 'kind',
  fieldset: { legend: { text: t('What is it?'), classes: 'govuk-fieldset__legend--m' } },
  items: ADDED_KINDS.map((one) => ({ value: one, text: t(KIND_WORDS[one]), checked: one === kind })),
  ...faultOf(faults, 'kind'),
})}
${govuk('Button', { text: t('Add it'), preventDoubleClick: true })}
</form>`,
  }
}
