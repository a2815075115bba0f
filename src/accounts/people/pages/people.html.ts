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
import { TEAMS_PATH } from '../../../teams/urls.ts'
import { isRole, ROLE_MEANS, ROLE_WORDS, type Role } from '../../roles.ts'
import type { ActorOrganisation } from '../../staff/visit.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS, organisationPath, personPath } from '../../urls.ts'
import { type ListedPerson, PEOPLE_A_PAGE } from '../queries.ts'

const rolesInWords = ({ t }: Reader, roles: readonly string[]): string =>
  roles.length > 0
    ? roles.map((role) => (isRole(role) ? t(ROLE_WORDS[role]) : role)).join(', ')
    : t('No role')

/** Where somebody works, each with what they may do there. */
export const rolesByPlace = (reader: Reader, organisations: readonly ActorOrganisation[]): Content =>
  organisations.length === 0
    ? reader.t('No role')
    : organisations.map(
        ({ name, kind, roles }) =>
          html`<span class="es-roles">${rolesInWords(reader, roles)}${kind !== 'partnership' && html` <span class="govuk-hint es-roles__where">${name}</span>`}</span>`,
      )

interface People {
  readonly people: readonly ListedPerson[]
  readonly total: number
  readonly page: number
  readonly typed: string
  readonly csrf: Html
}

/** The lists that belong together, under the heading of each. */
export function peopleTabs(
  { t }: Reader,
  here: 'people' | 'organisations' | 'teams' | 'programs' | 'reviews',
): Content {
  const tabs = [
    ['people', ACCOUNT_PATHS.people, t('People')],
    ['organisations', ACCOUNT_PATHS.organisations, t('Organisations')],
    ['teams', TEAMS_PATH, t('Teams and forms')],
    ['programs', ACCOUNT_PATHS.programs, t('Programs')],
    ['reviews', ACCOUNT_PATHS.reviews, t('Reviews')],
  ] as const
  return html`<nav class="es-tabs" aria-label="${t('People, organisations and teams')}"><ul>${tabs.map(
    ([id, href, words]) =>
      html`<li><a class="govuk-link" href="${href}"${id === here && html` aria-current="page"`}>${words}</a></li>`,
  )}</ul></nav>`
}

