import { backLink, type Reader, type StaffPage } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import { TEAMS_PATH } from '../../../teams/urls.ts'
import { ownSignInSection } from '../../openid/pages/provider.html.ts'
import { peopleTable } from '../../people/pages/people.html.ts'
import { type ListedPerson, PEOPLE_A_PAGE } from '../../people/queries.ts'
import { KIND_WORDS, ROLE_WORDS, ROLES_IN } from '../../roles.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS, organisationPath } from '../../urls.ts'
import type { Organisation } from '../queries.ts'
import { access, backToOrganisations } from './organisations.html.ts'

interface Shown {
  readonly organisation: Organisation
  readonly people: readonly ListedPerson[]
  /** Its people can sign in elsewhere. */
  readonly ownSignIn: boolean
  readonly csrf: Html
}

/** One organisation: who works there, and whether its people may come in. */
export function organisationPage(
  reader: Reader,
  { organisation, people, ownSignIn, csrf }: Shown,
): StaffPage {
  const { t } = reader
  const { id, name, kind, closedAt } = organisation
  const path = organisationPath(id)
  const own = kind === 'partnership'
  return {
    title: t('An organisation'),
    wide: true,
    before: backToOrganisations(reader),
    main: html`<h1 class="govuk-heading-l">${name}</h1>
<p class="govuk-body">${t(KIND_WORDS[kind])} ${access(reader, organisation)} ${closedAt && t('since {moment}', { moment: momentInWords(reader, closedAt) })}</p>
<h2 class="govuk-heading-m">${t('People')}</h2>
${people.length > 0 ? peopleTable(reader, people) : html`<p class="govuk-body">${t('Nobody has a role here yet.')}</p>`}
${people.length >= PEOPLE_A_PAGE && html`<p class="govuk-body">${t('These are the first {n}. Find others by their name.', { n: PEOPLE_A_PAGE })} <a class="govuk-link" href="${ACCOUNT_PATHS.people}">${t('People')}</a></p>`}
${
  !closedAt &&
  govuk('Button', {
    text: t('Invite somebody'),
    href: own ? `${ACCOUNT_PATHS.people}/invite` : `${path}/invite`,
  })
}
<p class="govuk-body">${t('There can be here: {roles}.', { roles: ROLES_IN[kind].map((role) => t(ROLE_WORDS[role])).join(', ') })}</p>
${!closedAt && ownSignInSection(reader, id, ownSignIn)}
<h2 class="govuk-heading-m">${t('Teams')}</h2>
<p class="govuk-body"><a class="govuk-link" href="${TEAMS_PATH}?organisation=${id}">${t('Its teams, and what each receives')}</a></p>
${
  !own &&
  html`<h2 class="govuk-heading-m">${closedAt ? t('Open its access again') : t('Close its access')}</h2>
<p class="govuk-body">${
    closedAt
      ? t('The roles that its people had are in force again, and its teams receive again.')
      : t(
          'Nobody has a role here any more: who has none elsewhere is signed out. Its teams receive nothing, and forms that lead to them close. What was told stays.',
        )
  }</p>
${
  closedAt
    ? html`<form method="post" action="${path}/reopen">${csrf}${govuk('Button', { text: t('Open it again'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
    : govuk('Button', {
        text: t('Close its access'),
        href: `${path}/close`,
        classes: 'govuk-button--warning',
      })
}`
}`,
  }
}

/** Asked before an organisation is closed. */
export function closeOrganisationPage(
  { t }: Reader,
  { organisation: { id, name, people }, csrf }: Omit<Shown, 'people' | 'ownSignIn'>,
): StaffPage {
  const path = organisationPath(id)
  return {
    title: t('Close its access'),
    before: backLink(path, name),
    main: html`<h1 class="govuk-heading-l">${t('Close the access of {name}?', { name })}</h1>
<p class="govuk-body">${t('People with a role there: {n}. Who has none elsewhere is signed out at once.', { n: people })}</p>
<p class="govuk-body">${t('Its teams receive nothing from now on, and forms that lead to them close.')}</p>
<form method="post" action="${path}/close">${csrf}${govuk('Button', { text: t('Close its access'), classes: 'govuk-button--warning', preventDoubleClick: true })}
<p class="govuk-body"><a class="govuk-link" href="${path}">${t('Leave it open')}</a></p></form>`,
  }
}
