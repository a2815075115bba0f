import { ROLE_WORDS, type Role } from '../../accounts/index.ts'
import { faultSummary, type Reader, type StaffPage } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import { press, submit } from '../pages/parts.html.ts'
import { moment } from '../say.ts'
import type { Permission } from './permission-queries.ts'
import { WHO_MAY_READ } from './urls.ts'

/** A team, who of it may read who told, and the roles of its organisation. */
export interface TeamReads {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly kind: string
  readonly roles: readonly Role[]
  readonly permissions: readonly Permission[]
}

interface Permissions {
  readonly teams: readonly TeamReads[]
  readonly csrf: Html
  readonly now: Date
  readonly fault?: { readonly teamId: string; readonly says: string }
}

/** Who may read who told, team by team. */
export const permissionsPage = (reader: Reader, all: Permissions): StaffPage => {
  const { t } = reader
  const { teams, fault } = all
  const title = t('Who may read who told')
  return {
    title: fault ? t('Error: {title}', { title }) : title,
    main: html`${faultSummary(reader, fault ? [{ field: `role-${fault.teamId}`, says: fault.says }] : [])}<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${t('Only members of the team that answers for a concern, only with one of these roles where the team is, and only for a reason that is written into the record with their name. Whoever may not is not shown it.')}</p>${
      teams.length === 0
        ? html`<p class="govuk-body es-desk-empty">${t('There is no team yet.')}</p>`
        : teams.map((team) => one(reader, all, team))
    }`,
  }
}

const one = ({ t }: Reader, { csrf, now, fault }: Permissions, team: TeamReads): Html =>
  html`<section class="es-who-reads"><h2 class="govuk-heading-m">${t(team.name)} <span class="govuk-caption-m">${team.organisation}</span></h2>${
    team.permissions.length === 0
      ? html`<p class="govuk-body">${t('Nobody of this team may read who told.')}</p>`
      : html`<ul class="es-linked-list">${team.permissions.map(
          ({ id, role, whose, givenBy, givenAt }) =>
            html`<li class="es-linked"><p class="es-linked__which"><strong>${t(ROLE_WORDS[role])}</strong>: ${whose === 'holder' ? t('whoever has the concern') : t('every member of the team with this role')}</p><p class="es-quiet">${givenBy === null ? t('From the beginning of the team') : `${givenBy}, ${moment(givenAt, now)}`}</p>${press(WHO_MAY_READ, t('Take this permission away'), { csrf, fields: { do: 'end', permission: id } })}</li>`,
        )}</ul>`
  }<details class="govuk-details"${fault?.teamId === team.id && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Give a permission')}<span class="govuk-visually-hidden"> (${team.organisation}, ${t(team.name)})</span></span></summary><div class="govuk-details__text"><form method="post" action="${WHO_MAY_READ}" novalidate>${csrf}<input type="hidden" name="do" value="give"><input type="hidden" name="team" value="${team.id}">${govukOnce(
    'Select',
    {
      id: `role-${team.id}`,
      name: 'role',
      label: { text: t('Members of the team who are also') },
      value: '',
      items: [
        { value: '', text: t('Choose') },
        ...team.roles.map((role) => ({ value: role, text: t(ROLE_WORDS[role]) })),
      ],
      ...(fault?.teamId === team.id ? { errorMessage: { text: fault.says } } : {}),
    },
  )}${govukOnce('Select', {
    id: `whose-${team.id}`,
    name: 'whose',
    label: { text: t('Of which concerns') },
    value: 'holder',
    items: [
      { value: 'holder', text: t('Those that they have themselves') },
      { value: 'any', text: t('All that the team answers for') },
    ],
  })}${submit(t('Give it'), { classes: 'govuk-button--secondary' })}</form></div></details></section>`