/** Everybody who may be let in. What is searched for is a name: it travels in the form, never in the address. */
export function peoplePage(reader: Reader, { people, total, page, typed, csrf }: People): StaffPage {
  const { t } = reader
  const pages = Math.max(1, Math.ceil(total / PEOPLE_A_PAGE))
  return {
    title: t('People'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('People')}</h1>
${peopleTabs(reader, 'people')}
<div class="es-tools"><form class="es-find" method="post" action="${ACCOUNT_PATHS.people}" role="search">${csrf}
${govukOnce('Input', {
  id: 'typed',
  name: 'typed',
  label: { text: t('Name or e-mail address') },
  type: 'text',
  value: typed,
  autocomplete: 'off',
  spellcheck: false,
})}
${govuk('Button', { text: t('Find'), classes: 'govuk-button--secondary' })}</form>
${govuk('Button', { text: t('Invite into the partnership'), href: `${ACCOUNT_PATHS.people}/invite` })}</div>
<p class="govuk-body" role="status">${people.length === 0 ? t('Nobody was found.') : t('{n} people', { n: total })}</p>
${people.length > 0 && peopleTable(reader, people)}
<p class="govuk-body">${t('People of a partner are invited on the page of their organisation.')}
<a class="govuk-link" href="${ACCOUNT_PATHS.joiners}">${t('Invite many by a file')}</a> · <a class="govuk-link" href="${ACCOUNT_PATHS.away}">${t('Who has not been here for a while')}</a></p>
${
  pages > 1 &&
  html`<form class="es-pages" method="post" action="${ACCOUNT_PATHS.people}">${csrf}<input type="hidden" name="typed" value="${typed}">
${page > 1 && html`<button class="govuk-button govuk-button--secondary" name="page" value="${page - 1}">${t('Page before')}</button>`}
<span>${t('Page {page} of {pages}', { page, pages })}</span>
${page < pages && html`<button class="govuk-button govuk-button--secondary" name="page" value="${page + 1}">${t('Next page')}</button>`}</form>`
}`,
  }
}

export const peopleTable = (reader: Reader, people: readonly ListedPerson[]): Content => {
  const { t } = reader
  return listTable(
    t('People'),
    [t('Name'), t('E-mail address'), t('Roles'), t('Last here')],
    people.map((person) => [
      html`<a class="govuk-link" href="${personPath(person.id)}">${person.name}</a>`,
      person.email,
      rolesByPlace(reader, person.organisations),
      lastHere(reader, person),
    ]),
  )
}

export function lastHere(
  reader: Reader,
  { lastSeenAt, trial, canSignIn, invitedUntil }: ListedPerson,
): Content {
  const { t } = reader
  if (lastSeenAt) return momentInWords(reader, lastSeenAt)
  if (trial) return govuk('Tag', { text: t('Made up'), classes: 'govuk-tag--yellow' })
  if (invitedUntil) return govuk('Tag', { text: t('Invited'), classes: 'govuk-tag--light-blue' })
  return canSignIn ? t('Not yet') : govuk('Tag', { text: t('Link too old'), classes: 'govuk-tag--red' })
}

export const back = ({ t }: Reader): Content => backLink(ACCOUNT_PATHS.people, t('People'))

/** Which roles somebody has in an organisation: all that fit one of its kind, with what each may. */
export function roleChoice(
  { t }: Reader,
  {
    offered,
    chosen,
    faults,
    legend = t('What may they do?'),
    field = 'roles',
  }: {
    offered: readonly Role[]
    chosen: readonly string[]
    faults: readonly FieldFault[]
    legend?: string
    /** Its id, where one page has several. */
    field?: string
  },
): Content {
  return govukOnce('Checkboxes', {
    name: 'roles',
    idPrefix: field,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
    items: offered.map((role) => ({
      value: role,
      text: t(ROLE_WORDS[role]),
      hint: { text: t(ROLE_MEANS[role]) },
      checked: chosen.includes(role),
    })),
    ...faultOf(faults, field),
  })
}

interface Invite {
  /** Into which organisation; null: the partnership itself. */
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly offered: readonly Role[]
  readonly csrf: Html
  readonly name?: string
  readonly email?: string
  readonly roles?: readonly string[]
  readonly faults?: readonly FieldFault[]
}

export function invitePage(
  reader: Reader,
  { organisation, offered, csrf, name = '', email = '', roles = [], faults = [] }: Invite,
): StaffPage {
  const { t } = reader
  const title = organisation
    ? t('Invite somebody of {name}', { name: organisation.name })
    : t('Invite somebody')
  const action = organisation
    ? `${organisationPath(organisation.id)}/invite`
    : `${ACCOUNT_PATHS.people}/invite`
  return {
    title: titled(reader, title, faults),
    before: organisation ? backLink(organisationPath(organisation.id), organisation.name) : back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('They are sent a link that works for 7 days. With it they choose a password and set up their phone.')}</p>
<form class="es-staff-form" method="post" action="${action}" novalidate>${csrf}
${govukOnce('Input', { id: 'name', name: 'name', label: { text: t('Name') }, value: name, autocomplete: 'off', spellcheck: false, ...faultOf(faults, 'name') })}
${govukOnce('Input', {
  id: 'email',
  name: 'email',
  label: { text: t('E-mail address') },
  hint: { text: t('Their own, at work: not one that several people read.') },
  type: 'email',
  value: email,
  autocomplete: 'off',
  spellcheck: false,
  ...faultOf(faults, 'email'),
})}
${roleChoice(reader, { offered, chosen: roles, faults })}
${govuk('Button', { text: t('Send the invitation'), preventDoubleClick: true })}
</form>`,
  }
}
