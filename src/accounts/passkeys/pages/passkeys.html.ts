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
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS } from '../../urls.ts'
import type { ListedPasskey } from '../queries.ts'
import { passkeyScript } from '../script.ts'

const { account, passkeys: path, signIn } = ACCOUNT_PATHS

const back = ({ t }: Reader): Content => backLink(account, t('Your account'))

/** What the script says when a device or a browser says no. */
const sayings = ({ t }: Reader): Content =>
  html` data-cancelled="${t('Nothing was sent: it was cancelled, or took too long. Try again, or sign in with your password.')}" data-there="${t('This device has a passkey for this account already.')}" data-address="${t('A passkey works at this service’s own address only. Open that address, and try again.')}" data-unable="${t('This browser or device cannot use passkeys.')}" data-failed="${t('That did not work. Try again, or sign in with your password.')}"`

const fault: Content = html`<p class="govuk-error-message" role="alert" data-fault hidden></p>`

/** On the sign-in page: hidden until its script runs in a browser that can. */
export function passkeySignIn(reader: Reader, to: string, faults: readonly FieldFault[]): Content {
  const { t } = reader
  const wrong = faults.find(({ field }) => field === 'passkey')
  return html`<form class="es-other-way" id="passkey" method="post" action="${signIn}/passkey" data-passkey="get" data-from="${signIn}/passkey/options"${sayings(reader)} hidden>
<input type="hidden" name="to" value="${to}"><input type="hidden" name="response" value="">
${wrong && html`<p class="govuk-error-message">${wrong.says}</p>`}${fault}
${govuk('Button', { text: t('Sign in with a passkey'), classes: 'govuk-button--secondary' })}
</form>${passkeyScript}`
}

/** In one's own account: those there are. */
export function passkeyList(reader: Reader, passkeys: readonly ListedPasskey[]): Content {
  const { t } = reader
  return html`<h2 class="govuk-heading-m" id="passkeys">${t('Passkeys')}</h2>
<p class="govuk-body">${t('A passkey signs you in with your fingerprint, your face or the PIN of your device, in place of your password and code. It works on this site alone, so no false page can take it from you.')}</p>
${passkeys.length > 0 && html`<ul class="es-rows">${passkeys.map((one) => row(reader, one))}</ul>`}
${govuk('Button', { text: t('Add a passkey'), href: `${path}/add`, classes: 'govuk-button--secondary' })}`
}

function row(reader: Reader, { id, name, addedAt, lastUsedAt, copied, doubtedAt }: ListedPasskey): Content {
  const { t } = reader
  const added = t('Added {added}', { added: momentInWords(reader, addedAt) })
  const used = lastUsedAt
    ? t('last used {used}', { used: momentInWords(reader, lastUsedAt) })
    : t('not used yet')
  return html`<li><div><strong>${name}</strong>${doubtedAt && html` ${govuk('Tag', { text: t('Stopped'), classes: 'govuk-tag--red' })}`}
<p class="govuk-hint">${added}, ${used}. ${copied && t('Your devices share it.')}${
    doubtedAt &&
    t(
      'It no longer works since {moment}: somebody may have a copy of it. If that was not you, tell an administrator.',
      {
        moment: momentInWords(reader, doubtedAt),
      },
    )
  }</p></div>
${govuk('Button', {
  html: html`${t('Remove')}<span class="govuk-visually-hidden">: ${name}</span>`.text,
  href: `${path}/${id}/remove`,
  classes: 'govuk-button--secondary es-small',
})}</li>`
}

interface Add {
  readonly csrf: Html
  /** What the device is asked, as JSON. */
  readonly options: string
  readonly name: string
  readonly faults: readonly FieldFault[]
}

export function addPasskeyPage(reader: Reader, { csrf, options, name, faults }: Add): StaffPage {
  const { t } = reader
  const title = t('Add a passkey')
  return {
    title: titled(reader, title, faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Your device will ask for your fingerprint, your face or its PIN. Use a device or a password manager of your own: whoever can unlock it can sign in as you.')}</p>
<p class="govuk-inset-text" data-no-passkeys>${t('To add a passkey, this page needs JavaScript. Without it, your password and code go on working.')}</p>
<form class="es-staff-form" method="post" action="${path}/add" data-passkey="create" data-options="${options}"${sayings(reader)} novalidate hidden>${csrf}
<input type="hidden" name="response" value="">
${govukOnce('Input', {
  id: 'name',
  name: 'name',
  label: { text: t('What do you call it?') },
  hint: { text: t('So that you know it again, such as “Work laptop” or “Blue key”.') },
  value: name,
  autocomplete: 'off',
  spellcheck: false,
  ...faultOf(faults, 'name'),
})}
${fault}
${govuk('Button', { text: t('Add a passkey') })}
</form>${passkeyScript}`,
  }
}

/** Not in this session: it is not fresh, or an organisation of theirs looks after how they sign in. */
export function notNowPage(
  reader: Reader,
  { organisation, again }: { organisation: string | null; again: string },
): StaffPage {
  const { t } = reader
  return {
    title: t('Add a passkey'),
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${organisation ? t('Sign in with your password first') : t('Sign in once more first')}</h1>
<p class="govuk-body">${
      organisation
        ? t(
            'You came in through {name}, which looks after how you sign in. A passkey would go on working when it has ended your access there. To add one, sign in with your own password and code.',
            { name: organisation },
          )
        : t(
            'You signed in a while ago. So that nobody adds a passkey at a screen that you left, sign in again. Then you come back here.',
          )
    }</p>
${govuk('Button', { text: t('Sign in again'), href: again })}`,
  }
}

export function removePasskeyPage(
  reader: Reader,
  { passkey: { id, name }, csrf }: { passkey: { id: string; name: string }; csrf: Html },
): StaffPage {
  const { t } = reader
  return {
    title: t('Remove a passkey'),
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${t('Remove “{name}”?', { name })}</h1>
<p class="govuk-body">${t('It signs nobody in any more. Your other ways to sign in stay. The device may go on offering it: delete it there too.')}</p>
<form method="post" action="${path}/${id}/remove">${csrf}${govuk('Button', { text: t('Remove it'), classes: 'govuk-button--warning', preventDoubleClick: true })}
<p class="govuk-body"><a class="govuk-link" href="${account}">${t('Keep it')}</a></p></form>`,
  }
}
