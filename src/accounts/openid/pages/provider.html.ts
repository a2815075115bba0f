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
import { momentInWords } from '../../staff/when.ts'
import { organisationPath, ownSignInPath } from '../../urls.ts'
import type { TypedProvider } from '../provider-form.ts'
import type { Provider } from '../provider-queries.ts'

interface Shown {
  readonly organisation: Organisation
  readonly provider: Provider | null
  readonly typed: TypedProvider
  /** Where the provider sends people back to. */
  readonly address: string
  readonly csrf: Html
  readonly faults: readonly FieldFault[]
}

/** How an organisation's people sign in elsewhere: what its IT desk needs from us, and what we need from it. */
export function providerPage(
  reader: Reader,
  { organisation, provider, typed, address, csrf, faults }: Shown,
): StaffPage {
  const { t } = reader
  const path = ownSignInPath(organisation.id)
  const title = t('Its own sign-in')
  const field = (name: string, label: string, hint: string, value: string) =>
    govukOnce('Input', {
      id: name,
      name,
      label: { text: label, classes: 'govuk-label--s' },
      hint: { text: hint },
      value,
      autocomplete: 'off',
      spellcheck: false,
      ...faultOf(faults, name),
    })
  return {
    title: titled(reader, title, faults),
    before: backLink(organisationPath(organisation.id), organisation.name),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${t('How {name} signs in', { name: organisation.name })}</h1>
<p class="govuk-body">${t('Its people sign in with their work account, by OpenID Connect (Microsoft Entra ID, Google Workspace, Keycloak and others). Only people who were invited come in, and only with their roles there.')}</p>
${provider && html`<p class="govuk-body">${t('Set on {moment}.', { moment: momentInWords(reader, provider.setAt) })}</p>`}
<h2 class="govuk-heading-m">${t('What its IT desk needs')}</h2>
<p class="govuk-body">${t('A web application with this redirect address, exactly:')}</p>
<p class="govuk-body es-secret__key"><code>${address}</code></p>
<h2 class="govuk-heading-m">${t('What its IT desk gives you')}</h2>
<form class="es-staff-form" method="post" action="${path}" novalidate>${csrf}
${field('issuer', t('Issuer'), t('Such as https://login.microsoftonline.com/ID-OF-THE-ORGANISATION/v2.0'), typed.issuer)}
${field('client-id', t('Client id'), t('Of the application. Another issuer or client id is another provider: people are linked anew.'), typed.clientId)}
${govuk('Input', {
  id: 'secret',
  name: 'secret',
  type: 'password',
  label: { text: t('Client secret'), classes: 'govuk-label--s' },
  hint: {
    text: provider
      ? t('Leave it empty to keep the one that is there. It is kept encrypted and never shown.')
      : t('It is kept encrypted and never shown.'),
  },
  // Else a browser offers the administrator's own password here.
  autocomplete: 'new-password',
  spellcheck: false,
  ...faultOf(faults, 'secret'),
})}
${govukOnce('Textarea', {
  id: 'domains',
  name: 'domains',
  rows: 3,
  label: { text: t('Domains of its e-mail addresses'), classes: 'govuk-label--s' },
  hint: {
    text: t(
      'One on each line. Somebody is known by their address the first time only, and only if it ends so.',
    ),
  },
  value: typed.domains,
  ...faultOf(faults, 'domains'),
})}
${secondStepChoice(reader, typed, faults)}
${govuk('Checkboxes', {
  name: 'joining',
  idPrefix: 'joining',
  fieldset: { legend: { text: t('Who was not invited'), classes: 'govuk-fieldset__legend--s' } },
  items: [
    {
      value: 'yes',
      text: t('May come in as a professional, who can tell what they have noticed and read the answer'),
      checked: typed.joining,
    },
  ],
  ...faultOf(faults, 'joining'),
})}
${govuk('Button', { text: t('Save'), preventDoubleClick: true })}
</form>
${provider && html`<h2 class="govuk-heading-m">${t('End it')}</h2>${govuk('Button', { text: t('End its own sign-in'), href: `${path}/end`, classes: 'govuk-button--warning' })}`}`,
  }
}

function secondStepChoice(reader: Reader, typed: TypedProvider, faults: readonly FieldFault[]): Content {
  const { t } = reader
  const acr = govukOnce('Input', {
    id: 'acr',
    name: 'acr',
    label: { text: t('The value') },
    value: typed.acr,
    autocomplete: 'off',
    spellcheck: false,
    ...faultOf(faults, 'acr'),
  })
  return govuk('Radios', {
    name: 'second-step',
    idPrefix: 'second-step',
    fieldset: {
      legend: {
        text: t('How is it known that there was a second step?'),
        classes: 'govuk-fieldset__legend--s',
      },
    },
    hint: { text: t('A password alone does not open what is kept here.') },
    items: [
      {
        value: 'amr',
        text: t('It says so each time (amr holds “mfa”)'),
        hint: { text: t('Whoever comes without is refused.') },
        checked: typed.secondStep === 'amr',
      },
      {
        value: 'acr',
        text: t('It says so each time, by a value of its own (acr)'),
        hint: { text: t('We ask for that value, and refuse any other.') },
        conditional: { html: acr.text },
        checked: typed.secondStep === 'acr',
      },
      {
        value: 'trusted',
        text: t('It says nothing, and we trust it'),
        hint: {
          text: t(
            'Only where its IT desk has confirmed in writing that this application cannot be opened without a second step.',
          ),
        },
        checked: typed.secondStep === 'trusted',
      },
    ],
    ...faultOf(faults, 'second-step'),
  })
}

/** On an organisation's page: whether it has its own sign-in, and the way there. */
export const ownSignInSection = ({ t }: Reader, organisationId: string, set: boolean): Content =>
  html`<h2 class="govuk-heading-m">${t('Its own sign-in')}</h2>
<p class="govuk-body">${set ? t('Its people can sign in with their work account.') : t('Its people sign in with a password and a code, or a passkey.')} <a class="govuk-link" href="${ownSignInPath(organisationId)}">${set ? t('See and change it') : t('Set up its own sign-in')}</a></p>`

export function endProviderPage(
  { t }: Reader,
  { organisation: { id, name }, csrf }: { organisation: Organisation; csrf: Html },
): StaffPage {
  const path = ownSignInPath(id)
  return {
    title: t('End its own sign-in'),
    before: backLink(path, t('Its own sign-in')),
    main: html`<h1 class="govuk-heading-l">${t('End the own sign-in of {name}?', { name })}</h1>
<p class="govuk-body">${t('Whoever came in through it is signed out at once. Who has no password here needs a new link from you to come in again.')}</p>
<form method="post" action="${path}/end">${csrf}${govuk('Button', { text: t('End it'), classes: 'govuk-button--warning', preventDoubleClick: true })}
<p class="govuk-body"><a class="govuk-link" href="${path}">${t('Keep it')}</a></p></form>`,
  }
}
