import { momentInWords, type StaffPage, type Visit } from '../accounts/index.ts'
import type { Reader } from '../frame/index.ts'
import { govuk, govukOnce } from '../kit/govuk.ts'
import { type Content, html } from '../kit/html.ts'
import type { Mail, PostedLetter } from '../mail/index.ts'
import { MAILBOX, sendAgainPath } from './urls.ts'

interface Mailbox {
  readonly letters: readonly PostedLetter[]
  readonly count: { readonly all: number; readonly stuck: number }
  readonly page: number
  readonly pages: number
  readonly way: Mail['way']
}

/** Letters, those that wait first. On a real service nobody reads them here: who reads an invitation can use it. */
export function mailboxPage(visit: Visit, { letters, count, page, pages, way }: Mailbox): StaffPage {
  const { t } = visit.reader
  const title = t('Letters')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t(WAYS[way])}</p>
${count.stuck > 0 && govuk('WarningText', { text: stuckWords(visit.reader, count.stuck), iconFallbackText: t('Warning') })}
${letters.length === 0 ? html`<p class="govuk-body">${t('No letter has been sent yet. Invitations and reminders will stand here.')}</p>` : html`<ol class="es-letters">${letters.map((one) => html`<li class="es-letters__one" id="letter-${one.id}">${letter(visit, one, way)}</li>`)}</ol>`}
${pages > 1 && pagination(visit.reader, page, pages)}`,
  }
}

const WAYS: Readonly<Record<Mail['way'], string>> = {
  kept: 'This is a trial run: no letter leaves it. What would have been sent is kept here for everybody to read.',
  server: 'Letters leave by your mail server. Here is what became of each; their words are not shown.',
  none: 'No mail server is set, so letters wait. Set EARLY_SIGNS_SMTP_URL and EARLY_SIGNS_MAIL_FROM, and start again: then they leave.',
}

const stuckWords = ({ t }: Reader, stuck: number): string =>
  stuck === 1
    ? t('1 letter has not been delivered.')
    : t('{n} letters have not been delivered.', { n: stuck })

const STATES: Readonly<Record<PostedLetter['state'], readonly [words: string, colour: string]>> = {
  waiting: ['On its way', 'govuk-tag--blue'],
  delivered: ['Delivered', 'govuk-tag--green'],
  kept: ['Kept here', 'govuk-tag--grey'],
  failed: ['Waits', 'govuk-tag--yellow'],
  refused: ['Refused', 'govuk-tag--red'],
}

function letter({ reader, csrf, actor }: Visit, one: PostedLetter, way: Mail['way']): Content {
  const { t } = reader
  const [words, classes] = STATES[one.state]
  const mayAsk = (one.state === 'failed' || one.state === 'refused') && actor.roles.includes('administrator')
  return html`<h2 class="govuk-heading-s es-letters__head"><span>${way === 'kept' ? one.subject : t(KINDS[one.about] ?? 'Letter')}</span> ${govuk('Tag', { text: t(words), classes })}</h2>
<p class="govuk-body-s es-letters__to">${t('To {address}, {moment}', { address: one.to, moment: momentInWords(reader, one.posted) })}</p>
${one.reason !== null && html`<p class="govuk-body-s">${t(why(one.reason))} ${t('Tried {n} times.', { n: one.attempts })} <span class="govuk-hint es-letters__code">${one.reason}</span></p>`}
${way === 'kept' && html`<div class="es-letters__text">${linked(one.text)}</div>`}
${
  mayAsk &&
  html`<form method="post" action="${sendAgainPath(one.id)}">${csrf}${govukOnce('Button', {
    html: html`${t('Send again')}<span class="govuk-visually-hidden"> ${t('to {address}', { address: one.to })}</span>`
      .text,
    classes: 'govuk-button--secondary',
  })}</form>`
}`
}

/** Kinds of letters, as rooms name them when they post. */
const KINDS: Readonly<Record<string, string>> = {
  invitation: 'An invitation',
  recovery: 'A way back in',
  'wave-reminder': 'A reminder about a survey',
  'team-test': 'A test message to a team',
  'team-silent': 'A team in which nobody looks',
}

/** From a code to a sentence that says what to do. */
const why = (reason: string): string => {
  if (reason === 'no-mail-server') return 'No mail server is set.'
  if (reason === 'other-key') return 'It was closed with another key: EARLY_SIGNS_KEY has changed.'
  if (/^(ECONNECTION|ESOCKET|ETIMEDOUT|EDNS)/.test(reason)) return 'The mail server does not answer.'
  if (reason.startsWith('ETLS')) return 'The mail server does not speak TLS.'
  if (/^(EAUTH|ENOAUTH)/.test(reason)) return 'The mail server does not accept our name or password.'
  if (/^EENVELOPE-5/.test(reason))
    return 'The mail server takes no letter for that address. Check the address.'
  return 'The mail server did not take it.'
}

/** Lines as they are, and addresses of the web to be followed: whoever tries this out goes on from here. */
const linked = (text: string): Content =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, i) => (i % 2 === 1 ? html`<a class="govuk-link" href="${part}">${part}</a>` : part))

const pagination = ({ t }: Reader, page: number, pages: number): Content => {
  const at = (n: number) => ({ href: `${MAILBOX}?page=${n}` })
  return govuk('Pagination', {
    landmarkLabel: t('Pages of letters'),
    ...(page > 1 && { previous: { ...at(page - 1), text: t('Previous') } }),
    ...(page < pages && { next: { ...at(page + 1), text: t('Next') } }),
  })
}
