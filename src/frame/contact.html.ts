import { type Html, html } from '../kit/html.ts'
import { type Contact, openState } from '../pack/index.ts'
import { icon } from './drawings.html.ts'
import type { Reader } from './reader.ts'

/** A telephone number as a link that dials. */
export const telephone = (number: string, classes = ''): Html =>
  html`<a class="govuk-link es-number ${classes}" href="tel:${number.replaceAll(' ', '')}">${number}</a>`

/** A sentence with every number of this contact made a link. */
export function linkNumbers(sentence: string, contact: Contact | undefined): Html {
  const number = contact?.telephone?.number
  if (!number || !sentence.includes(number)) return html`${sentence}`
  return html`${sentence.split(number).flatMap((part, i) => (i ? [telephone(number), part] : [part]))}`
}

/** "Open now, until 17:00" or "Closed now. Opens at 08:30 on Tuesday": by the reader's moment. */
export function openNow({ t, now, pack, language }: Reader, contact: Contact): Html {
  if (contact.hours === 'always')
    return html`<span class="es-open">${icon('clock')}${t('Open day and night')}</span>`
  const state = openState(contact, now, pack)
  const time = (at: Date, day: boolean) => timeFormat(language, day).format(at)
  if (state.open) {
    const text = state.until ? t('Open now, until {time}', { time: time(state.until, false) }) : t('Open now')
    return html`<span class="es-open">${icon('clock')}${text}</span>`
  }
  const opens = state.opensAt
    ? t('Closed now. Opens {time}', { time: time(state.opensAt, true) })
    : t('Closed now')
  return html`<span class="es-open es-open--closed">${icon('clock')}${opens}</span>`
}

/** Made once each: making one takes longer than all else of a card. */
const timeFormats = new Map<string, Intl.DateTimeFormat>()

function timeFormat(language: string, day: boolean): Intl.DateTimeFormat {
  const name = `${language} ${day}`
  const format =
    timeFormats.get(name) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: 'Europe/London',
      hour: 'numeric',
      minute: '2-digit',
      hour12: true,
      ...(day ? { weekday: 'long' } : {}),
    })
  timeFormats.set(name, format)
  return format
}

interface CardOptions {
  /** The level of its heading on the page. */
  readonly level?: 2 | 3 | 4
  /** Text and chat before the telephone, for who would rather write. */
  readonly textFirst?: boolean
  /** Whether links may lead to it; once a page. */
  readonly anchor?: boolean
}

export const contactAnchor = (id: string): string => `contact-${id}`

/** Everything about reaching somebody: by telephone, text and chat, what it costs, when, and what stays private. */
export function contactCard(
  reader: Reader,
  contact: Contact,
  { level = 3, textFirst = false, anchor = false }: CardOptions = {},
): Html {
  const { t } = reader
  const call =
    contact.telephone &&
    html`<li>${icon('telephone')}<span>${t('Telephone')} ${telephone(contact.telephone.number, 'es-number--big')}${
      contact.telephone.say && html` <span class="es-say">${t(contact.telephone.say)}</span>`
    }<span class="es-cost">${t(contact.telephone.cost)}</span></span></li>`
  const text =
    contact.text &&
    html`<li>${icon('text')}<span>${t('Text')} <a class="govuk-link es-number es-number--big" href="sms:${contact.text.number.replaceAll(' ', '')}">${contact.text.number}</a>${
      contact.text.say && html` <span class="es-say">${t(contact.text.say)}</span>`
    }<span class="es-cost">${t(contact.text.cost)}</span></span></li>`
  const chat =
    contact.chat &&
    html`<li>${icon('chat')}<span><a class="govuk-link" href="${contact.chat}" rel="noreferrer">${t('Chat online with {name}', { name: t(contact.name) })}</a></span></li>`
  const web =
    contact.website &&
    html`<li>${icon('web')}<span><a class="govuk-link" href="${contact.website}" rel="noreferrer">${t('Website of {name}', { name: t(contact.name) })}</a></span></li>`
  const sign =
    contact.sign_language &&
    html`<li>${icon('chat')}<span>${
      contact.sign_language.link
        ? html`<a class="govuk-link" href="${contact.sign_language.link}" rel="noreferrer">${t(contact.sign_language.how)}</a>`
        : t(contact.sign_language.how)
    }</span></li>`
  const relay = contact.relay && html`<li>${icon('text')}<span>${t(contact.relay)}</span></li>`
  const heading = (words: Html | string) =>
    level === 2
      ? html`<h2 class="govuk-heading-m">${words}</h2>`
      : level === 3
        ? html`<h3 class="govuk-heading-s">${words}</h3>`
        : html`<h4 class="govuk-heading-s">${words}</h4>`
  return html`<div class="es-contact"${anchor && html` id="${contactAnchor(contact.id)}"`}>
${heading(t(contact.name))}
<p class="govuk-body">${t(contact.for)}</p>
<p class="govuk-body es-contact__hours">${openNow(reader, contact)}</p>
<ul class="es-contact__ways">${textFirst ? [text, chat, call] : [call, text, chat]}${relay}${sign}${web}</ul>
${contact.keeps_private && html`<p class="govuk-body-s es-contact__private">${icon('private')}<span>${t(contact.keeps_private)}</span></p>`}
</div>`
}
