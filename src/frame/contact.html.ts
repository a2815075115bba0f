import { type Html, html } from '../kit/html.ts'
import { answeringFor, type Contact, dayOf, isOpen, openState, ZONE } from '../pack/index.ts'
import { icon } from './drawings.html.ts'
import type { Reader } from './reader.ts'

/** A telephone number as a link that dials. */
export const telephone = (number: string, classes = ''): Html =>
  html`<a class="govuk-link es-number ${classes}" href="tel:${number.replaceAll(' ', '')}">${number}</a>`

/** A sentence with the numbers of this contact and of the front door made links. */
export function linkNumbers({ pack }: Reader, sentence: string, contact: Contact | undefined): Html {
  const door = pack.contacts.get(pack.partnership.front_door)
  const numbers = new Set([contact, door].flatMap((each) => each?.telephone?.number ?? []))
  // Between words only: a short number may be the end of a longer one.
  const written = new RegExp(
    `(?<!\\d ?)(${[...numbers].map((number) => number.replace('+', '\\+')).join('|')})(?! ?\\d)`,
  )
  if (numbers.size === 0) return html`${sentence}`
  return html`${sentence.split(written).map((part, i) => (i % 2 ? telephone(part) : part))}`
}

/** "Open now, until 17:00" or "Closed now. Opens tomorrow, 8:30 am": by the reader's moment. */
export function openNow(reader: Reader, contact: Contact): Html {
  const { t, now, pack, language } = reader
  if (contact.hours === 'always')
    return html`<span class="es-open">${icon('clock')}${t('Open day and night')}</span>`
  const state = openState(contact, now, pack)
  if (state.open) {
    const text = state.until
      ? t('Open now, until {time}', { time: timeFormat(language, false).format(state.until) })
      : t('Open now')
    return html`<span class="es-open">${icon('clock')}${text}</span>`
  }
  return html`<span class="es-open es-open--closed">${icon('clock')}${t('Closed now.')} ${opensAgain(reader, contact)}</span>`
}

/** "Opens today, 8:30 am", "Opens Tuesday 8:30 am"; nothing while it is open. */
export function opensAgain({ t, now, pack, language }: Reader, contact: Contact): string | undefined {
  const { opensAt } = openState(contact, now, pack)
  if (!opensAt) return undefined
  const days = (Date.parse(dayOf(opensAt)) - Date.parse(dayOf(now))) / DAY
  const time = timeFormat(language, days > 1).format(opensAt)
  if (days === 0) return t('Opens today, {time}.', { time })
  if (days === 1) return t('Opens tomorrow, {time}.', { time })
  return t('Opens {time}.', { time })
}

const DAY = 24 * 60 * 60 * 1000

/** Who answers while this contact is closed, and on which number; nothing while it is open, or where nobody does. */
export function answersNow(reader: Reader, contact: Contact): Html | undefined {
  const { t, now, pack } = reader
  const open = (id: string): boolean => {
    const each = pack.contacts.get(id)
    return each !== undefined && isOpen(each, now, pack)
  }
  const answering = answeringFor(pack, contact, open)
  if (answering === contact || !open(answering.id)) return undefined
  const { number, say } = answering.telephone ?? {}
  const name = t(answering.name)
  const who =
    number && !name.includes(number)
      ? html`${name}, ${telephone(number)}`
      : linkNumbers(reader, name, answering)
  return html`${t.html('Answering now: {who}.', { who })}${say && html` ${t(say)}`}`
}

/** Made once each: making one takes longer than all else of a card. */
const timeFormats = new Map<string, Intl.DateTimeFormat>()

function timeFormat(language: string, day: boolean): Intl.DateTimeFormat {
  const name = `${language} ${day}`
  const format =
    timeFormats.get(name) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: ZONE,
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
  const now = answersNow(reader, contact)
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
<p class="govuk-body es-contact__hours">${openNow(reader, contact)}</p>${now && html`<p class="govuk-body">${now}</p>`}
<ul class="es-contact__ways">${textFirst ? [text, chat, call] : [call, text, chat]}${relay}${sign}${web}</ul>
${contact.keeps_private && html`<p class="govuk-body-s es-contact__private">${icon('private')}<span>${t(contact.keeps_private)}</span></p>`}
</div>`
}
