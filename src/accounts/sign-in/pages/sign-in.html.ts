import {
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { passkeySignIn } from '../../passkeys/pages/passkeys.html.ts'
import { TRIAL_ORGANISATIONS, type TRIAL_PEOPLE } from '../../people/trial-people.ts'
import { ROLE_MEANS, ROLE_WORDS } from '../../roles.ts'
import { ACCOUNT_PATHS, OPENID_PATH } from '../../urls.ts'

interface SignIn {
  /** The sealed way back to the page that was asked for. */
  readonly to: string
  readonly email?: string
  readonly faults?: readonly FieldFault[]
  /** Cards that sign a made-up person in, on trial runs. */
  readonly trial: typeof TRIAL_PEOPLE
  readonly ways: OtherWays
}

/** Beside a password. A passkey is always one. */
export interface OtherWays {
  /** Some organisation has its own sign-in. */
  readonly organisations: boolean
}

/** E-mail and password; on trial runs, cards of made-up people above. */
export function signInPage(reader: Reader, { to, email = '', faults = [], trial, ways }: SignIn): StaffPage {
  const { t } = reader
  const title = t('Sign in')
  return {
    title: titled(reader, title, faults),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('For people who work for the partnership and its partners.')} <a class="govuk-link" href="${reader.url('whomToTell')}">${t('Worried about a child? You need no account.')}</a></p>
${trial.length > 0 && trialCards(reader, trial, to)}
<form class="es-staff-form" method="post" action="${ACCOUNT_PATHS.signIn}" novalidate>
${hidden('to', to)}
${govukOnce('Input', {
  id: 'email',
  name: 'email',
  label: { text: t('E-mail address') },
  type: 'email',
  autocomplete: 'username',
  spellcheck: false,
  value: email,
  ...faultOf(faults, 'email'),
})}
${govuk('Input', {
  id: 'password',
  name: 'password',
  label: { text: t('Password') },
  type: 'password',
  autocomplete: 'current-password',
  ...faultOf(faults, 'password'),
})}
${govuk('Button', { text: t('Continue'), preventDoubleClick: true })}
</form>
${otherWays(reader, { to, faults, ways })}
${govuk('Details', {
  summaryText: t('I cannot sign in'),
  html: html`<p class="govuk-body">${t(
    'Ask an administrator of your partnership for a new link. With it you choose a new password and set up your phone again. Nobody else can see or set your password.',
  )}</p>`.text,
})}`,
  }
}

function otherWays(
  reader: Reader,
  { to, faults, ways }: Pick<SignIn, 'to' | 'ways'> & { faults: readonly FieldFault[] },
): Content {
  const { t } = reader
  return html`<section class="es-other-ways" aria-labelledby="ways" ${!ways.organisations && html`data-with-passkeys hidden`}>
<h2 class="govuk-heading-m" id="ways">${t('Other ways to sign in')}</h2>
${passkeySignIn(reader, to, faults)}
${ways.organisations && html`<p class="es-other-way">${govuk('Button', { text: t('Sign in through your organisation'), href: `${OPENID_PATH}${to && `?to=${to}`}`, classes: 'govuk-button--secondary' })}</p>`}
</section>`
}

function trialCards({ t }: Reader, trial: typeof TRIAL_PEOPLE, to: string): Content {
  return html`<section class="es-trial-people" aria-labelledby="trial-people">
<h2 class="govuk-heading-m" id="trial-people">${t('Try it out')}</h2>
<p class="govuk-body">${t('This is a trial copy. These people are made up: one click signs you in. A real service does not have them.')}</p>
<ul class="es-cards">${trial.map(
    ({
      role,
      name,
      email,
      organisation,
    }) => html`<li><form method="post" action="${ACCOUNT_PATHS.signIn}/trial">${hidden('to', to)}
<button class="es-card" type="submit" name="who" value="${email}"><strong>${name}</strong> <span>${t(ROLE_WORDS[role])}</span> ${organisation && html`<em>${TRIAL_ORGANISATIONS[organisation].name}</em> `}<small>${t(ROLE_MEANS[role])}</small></button></form></li>`,
  )}</ul>
</section>
<h2 class="govuk-heading-m">${t('With an account')}</h2>`
}

interface Code {
  readonly to: string
  readonly halfway: string
  readonly faults?: readonly FieldFault[]
}

/** The one-time code, or a recovery code in its place. */
export function codePage(reader: Reader, { to, halfway, faults = [] }: Code): StaffPage {
  const { t } = reader
  const title = t('Enter the code from your app')
  const action = `${ACCOUNT_PATHS.signIn}/code`
  const both = html`${hidden('to', to)}${hidden('halfway', halfway)}`
  const recovering = faults.some(({ field }) => field === 'recovery')
  return {
    title: titled(reader, title, faults),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<form class="es-staff-form" method="post" action="${action}" novalidate>
${both}
${govuk('Input', {
  id: 'code',
  name: 'code',
  label: { text: t('Code') },
  hint: { text: t('6 figures. A new one comes every 30 seconds.') },
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  spellcheck: false,
  classes: 'govuk-input--width-5 govuk-input--extra-letter-spacing',
  ...faultOf(faults, 'code'),
})}
${govuk('Button', { text: t('Sign in'), preventDoubleClick: true })}
</form>
<details class="govuk-details"${recovering && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('I cannot use my app')}</span></summary>
<div class="govuk-details__text">
<form class="es-staff-form" method="post" action="${action}" novalidate>
${both}
${govuk('Input', {
  id: 'recovery',
  name: 'recovery',
  label: { text: t('Recovery code') },
  hint: { text: t('One of the ten that you were given when you set up your app. Each works once.') },
  autocomplete: 'off',
  spellcheck: false,
  classes: 'govuk-input--width-20',
  ...faultOf(faults, 'recovery'),
})}
${govuk('Button', { text: t('Use this recovery code'), classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>
<p class="govuk-body">${t('No recovery code left? Ask an administrator for a new link.')}</p>
</div></details>`,
  }
}

export const hidden = (name: string, value: string): Content =>
  html`<input type="hidden" name="${name}" value="${value}">`
