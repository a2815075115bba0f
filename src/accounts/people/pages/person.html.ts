import { type FieldFault, faultSummary, type Reader, type StaffPage, titled } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ListedLink } from '../../openid/link-queries.ts'
import { linksOfPerson } from '../../openid/pages/openid.html.ts'
import { ROLES_IN } from '../../roles.ts'
import type { ActorOrganisation } from '../../staff/visit.ts'
import { momentInWords } from '../../staff/when.ts'
import { organisationPath, personPath } from '../../urls.ts'
import type { ListedPerson } from '../queries.ts'
import { back, lastHere, roleChoice, rolesByPlace } from './people.html.ts'

interface Shown {
  readonly person: ListedPerson
  readonly sessions: number
  readonly links: readonly ListedLink[]
  /** Where they work or did, closed organisations too: each has a form of roles. */
  readonly places: readonly ActorOrganisation[]
  readonly csrf: Html
  /** The organisation whose form is wrong, with what was ticked. */
  readonly chosen?: { readonly organisation: string; readonly roles: readonly string[] }
  readonly faults?: readonly FieldFault[]
}

/** One person, for an administrator: roles, links, sessions. */
export function personPage(
  reader: Reader,
  { person, places, sessions, links, csrf, chosen, faults = [] }: Shown,
): StaffPage {
  const { t } = reader
  const path = personPath(person.id)
  const text = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return {
    title: titled(reader, t('A person'), faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${person.name}</h1>
${govukOnce('SummaryList', {
  rows: [
    text(t('E-mail address'), person.email),
    { key: { text: t('Roles') }, value: { html: html`${rolesByPlace(reader, person.organisations)}`.text } },
    { key: { text: t('Last here') }, value: { html: html`${lastHere(reader, person)}`.text } },
    text(
      t('Open link'),
      person.invitedUntil
        ? t('Works until {moment}', { moment: momentInWords(reader, person.invitedUntil) })
        : t('None'),
    ),
  ],
})}
${places.map(
  (
    place,
  ) => html`<form class="es-staff-form" method="post" action="${path}/roles" novalidate>${csrf}<input type="hidden" name="organisation" value="${place.id}">
${roleChoice(reader, {
  offered: ROLES_IN[place.kind],
  chosen: chosen?.organisation === place.id ? chosen.roles : place.roles,
  faults,
  legend: t('What may they do in {name}?', { name: place.name }),
  field: `roles-${place.id}`,
})}
${govukOnce('Button', { text: t('Save the roles'), preventDoubleClick: true })}
${place.kind !== 'partnership' && html`<p class="govuk-body-s"><a class="govuk-link" href="${organisationPath(place.id)}">${place.name}</a></p>`}
</form>`,
)}
<h2 class="govuk-heading-m">${t('When something changes')}</h2>
<ul class="govuk-list"><li><a class="govuk-link" href="${path}/move">${t('They move, or do something else')}</a></li>
<li><a class="govuk-link" href="${path}/ends">${t('Plan when their roles end')}</a></li>
<li><a class="govuk-link" href="${path}/leave">${t('They leave')}</a></li></ul>
<p class="govuk-body">${t('Without a role somebody cannot sign in. What they did stays in the record.')}</p>
${
  !person.trial &&
  html`<h2 class="govuk-heading-m">${person.canSignIn ? t('They cannot sign in') : t('They have not joined yet')}</h2>
<p class="govuk-body">${
    person.canSignIn
      ? t(
          'Send a link that works for 24 hours. With it they choose a new password and set up their phone again. Speak to them first: a link sent to the wrong hands lets those in.',
        )
      : t('Send a new link. The one before stops working.')
  }</p>
<form method="post" action="${path}/link">${csrf}${govuk('Button', { text: t('Send a new link'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}
${linksOfPerson(reader, { personId: person.id, links, csrf })}
<h2 class="govuk-heading-m">${t('Where they are signed in')}</h2>
<p class="govuk-body">${sessions === 0 ? t('Nowhere now.') : t('Places: {n}', { n: sessions })}</p>
${sessions > 0 && html`<form method="post" action="${path}/sessions/end">${csrf}${govuk('Button', { text: t('Sign them out everywhere'), classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`}`,
  }
}
