import {
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { qrCode } from '../../../kit/qr-code.html.ts'
import { joinThrough } from '../../openid/pages/openid.html.ts'
import { secretAddress } from '../../sign-in/one-time-code.ts'
import { hidden } from '../../sign-in/pages/sign-in.html.ts'
import { LEAST_CHARACTERS } from '../../sign-in/password.ts'
import { ACCOUNT_PATHS, invitationPath } from '../../urls.ts'

/** A new password, and what makes a good one. */
export const newPasswordField = ({ t }: Reader, faults: readonly FieldFault[]): Content =>
  govuk('Input', {
    id: 'new-password',
    name: 'new-password',
    label: { text: t('New password') },
    hint: {
      text: t('At least {n} characters. Three or four words that do not belong together are good.', {
        n: LEAST_CHARACTERS,
      }),
    },
    type: 'password',
    autocomplete: 'new-password',
    ...faultOf(faults, 'new-password'),
  })

interface Secret {
  readonly secret: string
  /** The same, sealed, for the form to bring back. */
  readonly sealed: string
  readonly label: string
}

/** How an authenticator app learns its secret, and the first code as a proof that it did. */
export function appFields(
  { t }: Reader,
  { secret, sealed, label }: Secret,
  faults: readonly FieldFault[],
): Content {
  return html`<h2 class="govuk-heading-m">${t('Your phone')}</h2>
<p class="govuk-body">${t('You sign in with a password and a code from an authenticator app, such as Microsoft or Google Authenticator, FreeOTP or the one in your password manager.')}</p>
<div class="es-secret">${qrCode(secretAddress(secret, label), t('The code for your authenticator app'))}
<div><p class="govuk-body">${t('Scan this with the app. If you cannot scan it, type this key into the app:')}</p>
<p class="govuk-body es-secret__key"><code>${(secret.match(/.{1,4}/g) ?? []).join(' ')}</code></p></div></div>
${hidden('secret', sealed)}
${govuk('Input', {
  id: 'code',
  name: 'code',
  label: { text: t('Code from the app') },
  hint: { text: t('6 figures. A new one comes every 30 seconds.') },
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  spellcheck: false,
  classes: 'govuk-input--width-5 govuk-input--extra-letter-spacing',
  ...faultOf(faults, 'code'),
})}`
}

interface Invited extends Secret {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly joining: boolean
  /** Organisations of theirs that have their own sign-in. */
  readonly through: readonly { readonly id: string; readonly name: string }[]
  readonly faults?: readonly FieldFault[]
}

/** Where the link of an invitation leads: a password and an app, in one page. */
export function invitationPage(reader: Reader, invited: Invited): StaffPage {
  const { t } = reader
  const { faults = [], joining } = invited
  const title = joining ? t('Set up your account') : t('Set how you sign in anew')
  return {
    title: titled(reader, title, faults),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${invited.name}, ${invited.email}</p>
${!joining && html`<p class="govuk-body">${t('Your old password, codes and passkeys stop working, and you are signed out everywhere.')}</p>`}
${joinThrough(reader, invited.through, invited.token)}
<form class="es-staff-form" method="post" action="${invitationPath(invited.token)}" novalidate>
<input type="hidden" name="username" value="${invited.email}" autocomplete="username">
<h2 class="govuk-heading-m">${t('Your password')}</h2>
${newPasswordField(reader, faults)}
${appFields(reader, invited, faults)}
${govuk('Button', { text: t('Save'), preventDoubleClick: true })}
</form>`,
  }
}

/** The link has been used, or is too old. */
export function invitationOver({ t }: Reader): StaffPage {
  const title = t('This link no longer works')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('It was used, replaced by a newer one, or is too old. If you have set up your account, sign in. If not, ask an administrator of your partnership for a new link.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${ACCOUNT_PATHS.signIn}">${t('Sign in')}</a></p>`,
  }
}

/** Shown once: the codes that stand in for the app. */
export function recoveryCodesPage(
  { t }: Reader,
  codes: readonly string[],
  on: { href: string; words: string },
): StaffPage {
  const title = t('Keep these recovery codes')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${t('If your phone is lost, one of these lets you sign in instead of a code from the app. Each works once.')}</p>
<ul class="es-codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
${govuk('WarningText', {
  text: t('They are shown only now. Print them or put them into your password manager before you go on.'),
  iconFallbackText: t('Warning'),
})}
${govuk('Button', { text: on.words, href: on.href })}`,
  }
}
