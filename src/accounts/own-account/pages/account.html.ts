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
import type { ListedLink } from '../../openid/link-queries.ts'
import { ownLinks } from '../../openid/pages/openid.html.ts'
import { passkeyList } from '../../passkeys/pages/passkeys.html.ts'
import type { ListedPasskey } from '../../passkeys/queries.ts'
import { ROLE_WORDS } from '../../roles.ts'
import type { Actor } from '../../staff/visit.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS } from '../../urls.ts'
import type { OfferedSecret } from '../new-secrets.ts'
import type { HowIn, OpenSession } from '../queries.ts'
import { appFields, newPasswordField } from './set-up.html.ts'

interface Account {
  readonly actor: Actor
  readonly how: HowIn
  readonly sessions: readonly OpenSession[]
  readonly passkeys: readonly ListedPasskey[]
  readonly links: readonly ListedLink[]
  /** The organisation through which they came in. */
  readonly through: string | null
  readonly csrf: Html
}

/** One's own name, roles, ways in and sessions. */
export function accountPage(
  reader: Reader,
  { actor, how, sessions, passkeys, links, through, csrf }: Account,
): StaffPage {
  const { t } = reader
  const title = t('Your account')
  const row = (key: string, value: string, change?: { href: string; of: string }) => ({
    key: { text: key },
    value: { text: value },
    ...(change && {
      actions: { items: [{ href: change.href, text: t('Change'), visuallyHiddenText: change.of }] },
    }),
  })
  const set = (at: Date | null) => (at ? t('Set on {day}', { day: momentInWords(reader, at) }) : t('Not set'))
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
${govukOnce('SummaryList', {
  rows: [
    row(t('Name'), actor.name),
    row(t('E-mail address'), how.email),
    row(t('Roles'), actor.roles.map((role) => t(ROLE_WORDS[role])).join(', ')),
    ...(how.trial
      ? []
      : [
          row(t('Password'), set(how.passwordSetAt), {
            href: `${ACCOUNT_PATHS.account}/password`,
            of: t('password'),
          }),
          row(t('Authenticator app'), set(how.codeSetAt), {
            href: `${ACCOUNT_PATHS.account}/app`,
            of: t('authenticator app'),
          }),
          row(t('Recovery codes'), t('{n} left of 10', { n: how.codesLeft })),
        ]),
  ],
})}
${passkeyList(reader, passkeys)}
${ownLinks(reader, links, through)}
<h2 class="govuk-heading-m" id="sessions">${t('Where you are signed in')}</h2>
<p class="govuk-body">${t('If you do not know one of these, sign it out and change your password.')}</p>
<ul class="es-rows">${sessions.map((session) => sessionRow(reader, session, actor, csrf))}</ul>`,
  }
}

function sessionRow(
  reader: Reader,
  { id, device, beganAt, lastSeenAt }: OpenSession,
  actor: Actor,
  csrf: Html,
): Content {
  const { t } = reader
  return html`<li><div><strong>${device}</strong>${id === actor.sessionId && html` ${govuk('Tag', { text: t('This one') })}`}
<p class="govuk-hint">${t('Signed in {began}, last used {seen}', {
    began: momentInWords(reader, beganAt),
    seen: momentInWords(reader, lastSeenAt),
  })}</p></div>
${
  id !== actor.sessionId &&
  html`<form method="post" action="${ACCOUNT_PATHS.account}/sessions/${id}/end">${csrf}${govukOnce('Button', {
    html: html`${t('Sign out')}<span class="govuk-visually-hidden">: ${device}, ${momentInWords(reader, beganAt)}</span>`
      .text,
    classes: 'govuk-button--secondary es-small',
  })}</form>`
}</li>`
}

const back = ({ t }: Reader): Content => backLink(ACCOUNT_PATHS.account, t('Your account'))

const currentPassword = ({ t }: Reader, faults: readonly FieldFault[]): Content =>
  govuk('Input', {
    id: 'password',
    name: 'password',
    label: { text: t('Your password now') },
    type: 'password',
    autocomplete: 'current-password',
    ...faultOf(faults, 'password'),
  })

export function passwordPage(reader: Reader, csrf: Html, faults: readonly FieldFault[] = []): StaffPage {
  const { t } = reader
  const title = t('Change your password')
  return {
    title: titled(reader, title, faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('You stay signed in here, and are signed out everywhere else.')}</p>
<form class="es-staff-form" method="post" action="${ACCOUNT_PATHS.account}/password" novalidate>${csrf}
${currentPassword(reader, faults)}
${newPasswordField(reader, faults)}
${govuk('Button', { text: t('Change password'), preventDoubleClick: true })}
</form>`,
  }
}

interface App {
  readonly csrf: Html
  readonly offered: OfferedSecret
  readonly email: string
  readonly faults?: readonly FieldFault[]
}

export function appPage(reader: Reader, { csrf, offered, email, faults = [] }: App): StaffPage {
  const { t } = reader
  const title = t('Set up your authenticator app again')
  return {
    title: titled(reader, title, faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('The old codes stop working, and you are given ten new recovery codes.')}</p>
<form class="es-staff-form" method="post" action="${ACCOUNT_PATHS.account}/app" novalidate>${csrf}
${currentPassword(reader, faults)}
${appFields(reader, { ...offered, label: email }, faults)}
${govuk('Button', { text: t('Save'), preventDoubleClick: true })}
</form>`,
  }
}
